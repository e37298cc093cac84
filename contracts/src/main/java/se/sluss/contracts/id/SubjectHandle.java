package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person within one conversation: random, mapped to the person by adapters only. */
public record SubjectHandle(String value) implements Comparable<SubjectHandle> {
  /** Refuses what is not 2 to 32 of a-z, 0-9, dot and hyphen. */
  public SubjectHandle {
    Code.require(value, 32);
  }

  /** The id with this text; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static SubjectHandle of(String text) {
    return new SubjectHandle(text);
  }

  @JsonValue
  @Override
  public String toString() {
    return value;
  }

  @Override
  public int compareTo(SubjectHandle other) {
    return value.compareTo(other.value);
  }
}
