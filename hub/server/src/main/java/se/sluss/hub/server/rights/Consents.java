package se.sluss.hub.server.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.ConsentChange.Change;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.ConsentStore.Consent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.way.EndConsent;
import se.sluss.hub.server.way.Trail;

/**
 * May this unit change that consent, and if so it is changed. Taken back, or said never to have
 * been, by the unit that recorded it; confirmed outside custody by the unit that has opened what
 * rests on it. Whatever else is asked is refused in one way, and on record.
 */
@Service
public class Consents {
  private final ConsentStore consents;
  private final MessageStore messages;
  private final EndConsent ends;
  private final Trail trail;
  private final Clock clock;

  /** The consents, what rests on them, and the trails. */
  public Consents(
      ConsentStore consents, MessageStore messages, EndConsent ends, Trail trail, Clock clock) {
    this.consents = consents;
    this.messages = messages;
    this.ends = ends;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Changes a consent.
   *
   * @param unit who asks; the asking adapter's own
   * @return when, the first time it was asked for; empty alike when there is no such consent, when
   *     it is another's or of another handle, and when it has ended in another way
   */
  @Transactional
  public Optional<Instant> change(ConsentId id, Unit unit, ConsentChange asked) {
    Optional<Instant> changed =
        consents
            .find(id)
            .filter(one -> isNamed(one, asked))
            .flatMap(
                one -> {
                  @Nullable ReferralStep ends = asked.change().ends();
                  return ends == null ? confirm(one, unit, asked) : end(one, unit, asked, ends);
                });
    if (changed.isEmpty()) {
      trail.write(
          LogDetail.of(
                  LogEvent.CONSENT_REFUSED,
                  clock.instant(),
                  OwnTrail.REFUSALS,
                  new Actor("officer", asked.officer().value()))
              .at(unit.agency().value(), unit.id().value())
              .fact("consent", id.toString()));
    }
    return changed;
  }

  private static boolean isNamed(Consent one, ConsentChange asked) {
    return one.record() != null
        && one.record().subject().equals(asked.subject())
        && one.conversation().equals(asked.conversation());
  }

  private Optional<Instant> end(Consent one, Unit unit, ConsentChange asked, ReferralStep step) {
    if (!one.recordedBy().equals(unit.id())) {
      return Optional.empty();
    }
    EndConsent.End end = new EndConsent.End(step, Objects.requireNonNull(asked.reason()), true);
    @Nullable Instant now = ends.end(one.id(), end);
    if (now == null) {
      return Optional.ofNullable(one.state() == end.state() ? one.changedAt() : null);
    }
    LogEvent event =
        asked.change() == Change.WITHDRAWN
            ? LogEvent.CONSENT_WITHDRAWN
            : LogEvent.CONSENT_RECORDED_IN_ERROR;
    trail.write(leaf(event, one, asked, now).fact(Trail.SIDE, Trail.SENDER));
    return Optional.of(now);
  }

  private Optional<Instant> confirm(Consent one, Unit unit, ConsentChange asked) {
    ConsentRecord record = Objects.requireNonNull(one.record());
    boolean opened =
        messages.lock(consents.restingOn(one.id())).values().stream()
            .anyMatch(m -> m.recipientUnit().equals(unit.id()) && m.openedAt() != null);
    if (!opened || !record.inCustody()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (!consents.confirm(record, now)) {
      return Optional.ofNullable(
          one.state() == ConsentStore.State.ACTIVE && !one.provisional() ? one.changedAt() : null);
    }
    trail.write(
        leaf(LogEvent.CONSENT_CONFIRMED, one, asked, now).fact(Trail.SIDE, Trail.RECIPIENT));
    return Optional.of(now);
  }

  private static LogDetail leaf(LogEvent event, Consent one, ConsentChange asked, Instant now) {
    return LogDetail.of(
            event,
            now,
            one.conversation().toString(),
            new Actor("officer", asked.officer().value()))
        .fact("consent", one.id().toString());
  }
}
