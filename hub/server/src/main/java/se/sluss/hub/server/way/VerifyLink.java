package se.sluss.hub.server.way;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/**
 * Step 2 for what is no step: the link to its event beside it, if there is one, is its sender's and
 * its own. Where the type has a hold, a responsible officer answers in it for how safety was
 * checked, whatever else is known of the event: to demand it of some alone would tell them.
 */
@Component
public class VerifyLink {
  private final Verifier verifier;
  private final Json json;
  private final Limits limits;
  private final Clock clock;

  /** Who is believed, and what time it is. */
  public VerifyLink(Verifier verifier, Json json, Limits limits, Clock clock) {
    this.verifier = verifier;
    this.json = json;
    this.limits = limits;
    this.clock = clock;
  }

  /** The message with its link, or why not. */
  Checked.One verify(Checked.Whole whole) {
    @Nullable Bytes signed = whole.message().record();
    if (signed == null) {
      return whole.type().hold() ? faulty(whole, SlCode.SAFETY_NOT_ASSESSED, "/safety") : whole;
    }
    Cover cover = whole.cover();
    try {
      Verified verified = verifier.verify(signed);
      if (!verified.signer().equals(cover.sender().unit())) {
        return faulty(whole, SlCode.WRONG_SIGNER, "");
      }
      EventLink link = json.read(verified.content().toArray(), EventLink.class);
      if (!link.message().equals(cover.messageId())) {
        return faulty(whole, SlCode.PART_MISMATCH, "");
      }
      @Nullable Attestation safety = link.safety();
      if (whole.type().hold() && (safety == null || !StepRecord.answersForSafety(safety))) {
        return faulty(whole, SlCode.SAFETY_NOT_ASSESSED, "/safety");
      }
      return safety != null && safety.at().isAfter(clock.instant().plus(limits.clockSkew()))
          ? faulty(whole, SlCode.FUTURE_DATE, "/safety/at")
          : whole.linked(link);
    } catch (SealException e) {
      return faulty(whole, e.code(), "");
    } catch (Json.MalformedException e) {
      return faulty(whole, e.code(), e.field());
    }
  }

  private static Checked.Faulty faulty(Checked.Whole whole, SlCode code, @Nullable String field) {
    return new Checked.Faulty(whole.cover(), code, "/record" + field, null);
  }
}
