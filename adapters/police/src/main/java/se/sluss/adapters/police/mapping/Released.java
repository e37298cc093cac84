package se.sluss.adapters.police.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.ReleaseNotice;

/**
 * That somebody has been, or will be, released: to the victim's side first, then to who meets him.
 *
 * @param eventId the case system's own key of this release
 * @param ofEvent the key of the event it follows from, such as an IGOR event's; absent for one of
 *     its own. Only the hub is told that they are of one event
 * @param officer who writes
 * @param municipality where the person released lives: four-digit code or exact name; never sent
 *     on. Absent when only {@code recipientUnit} is given
 * @param district in Stockholm, the district; slug or exact name
 * @param recipientUnit the unit that the case system itself has chosen; usually absent
 * @param person who is released
 * @param from from what
 * @param releasedAt when; it may be still to come
 * @param contactBan whether he must not make contact
 * @param recordedAt when it was written
 * @param victimKnown whether anybody exposed to his violence is known: said in so many words, since
 *     it is what must never be forgotten
 * @param victimsSide where; with {@code victimKnown}, and only then
 * @param weighing a responsible officer's, OSL 10 kap. 15 a §
 */
public record Released(
    String eventId,
    @Nullable String ofEvent,
    OfficerId officer,
    @Nullable String municipality,
    @Nullable String district,
    @Nullable UnitId recipientUnit,
    Freed person,
    ReleaseNotice.From from,
    Instant releasedAt,
    ReleaseNotice.ContactBan contactBan,
    Instant recordedAt,
    boolean victimKnown,
    @Nullable VictimsSide victimsSide,
    Weighing weighing) {

  /**
   * Who is released.
   *
   * @param name 1 to 80 characters
   * @param personalNumber twelve digits, checked; absent when not known
   * @param ageYears needed when there is no personal number; from 18
   * @param protectedIdentity sekretessmarkering or skyddad folkbokföring
   */
  public record Freed(
      String name,
      @Nullable String personalNumber,
      @Nullable Integer ageYears,
      boolean protectedIdentity) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Freed[]";
    }
  }

  /**
   * Whose unit is told first: where the person exposed lives. Never sent on.
   *
   * @param municipality four-digit code or exact name; absent when only {@code recipientUnit} is
   *     given
   * @param district in Stockholm, the district; slug or exact name
   * @param recipientUnit the unit that the case system itself has chosen; usually absent
   */
  public record VictimsSide(
      @Nullable String municipality, @Nullable String district, @Nullable UnitId recipientUnit) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "VictimsSide[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Released[]";
  }
}
