package se.sluss.adapters.provider.outbound;

import java.time.Instant;
import java.util.Optional;

/** What is to be sent, on disk. When a call returns, what it says is durable. */
public interface Notices {
  /**
   * The next that is due. It is due again at {@code until}: a program that is stopped in the middle
   * tells twice rather than never.
   */
  Optional<Due> take(Instant until);

  /** It was taken over by the server or gateway. */
  void taken(Due due);

  /** It is to be tried again then. */
  void later(Due due, Instant at);

  /** Its address is refused for good; nothing more is sent there. */
  void refused(Due due);
}
