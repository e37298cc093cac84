package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One function of an authority or provider, as the directory names it. */
public record UnitId(String value) implements Comparable<UnitId> {
  /** Refuses what is not 2 to 64 of a-z, 0-9, dot and hyphen. */
  public UnitId {
    Code.require(value, 64);
  }

  /** The id with this text; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static UnitId of(String text) {
    return new UnitId(text);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }

  @Override
  public int compareTo(UnitId other) {
    return value.compareTo(other.value);
  }
}
