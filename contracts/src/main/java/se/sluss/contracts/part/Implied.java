package se.sluss.contracts.part;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a schema says of any content that follows it: the schema's keyword {@code x-sluss}.
 *
 * @param categories kinds of data, codes of {@code config/secrecy}
 * @param subjectKinds whom it can be about, codes of {@code config/secrecy}
 * @param regime the secrecy the data stands under with the sender
 */
public record Implied(SortedSet<String> categories, SortedSet<String> subjectKinds, String regime) {
  /** Copies the sets; refuses an empty one. */
  public Implied {
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    subjectKinds = Collections.unmodifiableSortedSet(new TreeSet<>(subjectKinds));
    if (categories.isEmpty() || subjectKinds.isEmpty()) {
      throw new IllegalArgumentException("a schema implies categories and kinds");
    }
  }
}
