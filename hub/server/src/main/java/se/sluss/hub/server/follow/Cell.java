package se.sluss.hub.server.follow;

/** One cell of a released table. */
public sealed interface Cell {
  /**
   * A figure that is released as it is.
   *
   * @param n the threshold or more
   */
  record Count(int n) implements Cell {}

  /** Fewer than the threshold, nought included: the two look alike. */
  record Fewer() implements Cell {}

  /** Left out, so that nothing that is fewer can be worked out. Says nothing of how many. */
  record LeftOut() implements Cell {}
}
