package se.sluss.adapters.socialservices.transport.as4;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.as4.Incoming;
import se.sluss.as4.Receiver;
import se.sluss.sdk.envelope.EnvelopeWriter;

/**
 * First step in: what another access point posts is on disk before it is receipted, and nothing
 * more is done to it in the call.
 */
public final class KeepEnvelope implements Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(KeepEnvelope.class);

  private final CameRows came;
  private final Partners partners;
  private final String own;

  /**
   * @param came where it is kept
   * @param partners who may send, and by which access point
   * @param own our organisation
   */
  public KeepEnvelope(CameRows came, Partners partners, String own) {
    this.came = came;
    this.partners = partners;
    this.own = own;
  }

  @Override
  public Taken take(Incoming incoming) throws IOException {
    Partner from = partners.at(incoming.from());
    boolean served =
        own.equals(incoming.to())
            && EnvelopeWriter.DOCUMENTS.contains(incoming.document())
            && from != null
            && from.peer().party().equals(incoming.peer().party());
    if (!served) {
      LOG.warn("access point {} sends what is not for us, or not its own", incoming.peer().party());
      return Taken.NOT_SERVED;
    }
    byte[] envelope = incoming.payload().readAllBytes();
    if (came.keep(incoming.id(), incoming.from(), sha256(envelope), envelope)) {
      return Taken.KEPT;
    }
    LOG.error("access point {} sends another thing under an old id", incoming.peer().party());
    return Taken.OTHER_CONTENT;
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
