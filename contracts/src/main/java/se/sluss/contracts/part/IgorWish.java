package se.sluss.contracts.part;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;

/**
 * A suspect's wish to be contacted, as the police note it: schema {@code igor-wish/1}. No narrative
 * and no street address, because the investigation's secrecy (OSL 18 kap.) is not his to waive, and
 * nothing about anyone else. Bounds are the schema's.
 *
 * @param name what he is called
 * @param personalNumber twelve digits, checked; absent when not known
 * @param telephone where he can be reached
 * @param telephoneSafeToAnswer whether he says that he alone answers it; absent when not asked
 * @param place where he lives; absent when his registration is protected
 * @param custodyState where he stands with the police
 * @param ageBand 18 to 20, or older; someone younger is never referred here
 * @param language of the conversation, BCP 47
 * @param interpreter when one is needed
 * @param toldThatNoChangesNothing that a no changes nothing in the case; always true
 * @param recordedAt when he said so; not in the future
 * @param recordedBy the officer, as an opaque id
 * @param provisional given while deprived of liberty: to be confirmed outside custody
 */
public record IgorWish(
    String name,
    @Nullable String personalNumber,
    String telephone,
    @Nullable Boolean telephoneSafeToAnswer,
    @Nullable Locality place,
    CustodyState custodyState,
    AgeBand ageBand,
    String language,
    @Nullable Interpreter interpreter,
    boolean toldThatNoChangesNothing,
    Instant recordedAt,
    OfficerId recordedBy,
    boolean provisional) {

  /** Where he stands, RB 24 kap. */
  public enum CustodyState {
    /** Anmäld. */
    REPORTED,
    /** Gripen. */
    APPREHENDED,
    /** Anhållen. */
    ARRESTED,
    /** Häktad. */
    DETAINED,
    /** Frigiven. */
    RELEASED
  }

  /** What the law and the routing need of an age. */
  public enum AgeBand {
    FROM_18_TO_20,
    FROM_21
  }

  /**
   * An interpreter as he wishes. Never kin, never of the own community, never the one whom the
   * exposed person has.
   *
   * @param language BCP 47
   * @param dialect a name, when it matters
   * @param sexWanted when it matters
   * @param byTelephone whether from far away will do
   */
  public record Interpreter(
      String language, @Nullable String dialect, @Nullable Sex sexWanted, boolean byTelephone) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Interpreter[]";
    }
  }

  /** Of an interpreter. */
  public enum Sex {
    FEMALE,
    MALE
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "IgorWish[]";
  }
}
