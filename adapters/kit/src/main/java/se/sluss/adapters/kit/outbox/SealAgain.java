package se.sluss.adapters.kit.outbox;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sealing.Track;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.seal.SealException;

/**
 * The same content in a new message, in a conversation of its own: for another unit, or afresh for
 * the same. The hub decides about it as about any other.
 */
public final class SealAgain {
  private static final Logger LOG = LoggerFactory.getLogger(SealAgain.class);

  private final Outbox outbox;
  private final Units units;
  private final MessageSealer sealer;

  /**
   * @param outbox where the new message is kept
   * @param units the recipient and its certificate
   * @param sealer seals
   */
  public SealAgain(Outbox outbox, Units units, MessageSealer sealer) {
    this.outbox = outbox;
    this.units = units;
    this.sealer = sealer;
  }

  /**
   * Seals what a draft holds, in the caller's transaction.
   *
   * @return the new message; null when there is nothing to seal or no key to seal with
   */
  @Nullable MessageId seal(UnitId sender, UnitId to, Draft draft) {
    Track track = draft.track();
    Unit next = units.unit(to);
    X509Certificate certificate = units.openingCertificate(to);
    if (track == null || next == null || certificate == null) {
      return null;
    }
    try {
      SealedTrack again = sealer.seal(track, units.keys(sender), next, certificate);
      outbox.keep(
          sender, List.of(new Outgoing(again, draft.eventId(), draft.officer(), track, null)));
      MessageId replacement = again.cover().messageId();
      LOG.info("message {} is sealed again for {} as {}", draft.message(), to, replacement);
      return replacement;
    } catch (SealException e) {
      LOG.warn("message {} cannot be sealed again: {}", draft.message(), e.code());
      return null;
    }
  }
}
