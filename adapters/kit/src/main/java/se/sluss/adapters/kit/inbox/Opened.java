package se.sluss.adapters.kit.inbox;

import java.util.List;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.IgorWish;

/**
 * A message while it is shown. Keep it no longer than that.
 *
 * @param cover the sender's codes, signature checked
 * @param parts what was sealed, each checked against its header and closed schema
 * @param deferred whether it was opened without the hub, as a duty or urgent message may be; the
 *     hub is told when it is back
 */
public record Opened(Cover cover, List<Part> parts, boolean deferred) {
  /** Copies the list. */
  public Opened {
    parts = List.copyOf(parts);
  }

  /** One part, opened. */
  public sealed interface Part {
    /** What the hub knows of it. */
    PartHeader header();

    /** A wish to be contacted. */
    record Wish(PartHeader header, IgorWish wish) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Wish[" + header.id() + "]";
      }
    }

    /** A concern report. */
    record Concern(PartHeader header, ConcernReport report) implements Part {
      /** Prints the header's id only. */
      @Override
      public String toString() {
        return "Concern[" + header.id() + "]";
      }
    }
  }

  /** Prints the message's id only. */
  @Override
  public String toString() {
    return "Opened[" + cover.messageId() + "]";
  }
}
