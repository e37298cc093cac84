package se.sluss.contracts.wire;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;

/**
 * A change of a consent, asked for at {@code /api/consents/{id}}. The consent is named whole: id,
 * conversation and handle.
 *
 * @param unit who asks: the unit that recorded it; to confirm it, the unit that opened what rests
 *     on it
 * @param officer who answers for it
 * @param conversation in which it was recorded
 * @param subject whose it is
 * @param change what
 * @param reason why; one that the change lists
 */
public record ConsentChange(
    UnitId unit,
    OfficerId officer,
    ConversationId conversation,
    SubjectHandle subject,
    Change change,
    @Nullable Reason reason) {

  /** What can be changed. */
  public enum Change {
    /** The person's wish. What was opened stays with the unit, marked. */
    WITHDRAWN(ReferralStep.CONSENT_TAKEN_BACK),
    /** There never was such a consent: what rests on it should not have been sent. */
    RECORDED_IN_ERROR(ReferralStep.CONSENT_IN_ERROR),
    /** Given in custody, and said again outside it. */
    CONFIRMED(null);

    private final @Nullable ReferralStep ends;

    Change(@Nullable ReferralStep ends) {
      this.ends = ends;
    }

    /** The step by which every referral that rests on it ends; null when none does. */
    public @Nullable ReferralStep ends() {
      return ends;
    }
  }

  /** Whether the reason is one of the change's. */
  public boolean fitsItsReason() {
    @Nullable ReferralStep ends = change.ends();
    return ends == null ? reason == null : reason != null && ends.reasons().contains(reason);
  }
}
