package se.sluss.hub.server.way;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Outcome;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Step 3 for steps in a referral's life: may the other side know? Some are about the message and
 * always go; some tell that a person is known to the unit, and need the ground the message rested
 * on; some never leave the unit's own side.
 */
@Component
public class DecideStep {
  private final Law law;
  private final MessageStore messages;
  private final ConsentStore consents;
  private final MessageTypes types;
  private final Clock clock;

  /** The rules and what was asked. */
  public DecideStep(
      Law law, MessageStore messages, ConsentStore consents, MessageTypes types, Clock clock) {
    this.law = law;
    this.messages = messages;
    this.consents = consents;
    this.types = types;
    this.clock = clock;
  }

  Judged.One decide(Checked.Whole whole, StepRecord step, Unit sender) {
    Cover cover = whole.cover();
    StoredMessage asked = messages.find(Objects.requireNonNull(cover.inReplyTo())).orElseThrow();
    @Nullable MessageType askedType = types.type(asked.cover().type());
    @Nullable StepRule rule = askedType == null ? null : askedType.steps().get(step.step());
    if (rule == null && step.step().ofVictimsSide()) {
      // From who is not the victim's side: as if nothing were there.
      return stays(cover, SlCode.NOT_FOUND, "/inReplyTo");
    }
    if (rule == null) {
      return stays(cover, SlCode.WRONG_VALUE, cover.step() == null ? "/answer" : "/step");
    }
    if (cover.step() != null && !cover.step().equals(rule.tell(step))) {
      return stays(cover, SlCode.MORE_THAN_NEEDED, "/step");
    }
    if (step.step().withdrawsConsent() && !(asked.cover().ground() instanceof Ground.Consent)) {
      return stays(cover, SlCode.NO_CONSENT_TO_WITHDRAW, "/step");
    }
    // A sender whose adapter cannot read it is not told; the unit goes on all the same.
    if (!rule.told() || !whole.recipient().accepts().contains(cover.type())) {
      return new Judged.Kept(cover, whole.recipient(), summary(Outcome.DENY), step);
    }
    DecisionSummary decision =
        rule.aboutPerson()
            ? decide(rule, asked, sender, whole.recipient())
            : summary(Outcome.PERMIT);
    return mayGo(decision)
        ? new Judged.Goes(
            cover, whole.message(), whole.recipient(), whole.type(), decision, step, null)
        : new Judged.Kept(cover, whole.recipient(), decision, step);
  }

  private DecisionSummary decide(StepRule rule, StoredMessage asked, Unit sender, Unit recipient) {
    PartHeader about = asked.cover().parts().getFirst();
    Set<String> flags = new TreeSet<>(about.flags());
    try {
      Decision decision =
          law.ask(
              new Law.Question(
                  sender,
                  recipient,
                  law.answeringRegime(sender),
                  Objects.requireNonNull(rule.purpose()),
                  about.subjectKind(),
                  rule.categories(),
                  flags,
                  null,
                  null,
                  consentState(rule, asked, recipient),
                  false));
      return new DecisionSummary(
          asked.id().toString(),
          decision.outcome().name(),
          new TreeSet<>(decision.grounds()),
          new TreeSet<>(decision.obligations()),
          List.of(),
          decision.explanationSv(),
          decision.explanationEn(),
          law.ruleset());
    } catch (UnknownFactsException e) {
      return summary(Outcome.REVIEW);
    }
  }

  /** The consent the message rested on, if it names the asker, this purpose and these data. */
  private String consentState(StepRule rule, StoredMessage asked, Unit recipient) {
    return asked.cover().ground() instanceof Ground.Consent consent
            && consent.record().recipients().contains(recipient.id())
            && consent.record().purposes().contains(Objects.requireNonNull(rule.purpose()))
            && consent.record().categories().containsAll(rule.categories())
            && consents.stands(asked.id(), clock.instant())
        ? "ACTIVE"
        : "NONE";
  }

  private static boolean mayGo(DecisionSummary decision) {
    return switch (Outcome.valueOf(decision.outcome())) {
      case PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE -> true;
      case REVIEW, DENY -> false;
    };
  }

  private DecisionSummary summary(Outcome outcome) {
    return new DecisionSummary(
        "", outcome.name(), Set.of(), Set.of(), List.of(), "", "", law.ruleset());
  }

  private static Judged.Stays stays(Cover cover, SlCode code, String field) {
    return new Judged.Stays(cover, code, field, null, null);
  }
}
