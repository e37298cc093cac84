package se.sluss.adapters.kit.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.contracts.id.EventId;
import se.sluss.contracts.id.UnitId;

/**
 * What we call an event towards the hub: the same for the same key of the sender's, whenever and on
 * whichever node, and nothing that tells the key.
 */
final class EventNames {
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Vault vault;

  EventNames(Vault vault) {
    this.vault = vault;
  }

  /** The name; null when nothing is said of an event. */
  @Nullable EventId of(UnitId sender, Submitted submitted) {
    String key = submitted.ofEvent();
    if (key == null) {
      return null;
    }
    String mac = vault.fingerprint(sender, ("event/" + key).getBytes(UTF_8));
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(mac));
    // RFC 9562, section 5.8
    long high = bytes.getLong() & ~0xf000L | VERSION_8;
    long low = bytes.getLong() & 0x3fff_ffff_ffff_ffffL | VARIANT;
    return new EventId(new UUID(high, low));
  }
}
