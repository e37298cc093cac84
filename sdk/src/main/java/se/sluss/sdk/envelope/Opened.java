package se.sluss.sdk.envelope;

import java.util.List;
import org.w3c.dom.Document;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Format;

/**
 * What was in an envelope that is taken.
 *
 * @param format a message or a receipt
 * @param content checked by its rules
 * @param sender the organisation whose signature it is
 * @param notes what is said of envelope and content without refusing them
 */
public record Opened(Format format, Document content, String sender, List<Finding> notes) {
  /** Copies the list. */
  public Opened {
    notes = List.copyOf(notes);
  }

  /** Who and what, never the content. */
  @Override
  public String toString() {
    return "Opened[" + format + " from " + sender + "]";
  }
}
