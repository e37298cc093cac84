package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person at work, as an opaque id of the own agency; never a name. */
public record OfficerId(String value) implements Comparable<OfficerId> {
  /** Refuses what is not 2 to 64 of a-z, 0-9, dot and hyphen. */
  public OfficerId {
    Code.require(value, 64);
  }

  /** The id with this text; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static OfficerId of(String text) {
    return new OfficerId(text);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }

  @Override
  public int compareTo(OfficerId other) {
    return value.compareTo(other.value);
  }
}
