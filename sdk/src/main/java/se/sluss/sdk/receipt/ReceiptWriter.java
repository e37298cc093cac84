package se.sluss.sdk.receipt;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.Problems;
import se.sluss.sdk.message.Addresses;
import se.sluss.sdk.verdict.Cause;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.BoundedXml;

/** Writes the receipt of a message: accepted, or rejected with every finding that refuses it. */
public final class ReceiptWriter {
  private static final Locale SWEDISH = Locale.of("sv");

  /** UBL's times have seconds, also when they are none. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ssX");

  private final Problems problems = new Problems();

  /**
   * Whom a receipt is about.
   *
   * @param id of the receipt, new for each
   * @param receipted the id of the envelope that is receipted
   * @param from the organisation that receipts, such as {@code 0203:habo.se}
   * @param to the organisation that sent
   * @param at when
   */
  public record Heading(String id, String receipted, String from, String to, Instant at) {}

  /**
   * A receipt.
   *
   * @param findings of the message; it is accepted when none refuses it
   */
  public byte[] write(Heading heading, List<Finding> findings) {
    Document document = BoundedXml.empty();
    Element root = document.createElementNS(ReceiptRules.NAMESPACE, ReceiptRules.ROOT);
    document.appendChild(root);
    basic(root, "CustomizationID", ReceiptRules.CUSTOMIZATION);
    basic(root, "ProfileID", ReceiptRules.PROCESS);
    basic(root, "ID", heading.id());
    OffsetDateTime at = heading.at().atOffset(ZoneOffset.UTC);
    basic(root, "IssueDate", at.toLocalDate().toString());
    basic(root, "IssueTime", TIME.format(at));
    party(root, "SenderParty", heading.from());
    party(root, "ReceiverParty", heading.to());
    Element response = aggregate(root, "DocumentResponse");
    List<Finding> refusals = findings.stream().filter(Finding::refuses).toList();
    basic(
        aggregate(response, "Response"),
        "ResponseCode",
        refusals.isEmpty() ? ReceiptRules.ACCEPTED : ReceiptRules.REJECTED);
    basic(aggregate(response, "DocumentReference"), "ID", heading.receipted());
    refusals.forEach(refusal -> cause(response, refusal));
    return BoundedXml.write(document);
  }

  /** Number, rule and place; never what stood there. */
  private void cause(Element response, Finding refusal) {
    Cause cause = refusal.cause();
    Element line = aggregate(response, "LineResponse");
    basic(aggregate(line, "LineReference"), "LineID", refusal.at());
    Element answer = aggregate(line, "Response");
    basic(answer, "ResponseCode", cause.kind().name());
    Element status = aggregate(answer, "Status");
    basic(status, "StatusReasonCode", cause.detail());
    basic(
        status,
        "StatusReason",
        refusal.code()
            + " "
            + problems.text(refusal.code(), SWEDISH)
            + " ["
            + refusal.rule()
            + "]");
  }

  private static void party(Element root, String side, String organisation) {
    Element id = basic(aggregate(root, side), "EndpointID", organisation);
    id.setAttribute("schemeID", Addresses.SCHEME);
  }

  private static Element aggregate(Element parent, String name) {
    return add(parent, ReceiptRules.AGGREGATE, "cac:" + name);
  }

  private static Element basic(Element parent, String name, String text) {
    Element added = add(parent, ReceiptRules.BASIC, "cbc:" + name);
    added.setTextContent(text);
    return added;
  }

  private static Element add(Element parent, String namespace, String name) {
    Element added = parent.getOwnerDocument().createElementNS(namespace, name);
    parent.appendChild(added);
    return added;
  }
}
