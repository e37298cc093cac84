package se.sluss.adapters.kit.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Dispatch.Consented;
import se.sluss.adapters.kit.event.Dispatch.Weighed;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/** Step 1 for what an adapter has written itself: whether what it rests on will do. */
final class ChooseDispatch {
  private final MessageTypes types;
  private final Handling handling;
  private final Duration longest;
  private final Clock clock;

  /**
   * @param longest how long a consent to be contacted holds at most
   */
  ChooseDispatch(MessageTypes types, Handling handling, Duration longest, Clock clock) {
    this.types = types;
    this.handling = handling;
    this.longest = longest;
    this.clock = clock;
  }

  /**
   * Chooses the lane of one.
   *
   * @param at JSON pointer of what holds its place
   */
  Lane choose(Dispatch dispatch, String at) {
    MessageType type = types.type(dispatch.type());
    if (type == null) {
      return refused(SlCode.UNKNOWN_TYPE, "/type");
    }
    if (!type.urgencies().contains(dispatch.urgency())) {
      return refused(SlCode.WRONG_VALUE, "/urgency");
    }
    GroundKind kind =
        switch (dispatch.ground()) {
          case Consented _ -> GroundKind.CONSENT;
          case Weighed _ -> GroundKind.WEIGHING;
        };
    GroundRule rule = type.grounds().get(kind);
    String purpose = rule == null ? null : rule.purpose();
    if (rule == null || purpose == null) {
      return kind == GroundKind.CONSENT
          ? refused(SlCode.CONSENT_MISMATCH, "/consent/purposes")
          : refused(SlCode.NOT_ATTESTED, "/weighing");
    }
    Fault fault =
        switch (dispatch.ground()) {
          case Consented consent -> fault(consent, rule, purpose);
          case Weighed weighed -> fault(weighed.weighing(), rule);
        };
    if (fault != null) {
      return new Lane.Ended(new Result.Refused(fault, List.of(), null));
    }
    SortedSet<String> flags = new TreeSet<>(rule.flags());
    flags.addAll(dispatch.flags());
    return new Lane.Chosen(
        type,
        purpose,
        dispatch.subjectKind(),
        flags,
        dispatch.urgency(),
        switch (dispatch.ground()) {
          case Consented consent -> claim(dispatch, consent, rule);
          case Weighed weighed -> claim(weighed, rule);
        },
        dispatch.handling(),
        new Where(dispatch.municipality(), dispatch.district(), dispatch.recipientUnit(), at),
        dispatch.content());
  }

  private @Nullable Fault fault(Consented consent, GroundRule rule, String purpose) {
    if (!consent.purposes().contains(purpose)) {
      return new Fault(SlCode.CONSENT_MISMATCH, "/consent/purposes");
    }
    if (consent.until() != null && !consent.until().isAfter(clock.instant())) {
      return new Fault(SlCode.CONSENT_MISMATCH, "/consent/until");
    }
    return consent.ticks().containsAll(rule.ticks())
        ? null
        : new Fault(SlCode.NOT_ATTESTED, "/consent/ticks");
  }

  private static @Nullable Fault fault(Weighing weighing, GroundRule rule) {
    return weighing.criteria().containsAll(rule.ticks())
            && weighing.criteria().containsAll(rule.flags())
        ? null
        : new Fault(SlCode.NOT_ATTESTED, "/weighing/criteria");
  }

  private Claim claim(Dispatch dispatch, Consented consent, GroundRule rule) {
    return new Claim.Yes(
        consent.how(),
        false,
        consent.purposes(),
        consent.categories(),
        longest,
        consent.until(),
        new Attestation(
            dispatch.officer(),
            AttesterRole.OFFICER,
            consent.recordedAt(),
            demandable(consent.ticks(), rule)));
  }

  private Claim claim(Weighed weighed, GroundRule rule) {
    Weighing weighing = weighed.weighing();
    return new Claim.Weighed(
        weighed.refused(),
        new Attestation(
            weighing.officer(),
            AttesterRole.RESPONSIBLE_OFFICER,
            weighing.at(),
            demandable(weighing.criteria(), rule)));
  }

  /** Only what can be demanded travels; whatever else was ticked stays with the sender. */
  private SortedSet<String> demandable(SortedSet<String> ticked, GroundRule rule) {
    SortedSet<String> ticks = new TreeSet<>(ticked);
    ticks.removeIf(tick -> !rule.ticks().contains(tick) && !handling.knowsTick(tick));
    return ticks;
  }

  private static Lane refused(SlCode code, String field) {
    return new Lane.Ended(new Result.Refused(new Fault(code, field), List.of(), null));
  }
}
