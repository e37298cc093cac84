package se.sluss.hub.secrecy;

/**
 * What the law, as our table has it, says of one part or of a whole message.
 *
 * <p>{@link #PERMIT} rests on a valid consent or a public decision and asks nobody to weigh
 * anything; {@link #PERMIT_WITH_OBLIGATION} is everything else that may go; {@link #MUST_DISCLOSE}
 * is a duty that no consent touches; {@link #REVIEW} is for a person to decide; {@link #DENY} is
 * what is left.
 */
public enum Outcome {
  PERMIT,
  PERMIT_WITH_OBLIGATION,
  MUST_DISCLOSE,
  REVIEW,
  DENY;

  /** Whether a part with this outcome leaves the sender without a further decision by a person. */
  public boolean discloses() {
    return switch (this) {
      case PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE -> true;
      case REVIEW, DENY -> false;
    };
  }
}
