package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One sealed part: one data subject, one schema. */
public record PartId(UUID value) implements Comparable<PartId> {
  /** Refuses a UUID that is not of version 7 (RFC 9562). */
  public PartId {
    Uuid7.require(value);
  }

  /** Parses the canonical text form; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static PartId of(String text) {
    return new PartId(Uuid7.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }

  @Override
  public int compareTo(PartId other) {
    return value.compareTo(other.value);
  }
}
