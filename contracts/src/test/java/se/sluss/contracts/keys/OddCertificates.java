package se.sluss.contracts.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that our authority would not issue, under a root that issues them. */
final class OddCertificates {
  private static final String ROOT = "CN=Odd root";

  private final Instant now;
  private final KeyPair rootKeys = pair();
  private final X509Certificate root;

  OddCertificates(Instant now) {
    this.now = now;
    this.root = build(ROOT, rootKeys, ROOT, rootKeys, KeyUsage.keyCertSign, true, false);
  }

  X509Certificate root() {
    return root;
  }

  X509Certificate signing(String subject, String... names) {
    return build(ROOT, rootKeys, subject, pair(), KeyUsage.digitalSignature, false, false, names);
  }

  X509Certificate withCriticalExtension(String subject, String name) {
    return build(ROOT, rootKeys, subject, pair(), KeyUsage.digitalSignature, false, true, name);
  }

  X509Certificate authority(String subject, String name) {
    int usage = KeyUsage.digitalSignature | KeyUsage.keyCertSign;
    return build(ROOT, rootKeys, subject, pair(), usage, true, false, name);
  }

  /** Issued by a unit, as if it were an authority. */
  X509Certificate byUnit(String subject, String name) {
    KeyPair unit = pair();
    build(ROOT, rootKeys, subject, unit, KeyUsage.digitalSignature, false, false, name);
    return build(subject, unit, subject, pair(), KeyUsage.digitalSignature, false, false, name);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", EcProvider.get());
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private X509Certificate build(
      String issuer,
      KeyPair issuerKeys,
      String subject,
      KeyPair keys,
      int usage,
      boolean authority,
      boolean critical,
      String... uris) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.valueOf(System.identityHashCode(keys)),
              Date.from(now),
              Date.from(now.plus(Duration.ofDays(1))),
              new X500Name(subject),
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      if (uris.length > 0) {
        GeneralName[] names = new GeneralName[uris.length];
        for (int i = 0; i < uris.length; i++) {
          names[i] = new GeneralName(GeneralName.uniformResourceIdentifier, uris[i]);
        }
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      if (critical) {
        builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .setProvider(EcProvider.get())
                      .build(issuerKeys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new AssertionError(e);
    }
  }
}
