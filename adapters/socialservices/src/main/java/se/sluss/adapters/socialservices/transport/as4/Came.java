package se.sluss.adapters.socialservices.transport.as4;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An envelope that has come.
 *
 * @param as4Id under which
 * @param organisation from whom, as its access point says
 * @param message its id in SDK, when it is a sound message
 * @param function the functional address that it was for, likewise
 * @param envelope gone when it is settled
 */
record Came(
    String as4Id,
    String organisation,
    @Nullable UUID message,
    @Nullable String function,
    byte[] envelope) {}
