package se.sluss.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** What an adapter hands to the hub at once: one cover for each recipient of an event. */
public record SubmissionId(UUID value) implements Comparable<SubmissionId> {
  /** Refuses a UUID that is not of version 7 (RFC 9562). */
  public SubmissionId {
    Uuid7.require(value);
  }

  /** Parses the canonical text form; {@link IllegalArgumentException} when it is not one. */
  @JsonCreator
  public static SubmissionId of(String text) {
    return new SubmissionId(Uuid7.parse(text));
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }

  @Override
  public int compareTo(SubmissionId other) {
    return value.compareTo(other.value);
  }
}
