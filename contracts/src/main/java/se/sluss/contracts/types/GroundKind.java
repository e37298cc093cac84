package se.sluss.contracts.types;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import se.sluss.contracts.cover.Ground;

/** The kinds of ground a cover can claim. */
public enum GroundKind {
  CONSENT,
  DUTY,
  WEIGHING,
  REPLY;

  /** The kind of a claimed ground. */
  public static GroundKind of(Ground ground) {
    return switch (ground) {
      case Ground.Consent _ -> CONSENT;
      case Ground.Duty _ -> DUTY;
      case Ground.Weighing _ -> WEIGHING;
      case Ground.Reply _ -> REPLY;
    };
  }

  /** The kind of this name, such as {@code consent}. */
  @JsonCreator
  public static GroundKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
