package se.sluss.adapters.conformance.trial;

import org.jspecify.annotations.Nullable;

/**
 * What a trial came to.
 *
 * @param trial which
 * @param way of which message type of the plan
 * @param outcome how it ended
 * @param finding what was wrong, when it failed
 * @param at at which place, when one is to blame
 */
public record Verdict(
    Trial trial, String way, Outcome outcome, @Nullable Finding finding, @Nullable String at) {
  /** How a trial ends. */
  public enum Outcome {
    /** Kept to. */
    PASSED,
    /** Not kept to. */
    FAILED,
    /** The plan, or how the adapter was started, gives no way to try it. */
    NOT_TRIED
  }
}
