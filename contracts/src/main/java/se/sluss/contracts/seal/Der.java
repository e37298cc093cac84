package se.sluss.contracts.seal;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;

/** Strict reading of what strangers send. */
final class Der {
  private Der() {}

  /** Reads one part of a structure out of bytes that may be anything. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * Whatever the library throws on hostile bytes means the same: this is not a seal. It throws
   * unchecked exceptions of many classes, so the classes cannot be named one by one.
   */
  static <T> T orNotASeal(Reading<T> reading) throws SealException {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      throw new SealException(SlCode.NOT_A_SEAL, "not the structure of a seal", e);
    }
  }

  static byte[] encode(ASN1Encodable value) throws IOException {
    return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
  }

  /** Refuses bytes that say the same as the rebuilt structure but in other words. */
  static void requireSame(byte[] bytes, ASN1Encodable rebuilt) throws SealException {
    if (!Arrays.equals(bytes, orNotASeal(() -> encode(rebuilt)))) {
      throw new SealException(SlCode.NOT_A_SEAL, "not the one encoding of a seal");
    }
  }

  /** Whether it is this algorithm with parameters absent or NULL, the two ways of saying none. */
  static boolean isBare(AlgorithmIdentifier algorithm, ASN1ObjectIdentifier wanted) {
    return algorithm.getAlgorithm().equals(wanted) && isNone(algorithm.getParameters());
  }

  static boolean isNone(@Nullable ASN1Encodable parameters) {
    return parameters == null || parameters.toASN1Primitive().equals(DERNull.INSTANCE);
  }
}
