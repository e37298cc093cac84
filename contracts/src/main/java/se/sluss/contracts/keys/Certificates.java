package se.sluss.contracts.keys;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;

/** Certificates as text: PEM, RFC 7468. */
public final class Certificates {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private Certificates() {}

  /** One certificate as PEM, lines of 64 characters, with a newline at the end. */
  public static String toPem(X509Certificate certificate) {
    try {
      Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
      return BEGIN + '\n' + lines.encodeToString(certificate.getEncoded()) + '\n' + END + '\n';
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without an encoding", e);
    }
  }

  /** SHA-256 of a certificate (of its DER), in 64 hexadecimal digits: its name on record. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without an encoding", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Reads a text with exactly one certificate.
   *
   * @throws CertificateException when it is not that
   */
  public static X509Certificate fromPem(String pem) throws CertificateException {
    String text = pem.strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.indexOf(BEGIN, 1) > 0) {
      throw new CertificateException("not exactly one certificate in PEM");
    }
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes))
        instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new CertificateException("not a certificate of X.509");
  }
}
