package se.sluss.contracts.cover;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What the sender claims lets a message pass. The hub decides whether it does. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ground.Consent.class, name = "consent"),
  @JsonSubTypes.Type(value = Ground.Duty.class, name = "duty"),
  @JsonSubTypes.Type(value = Ground.Weighing.class, name = "weighing"),
  @JsonSubTypes.Type(value = Ground.Reply.class, name = "reply")
})
public sealed interface Ground {

  /**
   * The person's own yes.
   *
   * @param record the consent as it was recorded
   * @param attestation who checked what must be checked before sending
   */
  record Consent(ConsentRecord record, Attestation attestation) implements Ground {}

  /**
   * A statutory duty, for which consent is without meaning.
   *
   * @param attestation the officer who found the duty's conditions met
   */
  record Duty(Attestation attestation) implements Ground {}

  /**
   * A responsible officer's weighing (menprövning or intresseavvägning), made by a person and
   * recorded in the agency's own system.
   *
   * @param refused whether the person was asked and said no
   * @param attestation who weighed, with the criteria ticked
   */
  record Weighing(boolean refused, Attestation attestation) implements Ground {}

  /**
   * An answer to a message, on the ground that message rested on.
   *
   * @param safety who assessed the victim's safety and how; only, and always, with {@link
   *     AnswerCode#BOOKED}
   */
  record Reply(@Nullable Attestation safety) implements Ground {}

  /** Who attests it; absent only for a reply that assesses nobody's safety. */
  default @Nullable Attestation attested() {
    return switch (this) {
      case Consent consent -> consent.attestation();
      case Duty duty -> duty.attestation();
      case Weighing weighing -> weighing.attestation();
      case Reply reply -> reply.safety();
    };
  }
}
