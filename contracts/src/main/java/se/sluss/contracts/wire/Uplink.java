package se.sluss.contracts.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What goes from an adapter to the hub's intake. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Uplink.Submit.class, name = "submit"),
  @JsonSubTypes.Type(value = Uplink.Report.class, name = "report")
})
public sealed interface Uplink {
  /** Messages to be accepted. Kept by the sender until the hub's signed receipt. */
  record Submit(Submission submission) implements Uplink {}

  /**
   * What became of messages at the recipient.
   *
   * @param evidence CMS SignedData by the recipient unit over an {@link Evidence}, attached
   */
  record Report(Bytes evidence) implements Uplink {}
}
