package se.sluss.adapters.conformance.door;

/**
 * What an adapter answers.
 *
 * @param kind what it comes to
 * @param text all of it
 */
public record Reply(Kind kind, String text) {
  /** What an answer comes to. */
  public enum Kind {
    /** 2xx, or a receipt. */
    TAKEN,
    /** 4xx, or a receipt that refuses. */
    REFUSED,
    /** 429, 5xx, or nothing: the same may be said again. */
    LATER
  }

  /** Nothing of the content: for a report. */
  @Override
  public String toString() {
    return kind.name();
  }
}
