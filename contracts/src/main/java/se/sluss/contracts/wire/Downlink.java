package se.sluss.contracts.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What goes from the hub to a unit's queue. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Downlink.Deliver.class, name = "deliver"),
  @JsonSubTypes.Type(value = Downlink.Acknowledge.class, name = "acknowledge"),
  @JsonSubTypes.Type(value = Downlink.Tell.class, name = "tell")
})
public sealed interface Downlink {
  /**
   * A message for this unit, as its sender signed and sealed it.
   *
   * @param message signature and seal are the sender's; the hub has changed nothing
   */
  record Deliver(SealedMessage message) implements Downlink {}

  /**
   * The answer to a submission.
   *
   * @param receipt CMS SignedData by the hub over a {@link HubReceipt}, attached
   */
  record Acknowledge(Bytes receipt) implements Downlink {}

  /**
   * What became of a message this unit sent.
   *
   * @param status CMS SignedData by the hub over a {@link HubStatus}, attached
   */
  record Tell(Bytes status) implements Downlink {}
}
