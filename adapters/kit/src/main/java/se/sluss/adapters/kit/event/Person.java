package se.sluss.adapters.kit.event;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.part.IgorWish.Sex;

/**
 * He who was asked.
 *
 * @param name 1 to 80 characters
 * @param personalNumber twelve digits, checked; absent when it is not known
 * @param ageYears his age in whole years; needed when there is no personal number
 * @param telephone 6 to 20 of digits, space, hyphen, plus; needed when something about him goes
 * @param telephoneSafeToAnswer whether nobody else answers it; absent when not asked
 * @param language as a BCP 47 tag, such as sv or ar
 * @param interpreter what interpreter he needs; absent for none
 * @param protectedIdentity sekretessmarkering or skyddad folkbokföring
 */
public record Person(
    String name,
    @Nullable String personalNumber,
    @Nullable Integer ageYears,
    @Nullable String telephone,
    @Nullable Boolean telephoneSafeToAnswer,
    String language,
    @Nullable Interpreter interpreter,
    boolean protectedIdentity) {

  /**
   * An interpreter: never kin, never of his own circle, never the same for both.
   *
   * @param language as a BCP 47 tag
   * @param dialect free of names; up to 40 letters
   * @param sex wanted, if any
   * @param byTelephone whether from far away
   */
  public record Interpreter(
      String language, @Nullable String dialect, @Nullable Sex sex, boolean byTelephone) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Interpreter[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Person[]";
  }
}
