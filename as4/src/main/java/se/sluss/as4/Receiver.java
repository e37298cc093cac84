package se.sluss.as4;

import java.io.IOException;

/** Where what comes is kept. */
@FunctionalInterface
public interface Receiver {
  /** What became of it. */
  enum Taken {
    /** It is durable here, now or since an earlier try: it is receipted. */
    KEPT,
    /** Whom it is for is not served here (Digg's NOT_SERVICED). */
    NOT_SERVED,
    /** Something else came under this id before. */
    OTHER_CONTENT
  }

  /**
   * Keeps a message. The receipt is made when this returns, and not before.
   *
   * @throws IOException when it could not be read; the other side is told that it was not taken
   */
  Taken take(Incoming incoming) throws IOException;
}
