package se.sluss.contracts.part;

import org.jspecify.annotations.Nullable;

/**
 * As near as a place is told: his address is often hers.
 *
 * @param municipality four digits, the municipality code of Statistics Sweden
 * @param district slug of the district where the municipality is divided; else absent
 */
public record Locality(String municipality, @Nullable String district) {
  /** Prints nothing. */
  @Override
  public String toString() {
    return "Locality[]";
  }
}
