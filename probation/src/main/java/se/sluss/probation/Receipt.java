package se.sluss.probation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;

/**
 * What became of a file that was picked up.
 *
 * @param contentSha256 of the file, 64 hexadecimal digits; absent when it was not read
 * @param at when
 * @param outcome what became of it
 */
public record Receipt(@Nullable String contentSha256, Instant at, Outcome outcome) {
  /** What became of the file. */
  public sealed interface Outcome {}

  /**
   * No item was read; it lies in quarantine.
   *
   * @param code why
   */
  public record Refused(SlCode code) implements Outcome {}

  /**
   * It was read, each item by itself.
   *
   * @param batch the agency's own id
   * @param items in the order of the file
   */
  public record Taken(UUID batch, List<Item> items) implements Outcome {
    /** Copies the list. */
    public Taken {
      items = List.copyOf(items);
    }
  }

  /**
   * What became of an item.
   *
   * @param position its place among the items, from 1
   * @param id the agency's own; absent when it has none that can be read
   * @param fate what became of it
   */
  public record Item(int position, @Nullable UUID id, Fate fate) {}

  /** What became of an item. */
  public sealed interface Fate {}

  /**
   * It is durable here and on its way.
   *
   * @param message as which
   */
  public record Accepted(MessageId message) implements Fate {}

  /**
   * It is durable here; a reviewer of the agency's own must attest it first.
   *
   * @param message as which
   */
  public record InReview(MessageId message) implements Fate {}

  /**
   * It was not taken, and may come again, corrected.
   *
   * @param faults one or more
   */
  public record NotTaken(List<Fault> faults) implements Fate {
    /** Copies the list. */
    public NotTaken {
      faults = List.copyOf(faults);
    }
  }
}
