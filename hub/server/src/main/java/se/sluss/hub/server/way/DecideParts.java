package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubReceipt.PartOutcome;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Outcome;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.server.rules.RulesUnavailableException;

/**
 * Step 3: what does the law say of each part? A part goes only if every kind of data in it may. A
 * part that may not is cut; when none is left, or a person must decide, the message stays with its
 * sender.
 */
@Component
public class DecideParts {
  private final Law law;
  private final DecideAnswer answers;
  private final Clock clock;

  /** The rules, and the step for messages without parts. */
  public DecideParts(Law law, DecideAnswer answers, Clock clock) {
    this.law = law;
    this.answers = answers;
    this.clock = clock;
  }

  /** Each submission by itself, in order; nothing else is a question of law. */
  public List<Settled> decide(List<Believed> believed) {
    return believed.stream().map(this::decide).toList();
  }

  private Settled decide(Believed believed) {
    return switch (believed) {
      case Checked checked -> decide(checked);
      case Believed.Report report -> report;
      case Arrived.Unbelieved unbelieved -> unbelieved;
    };
  }

  private Judged decide(Checked checked) {
    List<Judged.One> judged = new ArrayList<>();
    for (Checked.One one : checked.messages()) {
      judged.add(
          switch (one) {
            case Checked.Faulty f ->
                new Judged.Stays(f.cover(), f.code(), f.field(), f.successor(), null);
            case Checked.Whole whole when whole.cover().answer() != null ->
                answers.decide(whole, checked.sender());
            case Checked.Whole whole -> decide(whole, checked.sender());
          });
    }
    return new Judged(checked.submission(), checked.sha256(), checked.sender(), judged);
  }

  private Judged.One decide(Checked.Whole whole, Unit sender) {
    Cover cover = whole.cover();
    @Nullable GroundRule rule = whole.type().rule(cover.ground());
    if (rule == null
        || (rule.purpose() != null && !rule.purpose().equals(cover.purpose()))
        || !cover.parts().stream().allMatch(p -> p.flags().containsAll(rule.flags()))) {
      return stays(cover, SlCode.WRONG_VALUE, "/ground", null);
    }
    if (cover.ground() instanceof Ground.Consent consent
        && !covers(consent.record(), cover, whole.recipient())) {
      return stays(cover, SlCode.CONSENT_MISMATCH, "/ground/record", null);
    }
    @Nullable DecisionSummary decision = decide(cover, whole.type(), sender, whole.recipient());
    if (decision == null) {
      return stays(cover, SlCode.WRONG_VALUE, "/parts", null);
    }
    Set<PartId> going = new HashSet<>();
    decision.parts().stream().filter(PartOutcome::goes).map(PartOutcome::part).forEach(going::add);
    if (going.isEmpty()) {
      boolean review =
          decision.parts().stream().anyMatch(p -> p.outcome().equals(Outcome.REVIEW.name()));
      return stays(cover, review ? SlCode.NEEDS_REVIEW : SlCode.DENIED, null, decision);
    }
    Set<String> missing = new TreeSet<>(rule.ticks());
    missing.retainAll(decision.obligations());
    missing.removeAll(ticks(cover.ground()));
    if (!missing.isEmpty()) {
      return stays(cover, SlCode.NOT_ATTESTED, "/ground/attestation/ticks", decision);
    }
    SealedMessage passing =
        new SealedMessage(
            whole.message().cover(),
            whole.message().parts().stream().filter(p -> going.contains(p.id())).toList());
    return new Judged.Goes(cover, passing, whole.recipient(), whole.type(), decision);
  }

  /**
   * What the rules say of a cover today; also asked again at release.
   *
   * @return null when the rules do not know a value in it
   */
  public @Nullable DecisionSummary decide(
      Cover cover, MessageType type, Unit sender, Unit recipient) {
    List<PartOutcome> outcomes = new ArrayList<>();
    Set<String> grounds = new TreeSet<>();
    Set<String> obligations = new TreeSet<>();
    StringBuilder sv = new StringBuilder();
    StringBuilder en = new StringBuilder();
    boolean duty = false;
    boolean goes = false;
    String ruleset = law.ruleset();
    for (PartHeader part : cover.parts()) {
      Decision decision;
      try {
        decision = law.ask(question(cover, part, type, sender, recipient));
      } catch (UnknownFactsException e) {
        return null;
      }
      if (!decision.rulesetHash().equals(ruleset)) {
        throw new RulesUnavailableException("the rules changed between two parts");
      }
      boolean may = decision.categories().stream().allMatch(c -> mayGo(c.outcome()));
      Outcome outcome = may ? decision.outcome() : stop(decision);
      outcomes.add(new PartOutcome(part.id(), outcome.name(), may));
      grounds.addAll(decision.grounds());
      obligations.addAll(decision.obligations());
      sv.append(sv.isEmpty() ? "" : "\n").append(decision.explanationSv());
      en.append(en.isEmpty() ? "" : "\n").append(decision.explanationEn());
      goes |= may;
      duty |= outcome == Outcome.MUST_DISCLOSE;
    }
    return new DecisionSummary(
        whole(outcomes, goes, duty).name(),
        grounds,
        obligations,
        outcomes,
        sv.toString(),
        en.toString(),
        ruleset);
  }

  /** Of the parts that go: a duty decides, else the most cautious; if none goes, the stop. */
  private static Outcome whole(List<PartOutcome> parts, boolean goes, boolean duty) {
    if (!goes) {
      return parts.stream().anyMatch(p -> p.outcome().equals(Outcome.REVIEW.name()))
          ? Outcome.REVIEW
          : Outcome.DENY;
    }
    if (duty) {
      return Outcome.MUST_DISCLOSE;
    }
    boolean whole =
        parts.stream().allMatch(p -> p.outcome().equals(Outcome.PERMIT.name()) && p.goes());
    return whole ? Outcome.PERMIT : Outcome.PERMIT_WITH_OBLIGATION;
  }

  private static Outcome stop(Decision decision) {
    return decision.categories().stream().anyMatch(c -> c.outcome() == Outcome.DENY)
        ? Outcome.DENY
        : Outcome.REVIEW;
  }

  private static boolean mayGo(Outcome outcome) {
    return switch (outcome) {
      case PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE -> true;
      case REVIEW, DENY -> false;
    };
  }

  private Law.Question question(
      Cover cover, PartHeader part, MessageType type, Unit sender, Unit recipient) {
    return new Law.Question(
        sender,
        recipient,
        Objects.requireNonNull(type.regime(), "a type with parts names its regime"),
        cover.purpose(),
        part.subjectKind(),
        part.categories(),
        part.flags(),
        part.offence(),
        part.offenceDate(),
        consentState(cover.ground(), part, recipient, clock.instant()),
        cover.inReplyTo() != null);
  }

  /**
   * What the record says of this part today. Given in custody, a yes holds towards the authority
   * function alone, until it is confirmed outside.
   */
  static String consentState(Ground ground, PartHeader part, Unit recipient, Instant now) {
    return switch (ground) {
      case Ground.Consent(ConsentRecord record, Attestation _) -> {
        if (now.isBefore(record.from()) || now.isAfter(record.to())) {
          yield "EXPIRED";
        }
        boolean custody =
            record.inCustody() && recipient.function() != UnitFunction.AUTHORITY_VIOLENCE;
        boolean about = record.subject().equals(part.subject());
        boolean wide = record.categories().containsAll(part.categories());
        yield about && wide && !custody ? "ACTIVE" : "NONE";
      }
      case Ground.Weighing weighing -> weighing.refused() ? "ASKED_REFUSED" : "NONE";
      case Ground.Duty _, Ground.Reply _ -> "NONE";
    };
  }

  private static boolean covers(ConsentRecord record, Cover cover, Unit recipient) {
    return record.recipients().contains(recipient.id())
        && record.purposes().contains(cover.purpose())
        && cover.parts().stream().anyMatch(p -> p.subject().equals(record.subject()));
  }

  private static Set<String> ticks(Ground ground) {
    return switch (ground) {
      case Ground.Consent consent -> consent.attestation().ticks();
      case Ground.Duty duty -> duty.attestation().ticks();
      case Ground.Weighing weighing -> weighing.attestation().ticks();
      case Ground.Reply _ -> Set.of();
    };
  }

  private static Judged.Stays stays(
      Cover cover, SlCode code, @Nullable String field, @Nullable DecisionSummary decision) {
    return new Judged.Stays(cover, code, field, null, decision);
  }
}
