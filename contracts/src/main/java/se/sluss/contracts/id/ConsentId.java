package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One recorded consent. */
public record ConsentId(UUID value) implements Comparable<ConsentId> {
  /** Refuses a UUID that is not of version 7 (RFC 9562). */
  public ConsentId {
    Uuid7.require(value);
  }

  /** Parses the canonical text form; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static ConsentId of(String text) {
    return new ConsentId(Uuid7.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }

  @Override
  public int compareTo(ConsentId other) {
    return value.compareTo(other.value);
  }
}
