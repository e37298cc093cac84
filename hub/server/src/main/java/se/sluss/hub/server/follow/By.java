package se.sluss.hub.server.follow;

/**
 * How a figure is broken down: one dimension at a time, never two. Each breakdown of a figure adds
 * up to the same total.
 */
public enum By {
  /** The unit that counts, which within one function is also the municipality or district. */
  UNIT,
  /** What kind of agency it came from. */
  SOURCE,
  /** How far a referral had come when it broke. */
  WHERE,
  /** The coded reason why it broke. */
  WHY
}
