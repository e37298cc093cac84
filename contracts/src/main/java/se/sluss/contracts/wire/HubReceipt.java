package se.sluss.contracts.wire;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;

/**
 * The hub's word on a submission. Signed by the hub; an accepted message is never lost.
 *
 * @param submission which
 * @param sender the unit whose submission it was
 * @param sha256 of the submission's bytes as they arrived, hexadecimal
 * @param at when the hub had stored it
 * @param problem the numbered code when the submission as a whole was refused; then without results
 * @param field the field at fault when the submission as a whole was refused for one, as a JSON
 *     pointer; never its value
 * @param results one for each message, in the submission's order
 */
public record HubReceipt(
    SubmissionId submission,
    UnitId sender,
    String sha256,
    Instant at,
    @Nullable String problem,
    @Nullable String field,
    List<Result> results) {
  /** Copies the list. */
  public HubReceipt {
    results = List.copyOf(results);
  }

  /** The refusal of a submission as a whole; the parameters as for the receipt. */
  public static HubReceipt refused(
      SubmissionId submission,
      UnitId sender,
      String sha256,
      Instant at,
      SlCode problem,
      @Nullable String field) {
    return new HubReceipt(submission, sender, sha256, at, problem.toString(), field, List.of());
  }

  /** What the hub did with one message. */
  public enum Verdict {
    /** Stored, decided, on its way. */
    ACCEPTED,
    /** Stored nothing but this refusal. */
    REFUSED
  }

  /**
   * One message's result.
   *
   * @param message which
   * @param verdict whether it goes
   * @param problem the numbered code of a refusal, such as SL-2301; absent when accepted
   * @param field the field at fault, as a JSON pointer; never its value
   * @param successor for a unit that has closed, the unit to seal for instead
   * @param decision what the rules said; absent when it was refused before the rules were asked
   * @param inTurn for a step out of turn the steps that would be; absent for anything else, and for
   *     an answer of the older kind, whose adapters do not know the field
   */
  public record Result(
      MessageId message,
      Verdict verdict,
      @Nullable String problem,
      @Nullable String field,
      @Nullable UnitId successor,
      @Nullable DecisionSummary decision,
      @Nullable SortedSet<ReferralStep> inTurn) {
    /** One that is no step out of turn. */
    public Result(
        MessageId message,
        Verdict verdict,
        @Nullable String problem,
        @Nullable String field,
        @Nullable UnitId successor,
        @Nullable DecisionSummary decision) {
      this(message, verdict, problem, field, successor, decision, null);
    }
  }

  /**
   * The decision as the sender is told it.
   *
   * @param id of the decision: SHA-256 over the facts and what the rules said of them, so that the
   *     same facts under the same rules are the same decision; what a reviewer's attestation names
   * @param outcome PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE, REVIEW or DENY
   * @param grounds rule ids
   * @param obligations codes
   * @param parts the outcome of each part
   * @param explanationSv why, in plain Swedish
   * @param explanationEn why, in plain English
   * @param ruleset hash of the rules that decided
   */
  public record DecisionSummary(
      String id,
      String outcome,
      Set<String> grounds,
      Set<String> obligations,
      List<PartOutcome> parts,
      String explanationSv,
      String explanationEn,
      String ruleset) {
    /** Copies the collections, in order. */
    public DecisionSummary {
      grounds = Collections.unmodifiableSortedSet(new TreeSet<>(grounds));
      obligations = Collections.unmodifiableSortedSet(new TreeSet<>(obligations));
      parts = List.copyOf(parts);
    }
  }

  /**
   * The outcome of one part.
   *
   * @param part which
   * @param outcome as for the message
   * @param goes whether the part travels; one that does not is cut
   */
  public record PartOutcome(PartId part, String outcome, boolean goes) {}
}
