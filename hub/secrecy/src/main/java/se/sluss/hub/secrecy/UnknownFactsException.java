package se.sluss.hub.secrecy;

/**
 * The facts cannot be examined: a value is not in the vocabulary, a combination is not allowed, a
 * secrecy regime did not apply on the day, or two facts contradict each other.
 *
 * <p>The message names the field and what is wrong with it. There is never a guessed decision.
 */
public final class UnknownFactsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;

  public UnknownFactsException(String field, String message) {
    super(field + ": " + message);
    this.field = field;
  }

  /** The field at fault, by its column name, for instance {@code sender_regime}. */
  public String field() {
    return field;
  }
}
