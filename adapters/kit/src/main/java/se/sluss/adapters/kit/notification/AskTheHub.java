package se.sluss.adapters.kit.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.hub.HubAnswer;
import se.sluss.adapters.kit.hub.HubApi.DecisionAnswer;
import se.sluss.adapters.kit.hub.HubApi.DecisionQuestion;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.adapters.kit.notification.Result.Advice;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/**
 * Step 3: may I? A hub that is away stops nothing: it decides when the message arrives. A duty that
 * is not at once permitted shows whom to call.
 */
public final class AskTheHub {
  private final HubDoor hub;
  private final OnCall onCall;

  AskTheHub(HubDoor hub, OnCall onCall) {
    this.hub = hub;
    this.onCall = onCall;
  }

  /** Asks for each track that still goes. */
  public Passage ask(Passage passage) {
    return passage.after(
        lane -> lane instanceof Lane.Written written ? ask(passage.sender(), written) : lane);
  }

  private Lane ask(UnitId sender, Lane.Written written) {
    return switch (hub.decide(question(sender, written))) {
      case HubAnswer.Yes<DecisionAnswer>(DecisionAnswer answer) -> answered(written, answer);
      case HubAnswer.No<DecisionAnswer>(SlCode code) ->
          code == SlCode.UNIT_CLOSED
              // On acceptance the hub names the successor, and it is sealed again for that.
              ? new Lane.Allowed(written, null, null)
              : stuck(written, new Fault(code, null), List.of(), null);
      case HubAnswer.Unreachable<DecisionAnswer> _ ->
          new Lane.Allowed(
              written,
              null,
              written.track().duty() ? new Fault(SlCode.HUB_UNREACHABLE, null) : null);
    };
  }

  private Lane answered(Lane.Written written, DecisionAnswer answer) {
    Why why =
        new Why(
            answer.outcome(),
            answer.grounds(),
            answer.obligations(),
            answer.explanationSv(),
            answer.explanationEn());
    return switch (answer.outcome()) {
      case "PERMIT", "PERMIT_WITH_OBLIGATION", "MUST_DISCLOSE" ->
          new Lane.Allowed(written, why, null);
      case "REVIEW" ->
          stuck(
              written,
              new Fault(SlCode.NEEDS_REVIEW, null),
              List.of(Advice.REVIEW_IN_OWN_AGENCY),
              why);
      // DENY, and any outcome this version does not know: no match means no.
      default ->
          stuck(
              written,
              new Fault(SlCode.DENIED, null),
              List.of(Advice.HAND_OVER_INFORMATION, Advice.GIVE_HELPLINE_NUMBER),
              why);
    };
  }

  private Lane stuck(Lane.Written written, Fault fault, List<Advice> advice, @Nullable Why why) {
    return new Lane.Ended(
        written.track().duty()
            ? onCall.call(written.place(), fault, List.of(), null)
            : new Result.Refused(fault, advice, why));
  }

  private static DecisionQuestion question(UnitId sender, Lane.Written written) {
    Track track = written.track();
    return new DecisionQuestion(
        sender,
        written.recipient().id(),
        track.regime(),
        track.purpose(),
        track.subjectKind(),
        track.categories(),
        track.flags(),
        null,
        null,
        consentState(track.claim()),
        false);
  }

  private static String consentState(Claim claim) {
    return switch (claim) {
      case Claim.Yes _ -> "ACTIVE";
      case Claim.Duty _ -> "NONE";
      case Claim.Weighed weighed -> weighed.refused() ? "ASKED_REFUSED" : "NONE";
    };
  }
}
