package se.sluss.hub.server.follow;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.directory.Unit;

/** From what kind of agency a referral came. */
public enum Source {
  POLICE,
  HEALTH_CARE,
  PRISON_PROBATION,
  SOCIAL_SERVICES,
  TREATMENT,
  /** The helpline, which hands over nobody by name; a unit that the directory no longer has. */
  OTHER;

  static Source of(@Nullable Unit sender) {
    if (sender == null) {
      return OTHER;
    }
    return switch (sender.function()) {
      case POLICE -> POLICE;
      case HEALTH_CARE -> HEALTH_CARE;
      case PRISON_PROBATION -> PRISON_PROBATION;
      case AUTHORITY_VIOLENCE, CHILD_AND_FAMILY, VICTIM_SUPPORT, ON_CALL -> SOCIAL_SERVICES;
      case TREATMENT -> TREATMENT;
      case HELPLINE, HUB -> OTHER;
    };
  }
}
