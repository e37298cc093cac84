package se.sluss.contracts.proof;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value: exactly 32 bytes, immutable, compared by content. */
public final class Hash {
  /** Length of every hash in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies 32 bytes.
   *
   * @throws IllegalArgumentException if the length is not 32
   */
  public static Hash of(byte[] bytes) {
    return at(bytes, 0, bytes.length);
  }

  /** Copies the hash at position {@code n} of a row of hashes, as in a tile. */
  public static Hash inRow(byte[] row, int n) {
    return at(row, n * LENGTH, Math.min(LENGTH, row.length - n * LENGTH));
  }

  private static Hash at(byte[] bytes, int from, int length) {
    if (length != LENGTH) {
      throw new IllegalArgumentException("a hash is 32 bytes, not " + length);
    }
    return new Hash(Arrays.copyOfRange(bytes, from, from + LENGTH));
  }

  /**
   * Reads standard base64 with padding (RFC 4648 section 4), written in the one way there is.
   *
   * @throws IllegalArgumentException if it is not base64 of exactly 32 bytes
   */
  public static Hash ofBase64(String text) {
    Hash hash = of(Base64.getDecoder().decode(text));
    if (!hash.base64().equals(text)) {
      throw new IllegalArgumentException("not written as base64 is");
    }
    return hash;
  }

  /** A fresh copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Standard base64 with padding. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  void addTo(MessageDigest digest) {
    digest.update(bytes);
  }

  /** Copies the hash into {@code row} as its {@code n}th hash. */
  public void copyTo(byte[] row, int n) {
    System.arraycopy(bytes, 0, row, n * LENGTH, LENGTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Lower-case hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
