package se.sluss.contracts.referral;

import org.jspecify.annotations.Nullable;

/**
 * A step as the other side may know it; stands in the cover. What that side may not know stays out
 * of it, and is in the {@link StepRecord} alone.
 *
 * @param step which
 * @param reason why; only where {@code config/types} tells it
 * @param next where it goes on; only where {@code config/types} tells it
 */
public record ToldStep(ReferralStep step, @Nullable Reason reason, @Nullable NextStep next) {}
