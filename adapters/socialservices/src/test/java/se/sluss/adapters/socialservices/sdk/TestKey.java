package se.sluss.adapters.socialservices.sdk;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sluss.contracts.keys.Certificates;

/** A key made for one run, as a key store and as a certificate's file. */
record TestKey(PrivateKey key, X509Certificate certificate) {
  static final String PASSWORD = "only-for-one-run";

  static TestKey make(Path folder, String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      X500Name subject = new X500Name("CN=" + name);
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          subject,
                          BigInteger.TEN,
                          // The adapter's evening is in May, the town's process has today.
                          Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                          Date.from(Instant.parse("2036-01-01T00:00:00Z")),
                          subject,
                          pair.getPublic())
                      .build(
                          new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "own", pair.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[] {certificate});
      try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".p12"))) {
        store.store(out, PASSWORD.toCharArray());
      }
      Files.writeString(folder.resolve(name + ".pem"), Certificates.toPem(certificate));
      return new TestKey(pair.getPrivate(), certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  static TestKey read(Path folder, String name) throws IOException, GeneralSecurityException {
    KeyStore store =
        KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
    return new TestKey(
        (PrivateKey) store.getKey("own", PASSWORD.toCharArray()),
        (X509Certificate) store.getCertificate("own"));
  }
}
