package se.sluss.contracts.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a unit is for. Written with small letters and hyphens: {@code authority-violence}. */
public enum UnitFunction {
  /** Assesses and decides about the adult who uses violence. */
  AUTHORITY_VIOLENCE(true),
  /** Takes concern reports and investigates for children. */
  CHILD_AND_FAMILY(true),
  /** Supports who is exposed to violence. */
  VICTIM_SUPPORT(true),
  /** Socialjour: outside office hours. */
  ON_CALL(true),
  /** Treats, by decision or in open sessions. */
  TREATMENT(false),
  /** A function of the police. */
  POLICE(false),
  /** Health or dental care. */
  HEALTH_CARE(false),
  /** Kriminalvården: prison, remand prison or Frivården. */
  PRISON_PROBATION(false),
  /** The anonymous helpline's counsellors. */
  HELPLINE(false),
  /** The hub itself, which signs receipts. */
  HUB(false);

  private final boolean ofPlace;

  UnitFunction(boolean ofPlace) {
    this.ofPlace = ofPlace;
  }

  /** Whether every place has one, so that {@link Directory#find} can be asked for it. */
  public boolean ofPlace() {
    return ofPlace;
  }

  /** The four functions of every place. */
  public static Set<UnitFunction> ofEveryPlace() {
    return Stream.of(values())
        .filter(UnitFunction::ofPlace)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The function of this name; {@link IllegalArgumentException} when there is none. */
  @JsonCreator
  public static UnitFunction of(String text) {
    for (UnitFunction function : values()) {
      if (function.toString().equals(text)) {
        return function;
      }
    }
    throw new IllegalArgumentException("no such function");
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
