package se.sluss.adapters.kit.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;

/** What became of an event. */
public sealed interface Outcome {
  /**
   * The event itself is wrong; nothing was stored and nothing goes.
   *
   * @param faults one or more, each with its field
   */
  record Rejected(List<Fault> faults) implements Outcome {
    /** Copies the list. */
    public Rejected {
      faults = List.copyOf(faults);
    }
  }

  /**
   * The event was taken, each track by itself.
   *
   * @param person what became of the track about the person who was asked, or the only one
   * @param beside what became of the other: the concern report, or the warning to the victim's
   *     side; absent when there was none
   */
  record Settled(Result person, @Nullable Result beside) implements Outcome {}
}
