package se.sluss.contracts.part;

/**
 * Whether somebody whom the helpline passed on came, when he agreed that it be told: schema {@code
 * helpline-outcome/1}. Nothing tells who, or by which hand-over.
 *
 * @param what became of it
 */
public record HelplineOutcome(What what) {
  /** The one word. */
  public enum What {
    CAME,
    DID_NOT_COME
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "HelplineOutcome[]";
  }
}
