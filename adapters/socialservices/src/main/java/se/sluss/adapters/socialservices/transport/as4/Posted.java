package se.sluss.adapters.socialservices.transport.as4;

import org.jspecify.annotations.Nullable;

/**
 * An envelope that goes or has gone.
 *
 * @param as4Id under which it goes
 * @param conversation AS4's
 * @param document what is in it
 * @param organisation to whom
 * @param envelope as it is sent; gone when the other access point has it
 * @param state how far it has come
 * @param attempts so far
 */
record Posted(
    String as4Id,
    String conversation,
    String document,
    String organisation,
    byte @Nullable [] envelope,
    State state,
    int attempts) {
  /** How far an envelope has come. */
  enum State {
    /** To be sent. */
    WAITING,
    /** The other access point has it. */
    SENT,
    /** The organisation has receipted it. */
    ACCEPTED,
    /** The organisation, or its access point, does not take it. */
    REJECTED
  }
}
