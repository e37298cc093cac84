package se.sluss.adapters.kit.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Dispatch.Consented;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/** Step 1 for what an adapter has written itself: whether the consent that was recorded will do. */
final class ChooseDispatch {
  private final MessageTypes types;
  private final Duration longest;
  private final Clock clock;

  /**
   * @param longest how long a consent to be contacted holds at most
   */
  ChooseDispatch(MessageTypes types, Duration longest, Clock clock) {
    this.types = types;
    this.longest = longest;
    this.clock = clock;
  }

  Lane choose(Dispatch dispatch) {
    MessageType type = types.type(dispatch.type());
    if (type == null) {
      return refused(SlCode.UNKNOWN_TYPE, "/type");
    }
    GroundRule rule = type.grounds().get(GroundKind.CONSENT);
    Consented consent = dispatch.consent();
    if (rule == null || rule.purpose() == null || !consent.purposes().contains(rule.purpose())) {
      return refused(SlCode.CONSENT_MISMATCH, "/consent/purposes");
    }
    if (!consent.until().isAfter(clock.instant())) {
      return refused(SlCode.CONSENT_MISMATCH, "/consent/until");
    }
    if (!consent.ticks().containsAll(rule.ticks())) {
      return refused(SlCode.NOT_ATTESTED, "/consent/ticks");
    }
    if (!type.urgencies().contains(dispatch.urgency())) {
      return refused(SlCode.WRONG_VALUE, "/urgency");
    }
    SortedSet<String> flags = new TreeSet<>(rule.flags());
    flags.addAll(dispatch.flags());
    return new Lane.Chosen(
        type,
        rule.purpose(),
        dispatch.subjectKind(),
        flags,
        dispatch.urgency(),
        new Claim.Yes(
            consent.how(),
            false,
            consent.purposes(),
            consent.categories(),
            longest,
            consent.until(),
            new Attestation(
                dispatch.officer(), AttesterRole.OFFICER, consent.recordedAt(), consent.ticks())),
        dispatch.handling(),
        new Where(dispatch.municipality(), dispatch.district(), dispatch.recipientUnit(), ""));
  }

  private static Lane refused(SlCode code, String field) {
    return new Lane.Ended(new Result.Refused(new Fault(code, field), List.of(), null));
  }
}
