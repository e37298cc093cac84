package se.sluss.adapters.provider.mapping;

import java.time.Instant;

/** What is to be done about one person. */
public sealed interface Next {
  /** Nothing: he has been told, or there was never anything. */
  record Nothing() implements Next {}

  /** He has read: what was still to be sent is not, and the next message tells him anew. */
  record Read() implements Next {}

  /**
   * A notice.
   *
   * @param upTo as in {@link Standing}
   * @param again as in {@link Standing}
   * @param at when it is to go, by our clock
   */
  record Tell(Instant upTo, boolean again, Instant at) implements Next {}
}
