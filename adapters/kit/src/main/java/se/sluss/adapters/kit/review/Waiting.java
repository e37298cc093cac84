package se.sluss.adapters.kit.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubReceipt.PartOutcome;
import se.sluss.contracts.wire.SealedMessage;

/**
 * What is kept, encrypted, of a message that waits for its reviewer.
 *
 * @param eventId the event it came from
 * @param officer who sent it
 * @param track what was sealed
 * @param cover as it was signed
 * @param message as it was sealed
 * @param decision that asked for a person
 */
public record Waiting(
    @Nullable String eventId,
    OfficerId officer,
    Track track,
    Cover cover,
    SealedMessage message,
    DecisionSummary decision) {
  /** What the directory must first say; no reviewer can settle it. */
  public static final String CLASSIFY = "CLASSIFY_UNIT";

  private static final String HEAD = "FU-LEDARE";
  private static final String JURIST = "JURIST";

  /** Who must settle it: the investigation's secrecy is its head's (OSL 18 kap. 1 §). */
  AttesterRole role() {
    return decision.obligations().contains(HEAD) && !settledByHead()
        ? AttesterRole.HEAD_OF_INVESTIGATION
        : AttesterRole.REVIEWER;
  }

  private boolean settledByHead() {
    return cover.reviews().stream()
        .anyMatch(review -> review.role() == AttesterRole.HEAD_OF_INVESTIGATION);
  }

  /** What that person must attest; null when the decision names no code. */
  @Nullable String tick() {
    if (role() == AttesterRole.HEAD_OF_INVESTIGATION) {
      return HEAD;
    }
    return decision.obligations().contains(JURIST) ? JURIST : null;
  }

  /** The parts that a person must settle. */
  List<PartId> parts() {
    return decision.parts().stream()
        .filter(part -> part.outcome().equals("REVIEW"))
        .map(PartOutcome::part)
        .toList();
  }

  /** Everybody on the sending side: none of them can review it. */
  Set<OfficerId> senders() {
    Set<OfficerId> senders = new HashSet<>();
    senders.add(officer);
    Attestation attestation = cover.ground().attested();
    if (attestation != null) {
      senders.add(attestation.officer());
    }
    if (cover.ground() instanceof Ground.Consent consent) {
      senders.add(consent.record().recordedBy());
    }
    return senders;
  }

  /** Prints the message's id only. */
  @Override
  public String toString() {
    return "Waiting[" + cover.messageId() + "]";
  }
}
