package se.sluss.contracts.directory;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

/**
 * One function of an authority or provider, with a key, a queue, an inbox and people of its own.
 *
 * @param id never used again for another unit
 * @param agency who runs its adapter
 * @param authority the authority it belongs to (each board is one; OSL 8 kap. 1 §), or provider
 * @param function what it is for
 * @param municipality four-digit code, for the units of a place
 * @param district its slug, such as {@code sodermalm}, where the municipality has districts
 * @param nameSv for people, in Swedish
 * @param nameEn for people, in English
 * @param adapter the one adapter that serves it: portal, police, socialservices or hub
 * @param party its code in the secrecy vocabulary's list of senders and receivers
 * @param perpetratorFacing whether it meets who uses violence; true when in doubt
 * @param assumed which of authority, party and perpetratorFacing the source does not give and
 *     nobody has confirmed; while any is left the decision is REVIEW, and a duty shows the on-call
 *     number at once
 * @param confirmed who confirmed what was assumed, if somebody has
 * @param validFrom first day it may be sent to
 * @param validTo last day; absent while open-ended
 * @param successor who is sent to after the last day
 * @param accepts the schema versions it takes
 * @param honours how it can keep what it gets, when that is demanded: NOT_FOR_PORTAL,
 *     HIDDEN_RECORD; absent: it has declared nothing
 * @param hours when it has people at work; absent: always
 * @param onCallTelephone what to call when something must go at once and cannot
 */
public record Unit(
    UnitId id,
    AgencyId agency,
    String authority,
    UnitFunction function,
    @Nullable String municipality,
    @Nullable String district,
    String nameSv,
    String nameEn,
    String adapter,
    String party,
    boolean perpetratorFacing,
    SortedSet<String> assumed,
    @Nullable Confirmation confirmed,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable UnitId successor,
    SortedSet<TypeVersion> accepts,
    @Nullable SortedSet<String> honours,
    @Nullable OfficeHours hours,
    @Nullable String onCallTelephone)
    implements Comparable<Unit> {
  /** Copies the sets; refuses a unit that ends before it begins. */
  public Unit {
    assumed = Collections.unmodifiableSortedSet(new TreeSet<>(assumed));
    accepts = Collections.unmodifiableSortedSet(new TreeSet<>(accepts));
    if (validTo != null && validTo.isBefore(validFrom)) {
      throw new IllegalArgumentException("a unit ends before it begins");
    }
  }

  /** The same unit with nothing assumed any more, for one that is confirmed. */
  Unit settled() {
    return new Unit(
        id,
        agency,
        authority,
        function,
        municipality,
        district,
        nameSv,
        nameEn,
        adapter,
        party,
        perpetratorFacing,
        Collections.emptySortedSet(),
        confirmed,
        validFrom,
        validTo,
        successor,
        accepts,
        honours,
        hours,
        onCallTelephone);
  }

  /** Whether it has declared that it can keep what it gets in all of these ways. */
  public boolean canKeep(Set<String> handling) {
    SortedSet<String> declared = honours;
    return handling.isEmpty() || (declared != null && declared.containsAll(handling));
  }

  /** Whether it may be sent to on a day, of the calendar in Sweden. */
  public boolean validOn(LocalDate day) {
    LocalDate end = validTo;
    return !day.isBefore(validFrom) && (end == null || !day.isAfter(end));
  }

  /** By id. */
  @Override
  public int compareTo(Unit other) {
    return id.compareTo(other.id);
  }
}
