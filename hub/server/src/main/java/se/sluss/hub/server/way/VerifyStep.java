package se.sluss.hub.server.way;

import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/**
 * Step 2 for steps: does the record beside the cover belong to it, and does it say what the step
 * must say? Whether the step is in turn is seen when it is recorded, under the referral's lock.
 */
@Component
public class VerifyStep {
  private final Verifier verifier;
  private final Json json;
  private final Clock clock;

  /** Who is believed, and what day it is. */
  public VerifyStep(Verifier verifier, Json json, Clock clock) {
    this.verifier = verifier;
    this.json = json;
    this.clock = clock;
  }

  /** The message with its step, or why not. */
  Checked.One verify(Checked.Whole whole) {
    Cover cover = whole.cover();
    @Nullable Bytes signed = whole.message().record();
    if (cover.step() == null) {
      return signed != null ? faulty(cover, SlCode.WRONG_VALUE, "") : older(whole);
    }
    if (signed == null) {
      return faulty(cover, SlCode.MISSING_FIELD, "");
    }
    try {
      Verified verified = verifier.verify(signed);
      if (!verified.signer().equals(cover.sender().unit())) {
        return faulty(cover, SlCode.WRONG_SIGNER, "");
      }
      StepRecord record = json.read(verified.content().toArray(), StepRecord.class);
      if (!record.message().equals(cover.messageId()) || record.step() != cover.takes()) {
        return faulty(cover, SlCode.PART_MISMATCH, "");
      }
      StepRecord.@Nullable Fault fault = record.fault(clock.instant());
      return fault == null ? whole.taking(record) : faulty(cover, fault.code(), fault.field());
    } catch (SealException e) {
      return faulty(cover, e.code(), "");
    } catch (Json.MalformedException e) {
      return faulty(cover, e.code(), e.field());
    }
  }

  /** An older adapter says less; what it always had to say, it still must. */
  private static Checked.One older(Checked.Whole whole) {
    Cover cover = whole.cover();
    @Nullable Attestation attested =
        cover.ground() instanceof Ground.Reply reply ? reply.safety() : null;
    StepRecord record =
        StepRecord.ofOlder(cover.messageId(), Objects.requireNonNull(cover.answer()), attested);
    return record.step() == ReferralStep.SCHEDULE
            && (attested == null || !StepRecord.assesses(attested))
        ? new Checked.Faulty(cover, SlCode.SAFETY_NOT_ASSESSED, "/ground/safety", null)
        : whole.taking(record);
  }

  private static Checked.Faulty faulty(Cover cover, SlCode code, String field) {
    return new Checked.Faulty(cover, code, "/record" + field, null);
  }
}
