package se.sluss.adapters.socialservices.mapping.sdk;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import se.sluss.adapters.socialservices.mapping.Stepping;
import se.sluss.adapters.socialservices.outbound.HandedOver;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.referral.ToldStep;

/** Our own form of a message, in SDK's extension point: what the REST door hands out and takes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Structured.Message.class, name = "message"),
  @JsonSubTypes.Type(value = Structured.Told.class, name = "told"),
  @JsonSubTypes.Type(value = Structured.Step.class, name = "step")
})
public sealed interface Structured {
  /** An opened message, to the unit. */
  record Message(HandedOver message) implements Structured {}

  /**
   * A step that the other side or the hub has taken, to the unit.
   *
   * @param of the referral's message
   * @param step as far as the unit may know
   * @param at when it was heard
   */
  record Told(MessageId of, ToldStep step, Instant at) implements Structured {}

  /**
   * A step that the unit takes.
   *
   * @param of the referral's message
   * @param step with who takes it
   */
  record Step(MessageId of, Stepping step) implements Structured {}
}
