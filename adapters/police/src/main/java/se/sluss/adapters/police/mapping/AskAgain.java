package se.sluss.adapters.police.mapping;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.notification.KeptNos;
import se.sluss.contracts.id.OfficerId;

/**
 * A no, and when to ask again. Names nobody: the case system knows the event.
 *
 * @param eventId under which the no was sent
 * @param officer who asked
 * @param stage where he was then
 * @param askAgainOn the day
 * @param language to ask in, as a BCP 47 tag
 */
public record AskAgain(
    String eventId,
    OfficerId officer,
    IgorEvent.Stage stage,
    LocalDate askAgainOn,
    @Nullable String language) {
  /** As the door shows it. */
  public static AskAgain of(KeptNos.Due due) {
    return new AskAgain(
        due.eventId(),
        due.no().officer(),
        due.no().stage(),
        Objects.requireNonNull(due.no().askAgainOn()),
        due.no().language());
  }
}
