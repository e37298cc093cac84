package se.sluss.adapters.socialservices.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.TreatmentReferral;

/**
 * Somebody is referred to who treats, from a referral that is taken over. As {@link
 * OnwardReferral}, and who acts.
 *
 * @param by who acts: the responsible officer who answers for safety
 */
public record Referring(
    Acting by,
    String eventId,
    UnitId recipientUnit,
    OnwardReferral.Client client,
    TreatmentReferral.Basis basis,
    TreatmentReferral.@Nullable Decision decision,
    OnwardReferral.Consent consent,
    SafetyAttestation safety,
    Instant recordedAt) {
  /** The referral alone. */
  public OnwardReferral given() {
    return new OnwardReferral(
        eventId, recipientUnit, client, basis, decision, consent, safety, recordedAt);
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "Referring[]";
  }
}
