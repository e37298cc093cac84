package se.sluss.adapters.kit.notification;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.wire.Bytes;

/** One track of an event while it is on its way through the adapter. */
sealed interface Lane {
  /** It goes no further; this is what became of it. */
  record Ended(Result result) implements Lane {}

  /** It was settled when the same event came before; nothing more is done. */
  record Before(Result result) implements Lane {}

  /**
   * Something goes; where to is not known yet.
   *
   * @param type as what
   * @param purpose a code
   * @param subjectKind about whom
   * @param flags circumstances the officer attests
   * @param urgency the lane
   * @param claim what it rests on
   * @param handling how the unit must be able to keep it
   * @param place where the person lives
   * @param content what an adapter has written itself; absent when it is written here
   */
  record Chosen(
      MessageType type,
      String purpose,
      String subjectKind,
      SortedSet<String> flags,
      Urgency urgency,
      Claim claim,
      SortedSet<String> handling,
      Where place,
      @Nullable Bytes content)
      implements Lane {
    /** Whether who sends is shown whom to call when it cannot go at once. */
    boolean callsWhenStuck() {
      return type.onCallWhenStuck();
    }

    /** The same in another version of its type. */
    Chosen as(MessageType version) {
      return new Chosen(
          version, purpose, subjectKind, flags, urgency, claim, handling, place, content);
    }
  }

  /**
   * It is known where to.
   *
   * @param chosen what goes
   * @param recipient to whom
   */
  record Placed(Chosen chosen, Unit recipient) implements Lane {}

  /**
   * The part is written.
   *
   * @param track what goes
   * @param place where the person lives
   * @param recipient to whom
   * @param callsWhenStuck whether who sends is shown whom to call when it cannot go at once
   */
  record Written(Track track, Where place, Unit recipient, boolean callsWhenStuck)
      implements Lane {}

  /**
   * The hub has been asked.
   *
   * @param written what goes
   * @param decision what the hub said; absent when it could not be asked
   * @param callAnyway why the officer must call although the message is queued
   */
  record Allowed(Written written, @Nullable Why decision, @Nullable Fault callAnyway)
      implements Lane {}

  /**
   * Sealed.
   *
   * @param allowed what was sealed
   * @param sealed how
   */
  record Sealed(Allowed allowed, SealedTrack sealed) implements Lane {}
}
