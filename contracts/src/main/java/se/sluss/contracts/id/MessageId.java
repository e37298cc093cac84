package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;

/** One cover with its parts, from one sending unit to one recipient unit. */
public record MessageId(UUID value) implements Comparable<MessageId> {
  /** Refuses a UUID that is not of version 7 (RFC 9562). */
  public MessageId {
    Uuid7.require(value);
  }

  /** Parses the canonical text form; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static MessageId of(String text) {
    return new MessageId(Uuid7.parse(text));
  }

  /** When it was made, to the millisecond, by its maker's clock (RFC 9562, 5.7). */
  public Instant made() {
    return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }
}
