package se.sluss.hub.server.way;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubReceipt.PartOutcome;
import se.sluss.hub.secrecy.Outcome;

/**
 * May this cover go, today? Asked at acceptance and again at release, in the same words: the ground
 * it claims, what its purpose needs, the rules, what a reviewer has settled, and what the
 * obligations demand.
 */
@Component
public class Judge {
  private final Examine examine;
  private final SettleReviews reviews;
  private final Demands demands;
  private final Handling handling;

  /** The rules, the reviews and the demands. */
  public Judge(Examine examine, SettleReviews reviews, Demands demands, Handling handling) {
    this.examine = examine;
    this.reviews = reviews;
    this.demands = demands;
    this.handling = handling;
  }

  /**
   * The judgement.
   *
   * @param decision what the rules said; null when they were not asked, or do not know a value
   * @param stop why it stays; null when it goes, with every part
   * @param field at fault
   */
  public record Judgement(
      @Nullable DecisionSummary decision, @Nullable SlCode stop, @Nullable String field) {}

  /** Judges a cover with today's facts. */
  public Judgement judge(Cover cover, MessageType type, Unit sender, Unit recipient) {
    @Nullable GroundRule rule = type.rule(cover.ground());
    if (rule == null
        || (rule.purpose() != null && !rule.purpose().equals(cover.purpose()))
        || !cover.parts().stream().allMatch(p -> p.flags().containsAll(rule.flags()))) {
      return new Judgement(null, SlCode.WRONG_VALUE, "/ground");
    }
    if (cover.ground() instanceof Ground.Consent consent
        && !covers(consent.record(), cover, recipient)) {
      return new Judgement(null, SlCode.CONSENT_MISMATCH, "/ground/record");
    }
    if (!handling.unneeded(cover).isEmpty()) {
      return new Judgement(null, SlCode.MORE_THAN_NEEDED, "/parts");
    }
    Examine.@Nullable Examined examined = examine.examine(cover, type, sender, recipient);
    if (examined == null) {
      return new Judgement(null, SlCode.WRONG_VALUE, "/parts");
    }
    SettleReviews.Settled settled = reviews.settle(cover, examined);
    DecisionSummary decision = summary(settled.parts(), examined);
    if (settled.refused() != null) {
      return new Judgement(decision, settled.refused(), "/reviews");
    }
    @Nullable SlCode stop = stop(settled.parts());
    if (stop != null) {
      return new Judgement(decision, stop, null);
    }
    Demands.@Nullable Unmet unmet = demands.unmet(cover, rule, decision.obligations());
    return unmet == null
        ? new Judgement(decision, null, null)
        : new Judgement(decision, unmet.code(), unmet.field());
  }

  /**
   * The hub cannot take a part out of what its sender has signed: when only some may go, the sender
   * seals those again, and the recipient never sees a gap (O-SPLIT).
   */
  private static @Nullable SlCode stop(List<Examine.Part> parts) {
    if (parts.stream().allMatch(Examine.Part::goes)) {
      return null;
    }
    if (parts.stream().anyMatch(Examine.Part::goes)) {
      return SlCode.PARTS_CUT;
    }
    return parts.stream().anyMatch(p -> p.outcome() == Outcome.REVIEW)
        ? SlCode.NEEDS_REVIEW
        : SlCode.DENIED;
  }

  private static boolean covers(ConsentRecord record, Cover cover, Unit recipient) {
    return record.recipients().contains(recipient.id())
        && record.purposes().contains(cover.purpose())
        && cover.parts().stream().anyMatch(p -> p.subject().equals(record.subject()));
  }

  private static DecisionSummary summary(List<Examine.Part> parts, Examine.Examined examined) {
    List<PartOutcome> outcomes = new ArrayList<>();
    Set<String> grounds = new TreeSet<>();
    Set<String> obligations = new TreeSet<>();
    List<String> sv = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Examine.Part part : parts) {
      outcomes.add(new PartOutcome(part.header().id(), part.outcome().name(), part.goes()));
      grounds.addAll(part.decision().grounds());
      obligations.addAll(part.decision().obligations());
      sv.add(part.decision().explanationSv());
      en.add(part.decision().explanationEn());
    }
    return new DecisionSummary(
        examined.id(),
        whole(parts).name(),
        grounds,
        obligations,
        outcomes,
        String.join("\n", sv),
        String.join("\n", en),
        examined.ruleset());
  }

  /** Of the parts that go: a duty decides, else the most cautious; if none goes, the stop. */
  private static Outcome whole(List<Examine.Part> parts) {
    if (parts.stream().noneMatch(Examine.Part::goes)) {
      return parts.stream().anyMatch(p -> p.outcome() == Outcome.REVIEW)
          ? Outcome.REVIEW
          : Outcome.DENY;
    }
    if (parts.stream().anyMatch(p -> p.outcome() == Outcome.MUST_DISCLOSE)) {
      return Outcome.MUST_DISCLOSE;
    }
    return parts.stream().allMatch(p -> p.outcome() == Outcome.PERMIT)
        ? Outcome.PERMIT
        : Outcome.PERMIT_WITH_OBLIGATION;
  }
}
