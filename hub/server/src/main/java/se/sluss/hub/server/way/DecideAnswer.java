package se.sluss.hub.server.way;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Answer;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Outcome;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Step 3 for answers: may the one who asked know? Some answers are about the message and always go
 * back; some tell that a person is known to the unit, and need the ground the message rested on;
 * some never leave the unit's own side.
 */
@Component
public class DecideAnswer {
  private final Law law;
  private final MessageStore messages;
  private final MessageTypes types;
  private final Clock clock;

  /** The rules and what was asked. */
  public DecideAnswer(Law law, MessageStore messages, MessageTypes types, Clock clock) {
    this.law = law;
    this.messages = messages;
    this.types = types;
    this.clock = clock;
  }

  Judged.One decide(Checked.Whole whole, Unit sender) {
    Cover cover = whole.cover();
    AnswerCode code = Objects.requireNonNull(cover.answer());
    StoredMessage asked = messages.find(Objects.requireNonNull(cover.inReplyTo())).orElseThrow();
    @Nullable MessageType askedType = types.type(asked.cover().type());
    @Nullable Answer answer = askedType == null ? null : askedType.answers().get(code);
    if (answer == null) {
      return stays(cover, SlCode.WRONG_VALUE, "/answer");
    }
    if (!inTurn(asked, code)) {
      return stays(cover, SlCode.OUT_OF_TURN, "/answer");
    }
    boolean assessed =
        cover.ground() instanceof Ground.Reply reply
            && reply.safety() != null
            && reply.safety().ticks().stream().anyMatch(t -> t.startsWith("SAFETY-"));
    if (code == AnswerCode.BOOKED && !assessed) {
      return stays(cover, SlCode.SAFETY_NOT_ASSESSED, "/ground/safety");
    }
    if (!answer.toldToSender()) {
      return new Judged.Kept(cover, whole.recipient(), kept());
    }
    if (!answer.aboutPerson()) {
      return new Judged.Goes(
          cover, whole.message(), whole.recipient(), whole.type(), aboutTheMessage());
    }
    DecisionSummary decision = decide(answer, asked, sender, whole.recipient());
    return mayGo(decision)
        ? new Judged.Goes(cover, whole.message(), whole.recipient(), whole.type(), decision)
        : new Judged.Kept(cover, whole.recipient(), decision);
  }

  /** After a refusal by the unit nothing follows; a time is booked by who has not refused. */
  private static boolean inTurn(StoredMessage asked, AnswerCode code) {
    return asked.answer() != AnswerCode.WRONG_UNIT
        && (code != AnswerCode.WRONG_UNIT || asked.answer() != AnswerCode.BOOKED);
  }

  private DecisionSummary decide(Answer answer, StoredMessage asked, Unit sender, Unit recipient) {
    PartHeader about = asked.cover().parts().getFirst();
    Set<String> flags = new TreeSet<>(about.flags());
    try {
      Decision decision =
          law.ask(
              new Law.Question(
                  sender,
                  recipient,
                  law.answeringRegime(sender),
                  Objects.requireNonNull(answer.purpose()),
                  about.subjectKind(),
                  answer.categories(),
                  flags,
                  null,
                  null,
                  consentState(answer, asked, recipient),
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
  private String consentState(Answer answer, StoredMessage asked, Unit recipient) {
    return asked.cover().ground() instanceof Ground.Consent consent
            && consent.record().recipients().contains(recipient.id())
            && consent.record().purposes().contains(Objects.requireNonNull(answer.purpose()))
            && consent.record().categories().containsAll(answer.categories())
            && messages.consentStands(asked.id(), clock.instant())
        ? "ACTIVE"
        : "NONE";
  }

  private static boolean mayGo(DecisionSummary decision) {
    return switch (Outcome.valueOf(decision.outcome())) {
      case PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE -> true;
      case REVIEW, DENY -> false;
    };
  }

  private DecisionSummary kept() {
    return summary(Outcome.DENY);
  }

  private DecisionSummary aboutTheMessage() {
    return summary(Outcome.PERMIT);
  }

  private DecisionSummary summary(Outcome outcome) {
    return new DecisionSummary(
        "", outcome.name(), Set.of(), Set.of(), List.of(), "", "", law.ruleset());
  }

  private static Judged.Stays stays(Cover cover, SlCode code, String field) {
    return new Judged.Stays(cover, code, field, null, null);
  }
}
