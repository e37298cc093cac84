package se.sluss.adapters.kit.notification;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.UnitId;

/**
 * Where a person lives, as the officer said it.
 *
 * @param municipality four-digit code or exact name
 * @param district slug or exact name
 * @param chosen the unit that the case system has chosen itself
 * @param at JSON pointer of the object that holds municipality and district
 */
record Where(
    @Nullable String municipality, @Nullable String district, @Nullable UnitId chosen, String at) {
  /** Prints nothing. */
  @Override
  public String toString() {
    return "Where[]";
  }
}
