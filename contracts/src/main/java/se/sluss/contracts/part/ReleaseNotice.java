package se.sluss.contracts.part;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;

/**
 * That somebody has been, or will be, released: schema {@code release-notice/1}. The same to the
 * victim's side, which has it first, and to who meets him. No place, and nothing about anyone else.
 * Bounds are the schema's.
 *
 * @param name what he is called
 * @param personalNumber twelve digits, checked; absent when not known
 * @param from what he is released from
 * @param releasedAt when; it may be still to come
 * @param contactBan whether he must not make contact (kontaktförbud)
 * @param recordedAt when it was written; not in the future
 * @param recordedBy the officer, as an opaque id
 */
public record ReleaseNotice(
    String name,
    @Nullable String personalNumber,
    From from,
    Instant releasedAt,
    ContactBan contactBan,
    Instant recordedAt,
    OfficerId recordedBy) {

  /** What he is released from, RB 24 kap. */
  public enum From {
    /** Gripen. */
    APPREHENDED,
    /** Anhållen. */
    ARRESTED,
    /** Häktad. */
    DETAINED
  }

  /** Whether he must not make contact. */
  public enum ContactBan {
    YES,
    NO,
    NOT_KNOWN
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "ReleaseNotice[]";
  }
}
