package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One conversation between two units; another recipient of the same event has another. */
public record ConversationId(UUID value) implements Comparable<ConversationId> {
  /** Refuses a UUID that is not of version 7 (RFC 9562). */
  public ConversationId {
    Uuid7.require(value);
  }

  /** Parses the canonical text form; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static ConversationId of(String text) {
    return new ConversationId(Uuid7.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }

  @Override
  public int compareTo(ConversationId other) {
    return value.compareTo(other.value);
  }
}
