package se.sluss.contracts.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

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
   * @param labels codes of the marks that every copy of it must bear, such as LABEL-40-7g
   */
  record Deliver(SealedMessage message, SortedSet<String> labels) implements Downlink {
    /** Copies the labels. */
    public Deliver {
      labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }
  }

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
