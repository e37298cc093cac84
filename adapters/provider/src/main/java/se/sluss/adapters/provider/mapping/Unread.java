package se.sluss.adapters.provider.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has not read, as the portal's clock tells it: when, and nothing else.
 *
 * @param oldest when the first of it came
 * @param newest when the last of it came
 * @param newestUrgent when the last urgent of it came; absent when none is urgent
 */
public record Unread(Instant oldest, Instant newest, @Nullable Instant newestUrgent) {
  /** Refuses an order that cannot be. */
  public Unread {
    if (oldest.isAfter(newest)
        || (newestUrgent != null
            && (newestUrgent.isAfter(newest) || newestUrgent.isBefore(oldest)))) {
      throw new IllegalArgumentException("oldest, newestUrgent, newest");
    }
  }
}
