package se.sluss.hub.server.way;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.Review;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.hub.secrecy.Outcome;
import se.sluss.hub.server.state.SubmissionStore;

/**
 * What the rules leave to a person, and a person of the sender's own agency has settled: that
 * part's REVIEW becomes PERMIT_WITH_OBLIGATION. Nobody at the hub can settle anything, and a DENY
 * is never settled.
 */
@Component
public class SettleReviews {
  /** The investigation's secrecy: its head settles it (OSL 18 kap. 1 §). */
  private static final String HEAD = "FU-LEDARE";

  private static final String JURIST = "JURIST";

  /** What the unit is must first be confirmed in the directory. */
  private static final String CLASSIFY = "CLASSIFY_UNIT";

  private final SubmissionStore decisions;

  /** The decisions that were made. */
  public SettleReviews(SubmissionStore decisions) {
    this.decisions = decisions;
  }

  /**
   * Parts after the reviews, or why a review is not believed.
   *
   * @param parts in the cover's order; those settled may go
   * @param refused null when every review holds
   */
  record Settled(List<Examine.Part> parts, @Nullable SlCode refused) {}

  /** Settles what can be. One review that does not hold refuses the whole. */
  Settled settle(Cover cover, Examine.Examined examined) {
    for (Review review : cover.reviews()) {
      @Nullable SlCode refused = refusal(cover, examined, review);
      if (refused != null) {
        return new Settled(examined.parts(), refused);
      }
    }
    List<Examine.Part> settled = new ArrayList<>();
    for (Examine.Part part : examined.parts()) {
      settled.add(
          part.outcome() == Outcome.REVIEW && isSettled(cover, part)
              ? new Examine.Part(
                  part.header(), Outcome.PERMIT_WITH_OBLIGATION, true, part.decision())
              : part);
    }
    return new Settled(settled, null);
  }

  private @Nullable SlCode refusal(Cover cover, Examine.Examined examined, Review review) {
    if (!review.ruleset().equals(examined.ruleset())) {
      return SlCode.REVIEW_OF_OTHER_RULES;
    }
    Examine.@Nullable Part part =
        examined.parts().stream()
            .filter(one -> one.header().id().equals(review.part()))
            .filter(one -> one.outcome() == Outcome.REVIEW)
            .findFirst()
            .orElse(null);
    if (part == null) {
      return SlCode.REVIEW_OF_OTHER_PART;
    }
    if (!review.decision().equals(examined.id())
        || !decisions.wasDecided(cover.messageId(), review.decision())) {
      return SlCode.REVIEW_OF_OTHER_DECISION;
    }
    if (senders(cover.ground()).contains(review.officer())) {
      return SlCode.REVIEW_BY_SENDER;
    }
    if (part.decision().obligations().contains(CLASSIFY)) {
      return SlCode.REVIEW_CANNOT_LIFT;
    }
    boolean fits = asked(part).anyMatch(ask -> ask.fits(review));
    return fits ? null : SlCode.REVIEW_WRONG_ROLE;
  }

  private static boolean isSettled(Cover cover, Examine.Part part) {
    return asked(part)
        .allMatch(
            ask ->
                cover.reviews().stream()
                    .filter(review -> review.part().equals(part.header().id()))
                    .anyMatch(ask::fits));
  }

  /** Who must settle it, and what that person must have ticked. */
  private record Ask(AttesterRole role, @Nullable String tick) {
    boolean fits(Review review) {
      return review.role() == role && (tick == null || review.ticks().contains(tick));
    }
  }

  private static Stream<Ask> asked(Examine.Part part) {
    Set<String> obligations = new HashSet<>(part.decision().obligations());
    List<Ask> asks = new ArrayList<>();
    if (obligations.contains(HEAD)) {
      asks.add(new Ask(AttesterRole.HEAD_OF_INVESTIGATION, HEAD));
    }
    if (obligations.contains(JURIST) || asks.isEmpty()) {
      asks.add(new Ask(AttesterRole.REVIEWER, obligations.contains(JURIST) ? JURIST : null));
    }
    return asks.stream();
  }

  /** Everybody the cover names on the sending side. */
  private static Set<OfficerId> senders(Ground ground) {
    Set<OfficerId> officers = new HashSet<>();
    @Nullable Attestation attestation = ground.attested();
    if (attestation != null) {
      officers.add(attestation.officer());
    }
    if (ground instanceof Ground.Consent consent) {
      officers.add(consent.record().recordedBy());
    }
    return officers;
  }
}
