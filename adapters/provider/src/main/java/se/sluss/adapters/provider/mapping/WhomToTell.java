package se.sluss.adapters.provider.mapping;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and when. One notice until what it told of is read: a second message before that
 * sends none. One more may go for what is urgent, since the first may have been put aside for
 * tomorrow by somebody who thought it could wait; a third would tell how much there is.
 */
public final class WhomToTell {
  private final Pause pause;
  private final InstantSource clock;

  /**
   * @param pause what is waited with
   * @param clock what time it is here
   */
  public WhomToTell(Pause pause, InstantSource clock) {
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * What to do.
   *
   * @param now how far the person has been told
   * @param unread what he has not read; absent when nothing
   */
  public Next next(Standing now, @Nullable Unread unread) {
    if (unread == null) {
      return now.upTo() == null ? new Next.Nothing() : new Next.Read();
    }
    Instant upTo = now.upTo();
    Instant urgent = unread.newestUrgent();
    if (upTo == null || unread.oldest().isAfter(upTo)) {
      return new Next.Tell(unread.newest(), false, at(urgent != null, now));
    }
    if (urgent != null && urgent.isAfter(upTo) && !now.again()) {
      // One that has not gone yet is hurried instead: never two at once.
      return new Next.Tell(unread.newest(), !now.waits(), clock.instant());
    }
    return new Next.Nothing();
  }

  private Instant at(boolean urgent, Standing now) {
    return urgent ? clock.instant() : pause.after(clock.instant(), now.last());
  }
}
