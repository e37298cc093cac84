package se.sluss.adapters.socialservices.transport.as4;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.envelope.EnvelopeWriter;
import se.sluss.sdk.verdict.Finding;

/** Answers what has come: the row is settled and its receipt waits to go, or neither. */
public final class Receipts {
  private final CameRows came;
  private final PostedRows posted;
  private final Envelopes envelopes;

  /**
   * @param came what is answered
   * @param posted where receipts wait
   * @param envelopes writes them
   */
  public Receipts(CameRows came, PostedRows posted, Envelopes envelopes) {
    this.came = came;
    this.posted = posted;
    this.envelopes = envelopes;
  }

  /**
   * Settles an envelope, within the caller's transaction.
   *
   * @param one whose message and function are known
   * @param findings why it is refused; it is accepted when none refuses
   * @param code for the row; null when it was taken
   */
  void settle(Came one, List<Finding> findings, @Nullable String code) {
    UUID message = Objects.requireNonNull(one.message());
    String function = Objects.requireNonNull(one.function());
    UUID id = UUID.randomUUID();
    posted.keep(
        new Posted(
            id + "@sluss",
            message.toString(),
            EnvelopeWriter.RECEIPT,
            one.organisation(),
            envelopes.receipt(id, message, one.organisation(), function, findings),
            Posted.State.WAITING,
            0));
    came.settled(one.as4Id(), code);
  }

  /** Another message under the id of one that came before. */
  static Finding twice() {
    return refusal(SlCode.SDK_RULE, "messageIdIsNew", "/XHE/Header/ID");
  }

  /** What one of our own rules says of a message. */
  static Finding refusal(SlCode code, String rule, String at) {
    return new Finding(code, rule, at, Finding.Weight.REFUSES);
  }
}
