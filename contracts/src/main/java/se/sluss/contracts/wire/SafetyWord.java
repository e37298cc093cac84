package se.sluss.contracts.wire;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * What who meets a person that has used violence says of telling who supports somebody exposed, if
 * there is such: said at {@code /api/referrals/{message}/safety}. The unit is asked the same, and
 * answered the same, whether there is such or not.
 *
 * @param unit whose the referral is
 * @param officer who answers for it
 * @param word what it says
 * @param weighed a responsible officer's weighing; with TELL and DO_NOT_TELL, and only then
 */
public record SafetyWord(UnitId unit, OfficerId officer, Word word, @Nullable Attestation weighed) {

  /** What can be said. */
  public enum Word {
    /**
     * The person agrees that it is told when a meeting is missed, and when it ends; asked apart
     * from the consent to the referral, until the end is told.
     */
    AGREES,
    /** The person does so no longer. */
    TAKES_BACK,
    /**
     * What has happened and nobody has said anything of is to be told, without the person's yes.
     */
    TELL,
    /** It is not to be told. */
    DO_NOT_TELL;

    /** Whether a responsible officer weighs. */
    public boolean weighs() {
      return this == TELL || this == DO_NOT_TELL;
    }
  }
}
