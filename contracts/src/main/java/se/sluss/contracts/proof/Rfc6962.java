package se.sluss.contracts.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash function of RFC 6962 section 2.1: all that writer and verifier have in common. */
public final class Rfc6962 {
  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private Rfc6962() {}

  /** Hash of a leaf: SHA-256(0x00 || entry). */
  public static Hash leaf(byte[] entry) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return Hash.of(digest.digest(entry));
  }

  /** Hash of an inner node: SHA-256(0x01 || left || right). */
  public static Hash node(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    left.addTo(digest);
    right.addTo(digest);
    return Hash.of(digest.digest());
  }

  /** Root of the tree of size 0: SHA-256 of the empty string. */
  public static Hash emptyRoot() {
    return Hash.of(sha256().digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
