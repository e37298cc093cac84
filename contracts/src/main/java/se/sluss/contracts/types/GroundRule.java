package se.sluss.contracts.types;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a message of a type must say when it rests on one kind of ground.
 *
 * @param purpose the cover's purpose; null only for a reply, whose purpose is that of the {@link
 *     StepRule} of the step it takes
 * @param flags which every part must carry
 * @param ticks which the officer's attestation must carry
 */
public record GroundRule(
    @Nullable String purpose, SortedSet<String> flags, SortedSet<String> ticks) {
  /** Copies the sets. */
  public GroundRule {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
  }
}
