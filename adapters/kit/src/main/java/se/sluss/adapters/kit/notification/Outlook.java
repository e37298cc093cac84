package se.sluss.adapters.kit.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Why;
import se.sluss.contracts.id.UnitId;

/** What would become of an event if it were submitted now. */
public sealed interface Outlook {
  /**
   * The event itself is wrong.
   *
   * @param faults one or more, each with its field
   */
  record Rejected(List<Fault> faults) implements Outlook {
    /** Copies the list. */
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /**
   * The event holds, each track by itself.
   *
   * @param person the track about the person who was asked
   * @param child the concern report; absent when there is none
   */
  record Seen(Way person, @Nullable Way child) implements Outlook {}

  /** What would become of one track. */
  sealed interface Way {
    /**
     * It would go.
     *
     * @param unit to whom
     * @param decision what the hub answers; absent when it cannot be reached
     * @param call whom to call although it goes; absent when nobody need be called
     */
    record Goes(UnitId unit, @Nullable Why decision, Result.@Nullable CallNow call)
        implements Way {}

    /**
     * It would not go.
     *
     * @param result what submitting it would give
     */
    record Stays(Result result) implements Way {}
  }
}
