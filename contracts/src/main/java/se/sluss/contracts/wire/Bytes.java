package se.sluss.contracts.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Bytes as a value: never changed, equal by content, base64 in JSON. */
public final class Bytes {
  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /** A copy of these bytes. */
  public static Bytes of(byte[] value) {
    return new Bytes(value.clone());
  }

  /** Decodes base64 (RFC 4648 section 4); {@link IllegalArgumentException} when it is not. */
  @JsonCreator
  public static Bytes ofBase64(String text) {
    return new Bytes(Base64.getDecoder().decode(text));
  }

  /** A copy. */
  public byte[] toArray() {
    return value.clone();
  }

  public int size() {
    return value.length;
  }

  /** SHA-256, as 64 lower-case hexadecimal digits. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @JsonValue
  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** Never the content. */
  @Override
  public String toString() {
    return value.length + " bytes";
  }
}
