package se.sluss.sdk;

import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.envelope.EnvelopeCheck;
import se.sluss.sdk.envelope.EnvelopeRules;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.receipt.ReceiptRules;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Format;
import se.sluss.sdk.verdict.Verdict;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/**
 * Every file of SDK: what it is and whether a receiver takes it, without asking anybody. The
 * schemas are read once, here; safe for use by many threads.
 */
public final class SdkFiles {
  private final MessageRules messages = new MessageRules();
  private final ReceiptRules receipts = new ReceiptRules();
  private final EnvelopeCheck envelopes = new EnvelopeCheck(messages, receipts);

  /** What a file with this outermost element would be; null when it is not of SDK. */
  public static @Nullable Format format(QName root) {
    if (root.equals(new QName(MessageRules.NAMESPACE, MessageRules.ROOT))) {
      return Format.MESSAGE;
    }
    if (root.equals(new QName(EnvelopeRules.NAMESPACE, EnvelopeRules.ROOT))) {
      return Format.ENVELOPE;
    }
    return root.equals(new QName(ReceiptRules.NAMESPACE, ReceiptRules.ROOT))
        ? Format.RECEIPT
        : null;
  }

  /**
   * Checks a file of a known format.
   *
   * @throws XmlException when it is not read at all: no XML, too large or deep, with a DTD, or of
   *     another format (MALFORMED)
   */
  public Verdict check(Format format, byte[] file) throws XmlException {
    Document document = BoundedXml.read(file);
    List<Finding> findings =
        new ArrayList<>(
            switch (format) {
              case MESSAGE -> messages.check(document);
              case ENVELOPE -> envelopes.check(document);
              case RECEIPT -> receipts.check(document);
            });
    if (format == Format.MESSAGE && file.length > MessageRules.MOST_BYTES) {
      findings.add(
          new Finding(
              SlCode.OVERSIZE, "messageSize", "/" + MessageRules.ROOT, Finding.Weight.REFUSES));
    }
    return new Verdict(format, findings);
  }
}
