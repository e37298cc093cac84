package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who runs an adapter. */
public record AgencyId(String value) implements Comparable<AgencyId> {
  /** Refuses what is not 2 to 64 of a-z, 0-9, dot and hyphen. */
  public AgencyId {
    Code.require(value, 64);
  }

  /** The id with this text; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static AgencyId of(String text) {
    return new AgencyId(text);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }

  @Override
  public int compareTo(AgencyId other) {
    return value.compareTo(other.value);
  }
}
