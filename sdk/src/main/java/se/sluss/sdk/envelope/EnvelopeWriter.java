package se.sluss.sdk.envelope;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.sdk.message.Addresses;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;

/** Puts a message in an envelope for SDK's federation: checked, encrypted, then signed. */
public final class EnvelopeWriter {
  private final MessageRules messages = new MessageRules();
  private final PrivateKey key;
  private final X509Certificate certificate;

  /**
   * @param key of the sending organisation
   * @param certificate of that key, as it is published
   */
  public EnvelopeWriter(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /**
   * An envelope, addressed as its message is.
   *
   * @param message as an SDK message; what would not be taken is not sent
   * @param recipient the organisation's published certificate of encryption, RSA
   * @param now when the envelope was made
   * @throws XmlException when the message is not read at all
   * @throws EnvelopeException when the message breaks a rule
   * @throws GeneralSecurityException when a key cannot be used
   */
  public byte[] seal(byte[] message, X509Certificate recipient, Instant now)
      throws XmlException, EnvelopeException, GeneralSecurityException {
    Document content = BoundedXml.read(message);
    List<Finding> found = messages.check(content);
    if (found.stream().anyMatch(Finding::refuses)) {
      throw new EnvelopeException(found);
    }
    // Read again after it is written: only then are its namespaces declared where signing sees
    // them.
    Document envelope = BoundedXml.read(BoundedXml.write(around(content, now)));
    Element inside = new Envelope(envelope.getDocumentElement()).content();
    if (inside == null) {
      throw new IllegalStateException("an envelope was written without a content");
    }
    EnvelopeCipher.encrypt(inside, recipient.getPublicKey());
    EnvelopeSignature.sign(envelope, key, certificate);
    return BoundedXml.write(envelope);
  }

  private static Document around(Document message, Instant now) {
    Element header = at(message.getDocumentElement(), "message", "messageHeader");
    Document document = BoundedXml.empty();
    Element root = document.createElementNS(Envelope.XHE, "x:XHE");
    document.appendChild(root);
    Node node = new Node(root);
    node.basic("XHEVersionID", "1.0");
    node.basic("CustomizationID", EnvelopeRules.CUSTOMIZATION);
    Node head = node.aggregate("Header");
    head.basic("ID", Tree.text(at(header, "messageId")));
    head.basic("CreationDateTime", now.truncatedTo(ChronoUnit.MILLIS).toString());
    Node scope = head.aggregate("BusinessScope");
    ProfileRules.SDK_CRITERIA.forEach(
        (kind, value) -> {
          Node criterion = scope.aggregate("BusinessScopeCriterion");
          criterion.basic("BusinessScopeCriterionTypeCode", kind);
          criterion.basic("BusinessScopeCriterionValue", value);
        });
    party(head, "FromParty", at(header, "sender", "senderID", "extension"));
    party(head, "ToParty", at(header, "recipient", "recipientID", "extension"));
    Node payload = node.aggregate("Payloads").aggregate("Payload");
    payload.basic("DocumentTypeCode", "Q{" + MessageRules.NAMESPACE + "}" + MessageRules.ROOT);
    payload.basic("ContentTypeCode", "application/xml");
    Element function =
        at(header, "recipient", "attention", "subOrganization", "organizationId", "extension");
    payload.basic("HandlingServiceID", Tree.text(function));
    payload.basic("InstanceEncryptionIndicator", "true");
    Node content = payload.aggregate("PayloadContent");
    content.element().appendChild(document.importNode(message.getDocumentElement(), true));
    return document;
  }

  private static void party(Node head, String side, Element address) {
    Element id =
        head.aggregate(side).aggregate("PartyIdentification").basic("ID", Tree.text(address));
    id.setAttribute("schemeID", Addresses.SCHEME);
  }

  private static Element at(Element from, String... path) {
    return Tree.at(from, MessageRules.NAMESPACE, path).getFirst();
  }

  /** Writes elements of XHE below one another. */
  private record Node(Element element) {
    Node aggregate(String name) {
      return new Node(add(Envelope.AGGREGATE, "xha:" + name));
    }

    Element basic(String name, String text) {
      Element added = add(Envelope.BASIC, "xhb:" + name);
      added.setTextContent(text);
      return added;
    }

    private Element add(String namespace, String name) {
      Element added = element.getOwnerDocument().createElementNS(namespace, name);
      element.appendChild(added);
      return added;
    }
  }
}
