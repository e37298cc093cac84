package se.sluss.contracts.wire;

import java.util.List;
import se.sluss.contracts.id.PartId;

/**
 * A signed cover with its sealed parts.
 *
 * @param cover CMS SignedData (RFC 5652) by the sending unit over the cover's JSON, attached
 * @param parts the sealed parts that the cover lists, in its order
 */
public record SealedMessage(Bytes cover, List<SealedPart> parts) {
  /** Copies the list. */
  public SealedMessage {
    parts = List.copyOf(parts);
  }

  /**
   * One sealed part.
   *
   * @param id as in the cover
   * @param sealed CMS AuthEnvelopedData (RFC 5083) for the recipient unit alone
   */
  public record SealedPart(PartId id, Bytes sealed) {}
}
