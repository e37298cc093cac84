package se.sluss.sdk.envelope;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An organisation with a key of its own, made for one run. */
record Organisation(PrivateKey key, X509Certificate certificate) {
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  static Organisation rsa() {
    return of("RSA", 2048, "SHA256withRSA");
  }

  static Organisation ec() {
    return of("EC", 256, "SHA256withECDSA");
  }

  static Organisation weak() {
    return of("RSA", 1024, "SHA256withRSA");
  }

  private static Organisation of(String algorithm, int bits, String signature) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      KeyPair pair = generator.generateKeyPair();
      X500Name name = new X500Name("CN=test");
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          name,
                          BigInteger.ONE,
                          Date.from(NOW.minus(Duration.ofDays(1))),
                          Date.from(NOW.plus(Duration.ofDays(1))),
                          name,
                          pair.getPublic())
                      .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
      return new Organisation(pair.getPrivate(), certificate);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
