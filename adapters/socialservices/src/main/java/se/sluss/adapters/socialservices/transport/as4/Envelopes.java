package se.sluss.adapters.socialservices.transport.as4;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.sdk.envelope.EnvelopeException;
import se.sluss.sdk.envelope.EnvelopeReader;
import se.sluss.sdk.envelope.EnvelopeWriter;
import se.sluss.sdk.envelope.Opened;
import se.sluss.sdk.message.MessageWriter;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.receipt.ReceiptWriter;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.XmlException;

/** Envelopes of our organisation: sealed for others, and opened. */
public final class Envelopes {
  private final OrganisationKey own;
  private final Clock clock;
  private final EnvelopeWriter writer;
  private final EnvelopeReader reader;
  private final MessageWriter messages = new MessageWriter();
  private final ReceiptWriter receipts = new ReceiptWriter();

  /**
   * @param own who we are
   * @param partners whose certificates are whose
   * @param clock what time it is
   */
  public Envelopes(OrganisationKey own, Partners partners, Clock clock) {
    this.own = own;
    this.clock = clock;
    this.writer = new EnvelopeWriter(own.key(), own.certificate());
    this.reader = new EnvelopeReader(partners, clock);
  }

  /**
   * A message for an organisation.
   *
   * @throws RefusedException when it would not be taken
   */
  byte[] seal(SdkMessage message, Partner to) throws RefusedException {
    try {
      return writer.seal(messages.write(message), to.certificate(), clock.instant());
    } catch (EnvelopeException e) {
      Finding first = e.findings().stream().filter(Finding::refuses).findFirst().orElseThrow();
      throw new RefusedException(new Fault(first.code(), first.at()));
    } catch (XmlException e) {
      throw new RefusedException(e.code());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate of the configuration cannot be used", e);
    }
  }

  /**
   * The receipt of an envelope.
   *
   * @param findings why it is refused; it is accepted when none refuses
   */
  byte[] receipt(UUID id, UUID receipted, String to, String function, List<Finding> findings) {
    byte[] receipt =
        receipts.write(
            new ReceiptWriter.Heading(
                id.toString(), receipted.toString(), own.organisation(), to, clock.instant()),
            findings);
    try {
      return writer.receipt(receipt, id, function, clock.instant());
    } catch (XmlException | EnvelopeException | GeneralSecurityException e) {
      throw new IllegalStateException("our own receipt is none", e);
    }
  }

  /** What an envelope holds; see {@link EnvelopeReader#open}. */
  Opened open(byte[] envelope) throws XmlException, EnvelopeException {
    return reader.open(envelope, own.key());
  }
}
