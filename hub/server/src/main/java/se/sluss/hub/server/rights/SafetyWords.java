package se.sluss.hub.server.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.contracts.wire.SafetyWord.Word;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.Side;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.SafetyStore;
import se.sluss.hub.server.state.SafetyStore.Ground;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.way.Trail;

/**
 * May this unit say whether the victim's side is told, and if so it is noted. It may of a referral
 * that it holds and has opened, about somebody who has used violence. The answer is the same
 * whether there is a victim's side or not, and whether anything was left to settle.
 */
@Service
public class SafetyWords {
  private final MessageStore messages;
  private final EventStore events;
  private final SafetyStore safety;
  private final Handling handling;
  private final Limits limits;
  private final Trail trail;
  private final Clock clock;

  /** The referrals, what has happened in them, and the trails. */
  public SafetyWords(
      MessageStore messages,
      EventStore events,
      SafetyStore safety,
      Handling handling,
      Limits limits,
      Trail trail,
      Clock clock) {
    this.messages = messages;
    this.events = events;
    this.safety = safety;
    this.handling = handling;
    this.limits = limits;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What is wrong with a word by itself, whatever it is of; null when nothing is.
   *
   * @param code MISSING_FIELD, WRONG_ATTESTER, NOT_ATTESTED, FUTURE_DATE or WRONG_VALUE
   * @param field its JSON pointer
   */
  public record Fault(SlCode code, String field) {}

  /** Looks at a word by itself. */
  public @Nullable Fault fault(SafetyWord said) {
    @Nullable Attestation weighed = said.weighed();
    if (weighed == null) {
      return said.word().weighs() ? new Fault(SlCode.MISSING_FIELD, "/weighed") : null;
    }
    if (!said.word().weighs()) {
      return new Fault(SlCode.WRONG_VALUE, "/weighed");
    }
    if (!weighed.role().answersFor(AttesterRole.RESPONSIBLE_OFFICER)) {
      return new Fault(SlCode.WRONG_ATTESTER, "/weighed/role");
    }
    if (weighed.at().isAfter(clock.instant().plus(limits.clockSkew()))) {
      return new Fault(SlCode.FUTURE_DATE, "/weighed/at");
    }
    return said.word() == Word.TELL
            && !weighed.ticks().containsAll(handling.safety().weigherTicks())
        ? new Fault(SlCode.NOT_ATTESTED, "/weighed/ticks")
        : null;
  }

  /**
   * Notes it.
   *
   * @param unit who says it; the asking adapter's own
   * @return when; empty alike when there is no such referral, when it is another's, not opened, not
   *     about who has used violence, or has ended before the person could be asked
   */
  @Transactional
  public Optional<Instant> say(MessageId referral, Unit unit, SafetyWord said) {
    Instant now = clock.instant();
    Actor actor = new Actor("officer", said.officer().value());
    Optional<StoredMessage> held =
        messages.lock(referral).filter(message -> isHeld(message, unit, said.word()));
    if (held.isEmpty()) {
      trail.write(
          LogDetail.of(LogEvent.SAFETY_WORD_REFUSED, now, OwnTrail.REFUSALS, actor)
              .at(unit.agency().value(), unit.id().value())
              .message(referral.toString()));
      return Optional.empty();
    }
    switch (said.word()) {
      case AGREES -> safety.agree(referral, true);
      case TAKES_BACK -> safety.agree(referral, false);
      case TELL -> safety.settle(referral, Ground.WEIGHED);
      case DO_NOT_TELL -> safety.settle(referral, Ground.NOT_TO_BE_TOLD);
    }
    trail.write(
        trail
            .of(LogEvent.SAFETY_WORD_SAID, held.get(), actor)
            .at(unit.agency().value(), unit.id().value())
            .outcome(said.word().name())
            .fact(Trail.SIDE, Trail.RECIPIENT));
    return Optional.of(now);
  }

  private boolean isHeld(StoredMessage message, Unit unit, Word word) {
    return message.recipientUnit().equals(unit.id())
        && message.openedAt() != null
        && message.state() != StoredMessage.State.REFUSED
        // What has ended is weighed; a person who is not met any more is not asked.
        && (word != Word.AGREES || !message.life().state().ends())
        && events.of(message.id()).filter(one -> one.side() == Side.PERPETRATOR).isPresent();
  }
}
