package se.sluss.hub.log.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import se.sluss.hub.log.Commitment;

/**
 * The key-encryption keys of the log, given from outside (environment or key store), and what they
 * wrap: a key for each referral, which wraps the key of each of its leaves. Safe for several
 * threads.
 */
public final class LogKeys {
  private static final byte[] DETAIL_KEY =
      "sluss log: key of a sealed detail, v1".getBytes(StandardCharsets.UTF_8);

  private final String currentId;
  private final Map<String, byte[]> keks;
  private final SecureRandom random;

  /**
   * Takes the key-encryption keys.
   *
   * @param currentId id of the key that wraps from now on
   * @param keks 32 bytes each, by id; older ones stay as long as something is wrapped with them
   * @throws IllegalArgumentException if one is not 32 bytes or the current one is missing
   */
  public LogKeys(String currentId, Map<String, byte[]> keks, SecureRandom random) {
    if (!keks.containsKey(currentId)
        || keks.values().stream().anyMatch(kek -> kek.length != AesGcm.KEY_LENGTH)) {
      throw new IllegalArgumentException("key-encryption keys are 32 bytes, the current one given");
    }
    this.currentId = currentId;
    this.keks = Map.copyOf(keks);
    this.random = random;
  }

  /** One key-encryption key. */
  public static LogKeys of(String id, byte[] kek) {
    return new LogKeys(id, Map.of(id, kek.clone()), new SecureRandom());
  }

  /** A referral's key as it is stored. */
  record WrappedReferralKey(String kekId, byte[] wrapped) {}

  /** A leaf as it is stored: what enters the tree, and what an erasure removes. */
  record SealedLeaf(byte[] commitment, byte[] wrappedKey, byte[] sealed) {}

  /** A leaf opened: its key and the canonical record that the commitment is over. */
  record OpenedLeaf(byte[] key, byte[] canonical) {}

  /** Id of the key that wraps from now on. */
  String currentId() {
    return currentId;
  }

  byte[] freshKey() {
    byte[] key = new byte[AesGcm.KEY_LENGTH];
    random.nextBytes(key);
    return key;
  }

  WrappedReferralKey wrap(String referralId, byte[] referralKey) {
    byte[] kek = kek(currentId);
    byte[] bound = bytes("referral-key|" + currentId + "|" + referralId);
    return new WrappedReferralKey(currentId, AesGcm.seal(kek, referralKey, bound, random));
  }

  byte[] unwrap(String referralId, WrappedReferralKey key) {
    byte[] bound = bytes("referral-key|" + key.kekId() + "|" + referralId);
    return AesGcm.open(kek(key.kekId()), key.wrapped(), bound);
  }

  SealedLeaf seal(byte[] referralKey, String referralId, long counter, byte[] canonical) {
    byte[] leafKey = freshKey();
    return new SealedLeaf(
        Commitment.of(leafKey, canonical),
        AesGcm.seal(referralKey, leafKey, place("leaf-key", referralId, counter), random),
        AesGcm.seal(detailKey(leafKey), canonical, place("detail", referralId, counter), random));
  }

  /** Opens a leaf, and makes sure that it is what the commitment is over. */
  OpenedLeaf open(byte[] referralKey, String referralId, long counter, SealedLeaf leaf) {
    byte[] leafKey =
        AesGcm.open(referralKey, leaf.wrappedKey(), place("leaf-key", referralId, counter));
    byte[] canonical =
        AesGcm.open(detailKey(leafKey), leaf.sealed(), place("detail", referralId, counter));
    if (!java.security.MessageDigest.isEqual(
        Commitment.of(leafKey, canonical), leaf.commitment())) {
      throw new LogException("a detail is not what its leaf commits to");
    }
    return new OpenedLeaf(leafKey, canonical);
  }

  /** HMAC as a key derivation: a record starts with a brace, so the two uses never meet. */
  private static byte[] detailKey(byte[] leafKey) {
    return Commitment.of(leafKey, DETAIL_KEY);
  }

  private byte[] kek(String id) {
    byte[] kek = keks.get(id);
    if (kek == null) {
      throw new LogException("no key-encryption key " + id);
    }
    return kek;
  }

  private static byte[] place(String use, String referralId, long counter) {
    return bytes(use + "|" + referralId + "|" + counter);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
