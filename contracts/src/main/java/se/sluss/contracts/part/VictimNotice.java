package se.sluss.contracts.part;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;

/**
 * Somebody exposed to violence, for who supports: schema {@code victim-notice/1}. Nothing of where
 * she or he is, and nothing about anyone else. Bounds are the schema's.
 *
 * @param name what she or he is called
 * @param personalNumber twelve digits, checked; absent when not known
 * @param safeContact how to reach without somebody else seeing or hearing it
 * @param language of the conversation, BCP 47
 * @param interpreter when one is needed; never who interprets for the other
 * @param askedAlone whether nobody else was there when she or he was asked
 * @param children whether children live there
 * @param recordedAt when it was said; not in the future
 * @param recordedBy the officer, as an opaque id
 */
public record VictimNotice(
    String name,
    @Nullable String personalNumber,
    SafeContact safeContact,
    String language,
    IgorWish.@Nullable Interpreter interpreter,
    boolean askedAlone,
    Children children,
    Instant recordedAt,
    OfficerId recordedBy) {

  /**
   * How to reach, as stated; none until then, and asked again when it is old.
   *
   * @param how NONE_STATED: only through the police
   * @param telephone with TELEPHONE
   * @param statedAt when it was said to be safe; with TELEPHONE
   */
  public record SafeContact(How how, @Nullable String telephone, @Nullable Instant statedAt) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "SafeContact[]";
    }
  }

  /** Ways of contact. */
  public enum How {
    NONE_STATED,
    TELEPHONE
  }

  /** Whether children live there. */
  public enum Children {
    NONE,
    IN_HOUSEHOLD,
    NOT_KNOWN
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "VictimNotice[]";
  }
}
