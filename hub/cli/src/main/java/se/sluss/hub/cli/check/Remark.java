package se.sluss.hub.cli.check;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.verdict.Cause;
import se.sluss.sdk.verdict.Finding;

/**
 * One thing to be said of a file.
 *
 * @param code why
 * @param rule the broken rule's own name; absent when the code says all
 * @param field the place, as a path or JSON pointer, or a configuration file's line; never a value
 * @param refuses whether the file is not taken for it
 * @param cause how a receipt of SDK would say it; absent for what is not of SDK, or does not refuse
 */
record Remark(
    SlCode code,
    @Nullable String rule,
    @Nullable String field,
    boolean refuses,
    @Nullable Cause cause) {
  /** The file is not taken. */
  static Remark refusal(SlCode code, @Nullable String field) {
    return new Remark(code, null, field == null || field.isEmpty() ? null : field, true, null);
  }

  /** The file is taken, and this is to be known. */
  static Remark note(SlCode code, @Nullable String field) {
    return new Remark(code, null, field, false, null);
  }

  static Remark of(Finding finding) {
    Cause cause = finding.refuses() ? finding.cause() : null;
    return new Remark(finding.code(), finding.rule(), finding.at(), finding.refuses(), cause);
  }
}
