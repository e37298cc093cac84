package se.sluss.adapters.kit.notification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.contracts.id.OfficerId;

/**
 * A no, as it is kept here and nowhere else. Names nobody: whoever asks again knows the event.
 *
 * @param officer who asked
 * @param stage where he was
 * @param wish NO or NOT_ASKED
 * @param askAgainOn when to ask again; null when no day was said
 * @param language to ask in, as a BCP 47 tag; null when it was not said
 */
public record KeptNo(
    OfficerId officer,
    IgorEvent.Stage stage,
    IgorEvent.Wish wish,
    @Nullable LocalDate askAgainOn,
    @Nullable String language) {}
