package se.sluss.sdk.envelope;

import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.verdict.Findings;
import se.sluss.sdk.xml.Tree;

/**
 * An envelope and the message in it say the same of id, sender, recipient and functional address
 * (content specification 3.2): else what is delivered by the one is read by the other.
 */
final class SameAsMessage {
  private final Envelope envelope;
  private final Findings found;

  SameAsMessage(Envelope envelope, Findings found) {
    this.envelope = envelope;
    this.found = found;
  }

  void check(Element payload) {
    List<Element> header = message(payload, "message", "messageHeader");
    if (header.size() != 1) {
      found.refuse(SlCode.SDK_ENVELOPE_DIFFERS, "oneHeader", envelope.root());
      return;
    }
    Element message = header.getFirst();
    String id = Envelope.value(one(Tree.at(envelope.root(), Envelope.AGGREGATE, "Header")), "ID");
    same("idIsMessageId", lower(id), lower(text(message(message, "messageId"))));
    same(
        "fromIsSender",
        text(envelope.partyIds("FromParty")),
        text(message(message, "sender", "senderID", "extension")));
    same(
        "toIsRecipient",
        text(envelope.partyIds("ToParty")),
        text(message(message, "recipient", "recipientID", "extension")));
    same(
        "handlingServiceIsFunction",
        Envelope.value(one(envelope.payloads()), "HandlingServiceID"),
        text(
            message(
                message,
                "recipient",
                "attention",
                "subOrganization",
                "organizationId",
                "extension")));
  }

  private void same(String rule, String outside, String inside) {
    if (outside.isEmpty() || !outside.equals(inside)) {
      found.refuse(SlCode.SDK_ENVELOPE_DIFFERS, rule, envelope.root());
    }
  }

  private static List<Element> message(Element from, String... path) {
    return Tree.at(from, MessageRules.NAMESPACE, path);
  }

  private Element one(List<Element> elements) {
    return elements.isEmpty() ? envelope.root() : elements.getFirst();
  }

  private static String text(List<Element> elements) {
    return elements.size() == 1 ? Tree.normalized(Tree.text(elements.getFirst())) : "";
  }

  private static String lower(String uuid) {
    return uuid.toLowerCase(Locale.ROOT);
  }
}
