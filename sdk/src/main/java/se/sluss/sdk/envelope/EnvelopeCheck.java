package se.sluss.sdk.envelope;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.receipt.ReceiptRules;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;

/**
 * An envelope without its keys and without the network: its rules, its signature by the certificate
 * that it carries, and what lies in it unencrypted.
 */
public final class EnvelopeCheck {
  private final EnvelopeRules rules = new EnvelopeRules();
  private final MessageRules messages;
  private final ReceiptRules receipts;

  /** With the rules of what an envelope carries. */
  public EnvelopeCheck(MessageRules messages, ReceiptRules receipts) {
    this.messages = messages;
    this.receipts = receipts;
  }

  /** What is to be said of an envelope. */
  public List<Finding> check(Document document) throws XmlException {
    List<Finding> findings = new ArrayList<>(rules.check(document));
    Envelope envelope = new Envelope(document.getDocumentElement());
    signature(document, findings);
    Element content = envelope.content();
    if (content != null && Tree.is(content, MessageRules.NAMESPACE, MessageRules.ROOT)) {
      findings.addAll(messages.check(BoundedXml.alone(content)));
    } else if (content != null && Tree.is(content, ReceiptRules.NAMESPACE, ReceiptRules.ROOT)) {
      findings.addAll(receipts.check(BoundedXml.alone(content)));
    } else if (envelope.encrypted()) {
      findings.add(note(SlCode.NOT_OPENED, "contentNotOpened"));
    }
    return findings;
  }

  private static void signature(Document document, List<Finding> findings) {
    try {
      EnvelopeSignature.verify(document);
      findings.add(note(SlCode.SIGNER_NOT_ASKED, "signerNotAsked"));
    } catch (EnvelopeException e) {
      if (e.code() != SlCode.SDK_UNPROTECTED) {
        findings.addAll(e.findings());
      } else {
        // What must be signed is said by the rules: not every transport model wants it.
        findings.add(note(SlCode.SDK_UNPROTECTED, "unsigned"));
      }
    }
  }

  private static Finding note(SlCode code, String rule) {
    return new Finding(code, rule, "/XHE", Finding.Weight.NOTED);
  }
}
