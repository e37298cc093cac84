package se.sluss.adapters.kit.notification;

import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.hub.HubAnswer;
import se.sluss.adapters.kit.hub.HubApi.DecisionAnswer;
import se.sluss.adapters.kit.hub.HubApi.DecisionQuestion;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.adapters.kit.notification.Result.Advice;
import se.sluss.adapters.kit.review.Waiting;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Handling;

/**
 * Step 4: may I? A hub that is away stops nothing: it decides when the message arrives. What may
 * not wait, such as a duty, and is not at once permitted shows whom to call.
 */
public final class AskTheHub {
  private final HubDoor hub;
  private final Handling handling;
  private final OnCall onCall;

  AskTheHub(HubDoor hub, Handling handling, OnCall onCall) {
    this.hub = hub;
    this.handling = handling;
    this.onCall = onCall;
  }

  /** Asks for each track that still goes. */
  public Passage ask(Passage passage) {
    return passage.after(
        lane -> lane instanceof Lane.Written written ? ask(passage.sender(), written) : lane);
  }

  private Lane ask(UnitId sender, Lane.Written written) {
    Track track = written.track();
    if (!handling.needed(track.purpose(), track.categories(), track.schema())) {
      return stuck(written, new Fault(SlCode.MORE_THAN_NEEDED, null), List.of(), null);
    }
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
              written.callsWhenStuck() ? new Fault(SlCode.HUB_UNREACHABLE, null) : null);
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
      case "PERMIT", "PERMIT_WITH_OBLIGATION", "MUST_DISCLOSE" -> attested(written, why);
      case "REVIEW" -> review(written, why);
      // DENY, and any outcome this version does not know: no match means no.
      default ->
          stuck(
              written,
              new Fault(SlCode.DENIED, null),
              List.of(Advice.HAND_OVER_INFORMATION, Advice.GIVE_HELPLINE_NUMBER),
              why);
    };
  }

  /**
   * It is sent, the hub's decision comes back with its name, and a reviewer of our own settles
   * that; whoever has a duty calls meanwhile. An unclassified unit is nothing a reviewer can
   * settle.
   */
  private Lane review(Lane.Written written, Why why) {
    Fault fault = new Fault(SlCode.NEEDS_REVIEW, null);
    if (why.obligations().contains(Waiting.CLASSIFY)) {
      return stuck(written, fault, List.of(Advice.REVIEW_IN_OWN_AGENCY), why);
    }
    return new Lane.Allowed(written, why, written.callsWhenStuck() ? fault : null);
  }

  /** What the obligations demand is asked of the decision, whatever the type says. */
  private Lane attested(Lane.Written written, Why why) {
    Track track = written.track();
    Attestation attestation = track.claim().attestation();
    SortedSet<String> demanded = handling.demanded(why.obligations(), track.flags());
    if (!attestation.ticks().containsAll(demanded)) {
      return stuck(written, new Fault(SlCode.NOT_ATTESTED, "/ticks"), List.of(), why);
    }
    return handling.byRightPerson(attestation, demanded)
        ? new Lane.Allowed(written, why, null)
        : stuck(written, new Fault(SlCode.WRONG_ATTESTER, "/officer"), List.of(), why);
  }

  private Lane stuck(Lane.Written written, Fault fault, List<Advice> advice, @Nullable Why why) {
    return new Lane.Ended(
        written.callsWhenStuck()
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
