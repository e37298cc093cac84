package se.sluss.adapters.kit.atrest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.id.UnitId;

/** Locks what is stored with its unit's own key. Safe for several threads. */
public final class Vault {
  private record UnitKey(BoundCipher cipher, SecretKeySpec fingerprint) {}

  private final BoundCipher master;
  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;
  private final Clock clock;
  private final SecureRandom random;
  private final ConcurrentMap<UnitId, UnitKey> keys = new ConcurrentHashMap<>();

  /**
   * @param master 32 bytes that wrap the units' keys
   * @param jdbc the adapter's database, where the wrapped keys are
   * @param transactions of that database
   * @param clock when a key was made
   * @param random where keys and nonces come from
   */
  public Vault(
      byte[] master,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      SecureRandom random) {
    this.master = new BoundCipher(master, random);
    this.jdbc = jdbc;
    // A key must outlive the transaction it was first needed in, or what others lock is lost.
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.clock = clock;
    this.random = random;
  }

  /** Encrypts a text with the unit's key, for this place alone. */
  public byte[] lock(UnitId unit, String place, byte[] text) {
    return key(unit).cipher().lock(place, text);
  }

  /** Decrypts; {@link IllegalStateException} when it was not locked for this unit and place. */
  public byte[] unlock(UnitId unit, String place, byte[] stored) {
    return key(unit).cipher().unlock(place, stored);
  }

  /** HMAC-SHA256 with the unit's key: tells the same content again, and nothing else of it. */
  public String fingerprint(UnitId unit, byte[] content) {
    return HexFormat.of().formatHex(hmac(key(unit).fingerprint(), content));
  }

  private UnitKey key(UnitId unit) {
    UnitKey known = keys.get(unit);
    if (known != null) {
      return known;
    }
    byte[] raw = stored(unit);
    SecretKeySpec derived =
        new SecretKeySpec(
            hmac(new SecretKeySpec(raw, "HmacSHA256"), "fingerprint".getBytes(UTF_8)),
            "HmacSHA256");
    UnitKey made = new UnitKey(new BoundCipher(raw, random), derived);
    keys.put(unit, made);
    return made;
  }

  private byte[] stored(UnitId unit) {
    String place = "unit_key/" + unit;
    byte[] fresh = new byte[BoundCipher.KEY_BYTES];
    random.nextBytes(fresh);
    ownTransaction.executeWithoutResult(
        _ ->
            jdbc.sql(
                    "insert into unit_key (unit, wrapped, created_at) values (?, ?, ?)"
                        + " on conflict (unit) do nothing")
                .params(unit.value(), master.lock(place, fresh), clock.instant().atOffset(UTC))
                .update());
    byte[] wrapped =
        jdbc.sql("select wrapped from unit_key where unit = ?")
            .param(unit.value())
            .query(byte[].class)
            .single();
    return master.unlock(place, wrapped);
  }

  private static byte[] hmac(SecretKeySpec key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
