package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * An event, as its sender names it to the hub alone: all that follows from it, whoever gets it. No
 * recipient ever sees it. Drawn at random (version 7), or made with a keyed hash of what the sender
 * calls it (version 8), so that the same is named alike without a register.
 */
public record EventId(UUID value) implements Comparable<EventId> {
  /** Refuses a UUID that is of neither version (RFC 9562, 5.7 and 5.8). */
  public EventId {
    if (value.version() != 8 || value.variant() != 2) {
      Uuid7.require(value);
    }
  }

  /** Parses the canonical text form; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static EventId of(String text) {
    return new EventId(Uuid7.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }
}
