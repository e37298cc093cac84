package se.sluss.contracts.id;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** UUIDs of version 7, RFC 9562 section 5.7: 48 bits of milliseconds, the rest random. */
public final class Uuid7 {
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param clock where the time in the id comes from
   * @param random where the rest comes from; a secure one where an id must not be guessed
   */
  public Uuid7(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new UUID of this instant. */
  public UUID next() {
    long high = clock.millis() << 16 | 0x7000L | random.nextLong() & 0x0fffL;
    long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  static void require(UUID uuid) {
    if (uuid.version() != 7 || uuid.variant() != 2) {
      throw new IllegalArgumentException("not a UUID of version 7");
    }
  }

  static UUID parse(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new IllegalArgumentException("not a UUID in its canonical form");
    }
    return uuid;
  }
}
