package se.sluss.sdk.envelope;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.sdk.message.Addresses;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.receipt.Receipt;
import se.sluss.sdk.receipt.ReceiptRules;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;

/**
 * Puts what is sent in an envelope for SDK's federation: a message checked, encrypted, then signed;
 * a receipt checked and signed.
 */
public final class EnvelopeWriter {
  /** The document id of what {@link #seal} makes, with its scheme, as transports name it. */
  public static final String MESSAGE = "busdox-docid-qns::" + ProfileRules.SENT;

  /** The document id of what {@link #receipt} makes, likewise. */
  public static final String RECEIPT = "busdox-docid-qns::" + ProfileRules.RECEIPT;

  /** Every document of SDK, as transports name them. */
  public static final Set<String> DOCUMENTS =
      ProfileRules.DOCUMENTS.stream()
          .map(each -> "busdox-docid-qns::" + each)
          .collect(Collectors.toUnmodifiableSet());

  private final MessageRules messages = new MessageRules();
  private final ReceiptRules receipts = new ReceiptRules();
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
    Document envelope =
        BoundedXml.read(BoundedXml.write(around(Heading.of(content), true, content, now)));
    Element inside = new Envelope(envelope.getDocumentElement()).content();
    if (inside == null) {
      throw new IllegalStateException("an envelope was written without a content");
    }
    EnvelopeCipher.encrypt(inside, recipient.getPublicKey());
    EnvelopeSignature.sign(envelope, key, certificate);
    return BoundedXml.write(envelope);
  }

  /**
   * An envelope around a receipt: signed, and not encrypted (content specification, 2.1 step 6).
   *
   * @param receipt as {@link se.sluss.sdk.receipt.ReceiptWriter} writes it
   * @param envelopeId the receipt's own, a UUID
   * @param function the functional address that the receipted message was for (3.2)
   * @param now when the envelope was made
   * @throws XmlException when the receipt is not read at all
   * @throws EnvelopeException when the receipt breaks a rule
   * @throws GeneralSecurityException when a key cannot be used
   */
  public byte[] receipt(byte[] receipt, UUID envelopeId, String function, Instant now)
      throws XmlException, EnvelopeException, GeneralSecurityException {
    Document content = BoundedXml.read(receipt);
    List<Finding> found = receipts.check(content);
    if (found.stream().anyMatch(Finding::refuses)) {
      throw new EnvelopeException(found);
    }
    Receipt read = Receipt.of(content);
    Heading heading =
        new Heading(
            envelopeId.toString(),
            ProfileRules.RECEIPT,
            read.from(),
            read.to(),
            "Q{" + ReceiptRules.NAMESPACE + "}" + ReceiptRules.ROOT,
            function);
    Document envelope = BoundedXml.read(BoundedXml.write(around(heading, false, content, now)));
    EnvelopeSignature.sign(envelope, key, certificate);
    return BoundedXml.write(envelope);
  }

  /**
   * What an envelope says outside.
   *
   * @param id of the envelope
   * @param document what is in it, as an SMP has it
   * @param from organisation
   * @param to organisation
   * @param type the outermost element of the content
   * @param function the functional address
   */
  private record Heading(
      String id, String document, String from, String to, String type, String function) {
    static Heading of(Document message) {
      Element header = at(message.getDocumentElement(), "message", "messageHeader");
      return new Heading(
          Tree.text(at(header, "messageId")),
          ProfileRules.SENT,
          Tree.text(at(header, "sender", "senderID", "extension")),
          Tree.text(at(header, "recipient", "recipientID", "extension")),
          "Q{" + MessageRules.NAMESPACE + "}" + MessageRules.ROOT,
          Tree.text(
              at(
                  header,
                  "recipient",
                  "attention",
                  "subOrganization",
                  "organizationId",
                  "extension")));
    }
  }

  private static Document around(Heading heading, boolean encrypted, Document inside, Instant now) {
    Document document = BoundedXml.empty();
    Element root = document.createElementNS(Envelope.XHE, "x:XHE");
    document.appendChild(root);
    Node node = new Node(root);
    node.basic("XHEVersionID", "1.0");
    node.basic("CustomizationID", EnvelopeRules.CUSTOMIZATION);
    Node head = node.aggregate("Header");
    head.basic("ID", heading.id());
    head.basic("CreationDateTime", now.truncatedTo(ChronoUnit.MILLIS).toString());
    Node scope = head.aggregate("BusinessScope");
    ProfileRules.SDK_CRITERIA.forEach(
        (kind, value) -> {
          Node criterion = scope.aggregate("BusinessScopeCriterion");
          criterion.basic("BusinessScopeCriterionTypeCode", kind);
          criterion.basic(
              "BusinessScopeCriterionValue",
              kind.equals("DOCUMENTID") ? heading.document() : value);
        });
    party(head, "FromParty", heading.from());
    party(head, "ToParty", heading.to());
    Node payload = node.aggregate("Payloads").aggregate("Payload");
    payload.basic("DocumentTypeCode", heading.type());
    payload.basic("ContentTypeCode", "application/xml");
    payload.basic("HandlingServiceID", heading.function());
    payload.basic("InstanceEncryptionIndicator", Boolean.toString(encrypted));
    Node content = payload.aggregate("PayloadContent");
    content.element().appendChild(document.importNode(inside.getDocumentElement(), true));
    return document;
  }

  private static void party(Node head, String side, String address) {
    Element id = head.aggregate(side).aggregate("PartyIdentification").basic("ID", address);
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
