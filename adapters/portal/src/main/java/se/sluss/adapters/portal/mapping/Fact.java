package se.sluss.adapters.portal.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One line of an opened part.
 *
 * @param label what it is, in words
 * @param text what it says
 * @param telephone the number to dial, when the text is one
 */
public record Fact(String label, String text, @Nullable String telephone) {
  /** Prints the label only. */
  @Override
  public String toString() {
    return "Fact[" + label + "]";
  }
}
