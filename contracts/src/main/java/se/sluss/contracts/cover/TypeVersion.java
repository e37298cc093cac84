package se.sluss.contracts.cover;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A message type or a schema with its version, written {@code name/1}.
 *
 * @param name lower-case words with hyphens
 * @param version 1 to 999; N and N−1 are always understood
 */
public record TypeVersion(String name, int version) implements Comparable<TypeVersion> {
  /** Refuses another shape. */
  public TypeVersion {
    if (!name.matches("[a-z][a-z0-9-]{1,40}") || version < 1 || version > 999) {
      throw new IllegalArgumentException("a type is written name/version");
    }
  }

  /** Parses {@code name/1}. */
  @JsonCreator
  public static TypeVersion of(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || !text.substring(slash + 1).matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException("a type is written name/version");
    }
    return new TypeVersion(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  @JsonValue
  @Override
  public String toString() {
    return name + "/" + version;
  }

  /** By name, then by version. */
  @Override
  public int compareTo(TypeVersion other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : Integer.compare(version, other.version);
  }
}
