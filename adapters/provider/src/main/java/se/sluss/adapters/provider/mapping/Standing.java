package se.sluss.adapters.provider.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a person has been told.
 *
 * @param upTo when the last of what he was told of had come, by the portal's clock; absent when he
 *     owes no reading
 * @param again whether he has been told once more, because of something urgent
 * @param waits whether a notice to him is still to be sent
 * @param last when he was last told, by our clock; absent before the first time
 */
public record Standing(
    @Nullable Instant upTo, boolean again, boolean waits, @Nullable Instant last) {}
