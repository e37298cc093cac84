package se.sluss.contracts.cover;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;

/**
 * What the hub may know of one sealed part.
 *
 * @param id of the part
 * @param subject whom it is about, within this conversation
 * @param subjectKind a data subject of {@code config/secrecy}, such as PERPETRATOR_ADULT
 * @param categories the kinds of data in it; must be those its schema implies
 * @param flags circumstances that the officer attests, such as CHILD_AT_RISK
 * @param offence an offence code, when the ground needs one
 * @param offenceDate when the offence was committed, if it was
 * @param schema the closed schema of the content
 * @param sha256 of the sealed bytes, 64 lower-case hexadecimal digits
 * @param size of the sealed bytes
 */
public record PartHeader(
    PartId id,
    SubjectHandle subject,
    String subjectKind,
    SortedSet<String> categories,
    SortedSet<String> flags,
    @Nullable String offence,
    @Nullable LocalDate offenceDate,
    TypeVersion schema,
    String sha256,
    int size) {
  /** Copies the sets; refuses a hash or size that cannot be one. */
  public PartHeader {
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    if (!sha256.matches("[0-9a-f]{64}") || size < 1) {
      throw new IllegalArgumentException("sha256 or size of a part");
    }
  }
}
