package se.sluss.hub.server.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.way.Trail;

/**
 * May this person open this message now? Consent and state are checked under the row lock that
 * changing them takes, and the opening is on record before it is permitted.
 */
@Service
public class Permits {
  private final MessageStore messages;
  private final Trail trail;
  private final Clock clock;

  /** The messages and their trails. */
  public Permits(MessageStore messages, Trail trail, Clock clock) {
    this.messages = messages;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Permits an opening.
   *
   * @param unit whose message it must be
   * @param officer who opens
   * @param role as the adapter's login has it
   * @param namedHandler whether the adapter's login has the officer as a named handler
   * @return empty alike when there is no such message, when it is another's, when it has not been
   *     taken, when consent no longer stands and when only named handlers may
   */
  @Transactional
  public Optional<Permit> permit(
      MessageId id, Unit unit, OfficerId officer, String role, boolean namedHandler) {
    Instant now = clock.instant();
    Optional<StoredMessage> found =
        messages
            .lock(id)
            .filter(m -> m.recipientUnit().equals(unit.id()))
            .filter(m -> m.state() != StoredMessage.State.REFUSED)
            .filter(m -> namedHandler || !m.protectedIdentity())
            .filter(m -> m.duty() || messages.consentStands(m.id(), now));
    if (found.isEmpty()) {
      // One trail for what is missing and what is forbidden: the same steps for both.
      trail.write(
          LogDetail.of(
                  LogEvent.PERMIT_REFUSED, now, OwnTrail.REFUSALS, new Actor(role, officer.value()))
              .at(unit.agency().value(), unit.id().value())
              .message(id.toString()));
      return Optional.empty();
    }
    StoredMessage message = found.get();
    if (message.openedAt() == null) {
      messages.setOpened(id, now);
    }
    trail.write(
        trail
            .of(LogEvent.OPENED, message, new Actor(role, officer.value()))
            .at(unit.agency().value(), unit.id().value())
            .fact(Trail.SIDE, Trail.RECIPIENT));
    return Optional.of(new Permit(id, now));
  }

  /**
   * A permit, used as it is given.
   *
   * @param message which
   * @param at when
   */
  public record Permit(MessageId message, Instant at) {}
}
