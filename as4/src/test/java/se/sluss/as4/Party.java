package se.sluss.as4;

import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An access point's key, made for one run. */
record Party(OwnKey own) {
  static Party of(String name, Duration valid) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      X500Name subject = new X500Name("CN=" + name);
      Instant now = Instant.now();
      return new Party(
          new OwnKey(
              name,
              pair.getPrivate(),
              new JcaX509CertificateConverter()
                  .getCertificate(
                      new JcaX509v3CertificateBuilder(
                              subject,
                              BigInteger.TEN,
                              Date.from(now.minus(Duration.ofDays(2))),
                              Date.from(now.plus(valid)),
                              subject,
                              pair.getPublic())
                          .build(
                              new JcaContentSignerBuilder("SHA256withRSA")
                                  .build(pair.getPrivate())))));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  Peer at(URI endpoint) {
    return new Peer(own.party(), endpoint, own.certificate());
  }
}
