package se.sluss.probation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of items.
 *
 * @param id the agency's own
 * @param entries in the order of the file, 500 at most
 */
public record Batch(UUID id, List<Entry> entries) {
  /** Copies the list. */
  public Batch {
    entries = List.copyOf(entries);
  }

  /** One item, by itself. */
  public sealed interface Entry {
    /** Its place among the items, from 1. */
    int position();

    /** The item's id; absent when it has none that can be read. */
    @Nullable UUID id();
  }

  /**
   * One that was read whole.
   *
   * @param handover what it says
   */
  public record Understood(int position, Handover handover) implements Entry {
    @Override
    public UUID id() {
      return handover.id();
    }
  }

  /**
   * One that is refused.
   *
   * @param faults one or more
   */
  public record Refused(int position, @Nullable UUID id, List<Fault> faults) implements Entry {
    /** Copies the list. */
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
