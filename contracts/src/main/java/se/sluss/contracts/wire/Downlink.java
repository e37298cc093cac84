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
   * The answer to submissions.
   *
   * @param receipts CMS SignedData by the hub over {@link HubReceipts}, attached
   */
  record Acknowledge(Bytes receipts) implements Downlink {}

  /**
   * What became of messages this unit sent.
   *
   * @param statuses CMS SignedData by the hub over {@link HubStatuses}, attached
   */
  record Tell(Bytes statuses) implements Downlink {}
}
