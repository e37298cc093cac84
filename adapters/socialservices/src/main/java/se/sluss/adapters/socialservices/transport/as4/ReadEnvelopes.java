package se.sluss.adapters.socialservices.transport.as4;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.envelope.Claimed;
import se.sluss.sdk.envelope.EnvelopeException;
import se.sluss.sdk.envelope.Opened;
import se.sluss.sdk.message.MessageReader;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.message.NotMappedException;
import se.sluss.sdk.receipt.Receipt;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Format;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/**
 * Second step in: what was kept is proved, opened and sorted. A receipt settles what we sent; a
 * sound message waits to be fetched; anything else is refused with Digg's receipt.
 */
public final class ReadEnvelopes {
  private static final Logger LOG = LoggerFactory.getLogger(ReadEnvelopes.class);
  private static final int MOST = 500;

  private final CameRows came;
  private final PostedRows posted;
  private final Envelopes envelopes;
  private final Receipts receipts;
  private final TransactionTemplate transaction;
  private final MessageReader reader = new MessageReader(new MessageRules());

  /**
   * @param came what has come
   * @param posted what a receipt may be about
   * @param envelopes opens them
   * @param receipts answers
   * @param transaction of the adapter's database
   */
  public ReadEnvelopes(
      CameRows came,
      PostedRows posted,
      Envelopes envelopes,
      Receipts receipts,
      TransactionTemplate transaction) {
    this.came = came;
    this.posted = posted;
    this.envelopes = envelopes;
    this.receipts = receipts;
    this.transaction = transaction;
  }

  /**
   * Reads all that has not been read; one that cannot be looked into does not hold up the others.
   */
  void read() {
    for (String id : came.unread(MOST)) {
      try {
        transaction.executeWithoutResult(_ -> came.open(id).ifPresent(this::read));
      } catch (RuntimeException e) {
        LOG.error("envelope {} could not be looked into, and is kept", id, e);
      }
    }
  }

  private void read(Came one) {
    try {
      Opened opened = envelopes.open(one.envelope());
      if (!opened.sender().equals(one.organisation())) {
        // The organisation signs for itself alone, whatever its access point says.
        LOG.error("an envelope is from another organisation than its access point says");
        came.settled(one.as4Id(), SlCode.SDK_ENVELOPE_DIFFERS.toString());
        return;
      }
      if (opened.format() == Format.RECEIPT) {
        receipt(one, Receipt.of(opened.content()));
      } else {
        message(one, opened.content());
      }
    } catch (EnvelopeException e) {
      refuse(one, e.findings());
    } catch (XmlException e) {
      refuse(one, List.of(new Finding(e.code(), "xml", "/", Finding.Weight.REFUSES)));
    }
  }

  private void receipt(Came one, Receipt receipt) {
    boolean ours =
        receipt.from().equals(one.organisation())
            && uuid(receipt.receipted())
                .map(
                    message ->
                        posted.receipted(
                            message, one.organisation(), receipt.accepted(), receipt.causes()))
                .orElse(false);
    if (!ours) {
      LOG.warn("a receipt is about nothing of ours");
    }
    came.settled(one.as4Id(), null);
  }

  private void message(Came one, Document content) {
    Claimed claimed = Claimed.by(one.envelope());
    if (claimed == null) {
      throw new IllegalStateException("an envelope that is sound says for whom it is");
    }
    try {
      reader.read(content);
    } catch (NotMappedException e) {
      refuse(one, e.findings());
      return;
    }
    byte[] hash = KeepEnvelope.sha256(BoundedXml.write(content));
    Optional<CameRows.Earlier> earlier =
        came.earlier(one.as4Id(), one.organisation(), claimed.id());
    came.sound(one.as4Id(), claimed.id(), claimed.function(), hash);
    // The same again is answered as it was; another message under an old id never was one.
    earlier.ifPresent(
        before -> {
          boolean same = java.util.Arrays.equals(before.content(), hash);
          String code = same ? before.code() : SlCode.SDK_RULE.toString();
          receipts.settle(open(one), code == null ? List.of() : List.of(Receipts.twice()), code);
        });
  }

  private Came open(Came one) {
    return came.open(one.as4Id()).orElseThrow();
  }

  /** Whom to tell is what the envelope claims, and the organisation is the access point's word. */
  private void refuse(Came one, List<Finding> findings) {
    SlCode code =
        findings.stream().filter(Finding::refuses).map(Finding::code).findFirst().orElseThrow();
    LOG.error("envelope {} is refused: {}", one.as4Id(), code);
    Claimed claimed = Claimed.by(one.envelope());
    if (claimed == null) {
      came.settled(one.as4Id(), code.toString());
      return;
    }
    receipts.settle(
        new Came(one.as4Id(), one.organisation(), claimed.id(), claimed.function(), one.envelope()),
        findings,
        code.toString());
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
