package se.sluss.contracts.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.PartId;

/**
 * A signed cover with its sealed parts.
 *
 * @param cover CMS SignedData (RFC 5652) by the sending unit over the cover's JSON, attached
 * @param parts the sealed parts that the cover lists, in its order
 * @param record for the hub, which passes it on to nobody: CMS SignedData by the same unit over a
 *     {@link se.sluss.contracts.referral.StepRecord} with a step, always; over an {@link
 *     se.sluss.contracts.cover.EventLink} with a message, when it belongs to the event of another
 */
public record SealedMessage(Bytes cover, List<SealedPart> parts, @Nullable Bytes record) {
  /** Copies the list. */
  public SealedMessage {
    parts = List.copyOf(parts);
  }

  /** One that takes no step. */
  public SealedMessage(Bytes cover, List<SealedPart> parts) {
    this(cover, parts, null);
  }

  /**
   * One sealed part.
   *
   * @param id as in the cover
   * @param sealed CMS AuthEnvelopedData (RFC 5083) for the recipient unit alone
   */
  public record SealedPart(PartId id, Bytes sealed) {}
}
