package se.sluss.sdk.envelope;

import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.receipt.ReceiptRules;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Findings;
import se.sluss.sdk.verdict.Format;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;

/**
 * Opens an envelope for the organisation it is for: rules, signature, whose certificate, and only
 * then the key. Safe for use by many threads.
 */
public final class EnvelopeReader {
  private final EnvelopeRules rules = new EnvelopeRules();
  private final MessageRules messages = new MessageRules();
  private final ReceiptRules receipts = new ReceiptRules();
  private final SenderCertificates senders;
  private final Clock clock;

  /**
   * @param senders whose certificate it is
   * @param clock for the certificates' dates
   */
  public EnvelopeReader(SenderCertificates senders, Clock clock) {
    this.senders = senders;
    this.clock = clock;
  }

  /**
   * Opens an envelope.
   *
   * @param own the key that it is encrypted for; it is not used unless the signature holds
   * @throws XmlException when envelope or content is not read at all
   * @throws EnvelopeException with what a receipt may say
   */
  public Opened open(byte[] envelope, PrivateKey own) throws XmlException, EnvelopeException {
    Document document = BoundedXml.read(envelope);
    List<Finding> found = new ArrayList<>(rules.check(document));
    stop(found);
    if (found.stream().anyMatch(each -> each.code() == SlCode.SDK_OTHER_FEDERATION)) {
      // A check may look at it; a message of a federation for tests is not taken for a real one.
      throw new EnvelopeException(SlCode.SDK_OTHER_FEDERATION, "federationIsSdk");
    }
    Envelope read = new Envelope(document.getDocumentElement());
    String sender = Tree.normalized(Tree.text(read.partyIds("FromParty").getFirst()));
    proved(EnvelopeSignature.verify(document), sender);
    Element content = read.content();
    if (content == null) {
      throw new EnvelopeException(SlCode.SDK_RULE, "contentIsTheDocument");
    }
    if (Tree.is(content, ReceiptRules.NAMESPACE, ReceiptRules.ROOT)) {
      return receipt(content, sender, found);
    }
    if (!read.encrypted()) {
      throw new EnvelopeException(SlCode.SDK_UNPROTECTED, "encrypted");
    }
    return message(read, EnvelopeCipher.decrypt(content, own), sender, found);
  }

  private void proved(X509Certificate certificate, String sender) throws EnvelopeException {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateException e) {
      throw new EnvelopeException(SlCode.SDK_CERTIFICATE, "certificateIsValid");
    }
    if (!senders.belongs(certificate, sender)) {
      throw new EnvelopeException(SlCode.SDK_CERTIFICATE, "certificateIsSenders");
    }
  }

  private Opened receipt(Element content, String sender, List<Finding> found)
      throws XmlException, EnvelopeException {
    Document receipt = BoundedXml.alone(content);
    found.addAll(receipts.check(receipt));
    stop(found);
    return new Opened(Format.RECEIPT, receipt, sender, found);
  }

  private Opened message(Envelope envelope, byte[] content, String sender, List<Finding> found)
      throws XmlException, EnvelopeException {
    if (content.length > MessageRules.MOST_BYTES) {
      throw new EnvelopeException(SlCode.OVERSIZE, "messageSize");
    }
    Document message = BoundedXml.read(content);
    if (!Tree.is(message.getDocumentElement(), MessageRules.NAMESPACE, MessageRules.ROOT)) {
      throw new EnvelopeException(SlCode.SDK_RULE, "contentIsTheDocument");
    }
    found.addAll(messages.check(message));
    stop(found);
    Findings same = new Findings(Set.of(EnvelopeRules.ROOT));
    new SameAsMessage(envelope, same).check(message.getDocumentElement());
    found.addAll(same.all());
    stop(found);
    return new Opened(Format.MESSAGE, message, sender, found);
  }

  private static void stop(List<Finding> found) throws EnvelopeException {
    if (found.stream().anyMatch(Finding::refuses)) {
      throw new EnvelopeException(found);
    }
  }
}
