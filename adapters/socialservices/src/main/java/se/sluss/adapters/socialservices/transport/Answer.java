package se.sluss.adapters.socialservices.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;

/** What a transport answers. */
public sealed interface Answer<T> {
  /** It is done. */
  record Done<T>(T value) implements Answer<T> {}

  /** A no that stays a no. */
  record No<T>(Fault fault) implements Answer<T> {}

  /**
   * Nobody knows: it is tried again.
   *
   * @param after how long the other side asks to be left alone; null when it does not say
   */
  record NotNow<T>(@Nullable Duration after) implements Answer<T> {}
}
