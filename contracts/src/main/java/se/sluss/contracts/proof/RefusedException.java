package se.sluss.contracts.proof;

/** Something does not prove what it claims. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String reason;

  /**
   * A refusal.
   *
   * @param place the first wrong place, such as {@code tile/0/000 hash 17}
   * @param reason what is wrong there
   */
  public RefusedException(String place, String reason) {
    super(place + ": " + reason);
    this.place = place;
    this.reason = reason;
  }

  /** The first wrong place. */
  public String place() {
    return place;
  }

  /** What is wrong there. */
  public String reason() {
    return reason;
  }
}
