package se.sluss.adapters.kit.notification;

import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.contracts.directory.Unit;

/** One track of an event while it is on its way through the adapter. */
sealed interface Lane {
  /** It goes no further; this is what became of it. */
  record Ended(Result result) implements Lane {}

  /**
   * Mapped to a part; where to is not known yet.
   *
   * @param track what goes
   * @param place where the person lives
   */
  record Mapped(Track track, Where place) implements Lane {}

  /**
   * It is known where to.
   *
   * @param track what goes
   * @param place where the person lives
   * @param recipient to whom
   */
  record Placed(Track track, Where place, Unit recipient) implements Lane {}

  /**
   * The hub has been asked.
   *
   * @param track what goes
   * @param place where the person lives
   * @param recipient to whom
   * @param decision what the hub said; absent when it could not be asked
   * @param callAnyway why the officer must call although the message is queued
   */
  record Allowed(
      Track track,
      Where place,
      Unit recipient,
      Result.@Nullable Why decision,
      @Nullable Fault callAnyway)
      implements Lane {}

  /**
   * Sealed.
   *
   * @param allowed what was sealed
   * @param sealed how
   */
  record Sealed(Allowed allowed, SealedTrack sealed) implements Lane {}
}
