package se.sluss.contracts.keys;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

/**
 * A small authority for one installation: a P-256 root that issues unit certificates directly. For
 * setting up and for tests; the hub's process never holds its key.
 */
public final class CertificateAuthority {
  /** How long a unit's certificate is valid. */
  public static final Duration UNIT_VALIDITY = Duration.ofDays(365);

  private static final Duration ROOT_VALIDITY = Duration.ofDays(3650);

  /** Clocks of two machines differ; a fresh certificate must hold at once on both. */
  private static final Duration BACKDATE = Duration.ofMinutes(5);

  private static final String ALIAS = "authority";
  private static final X500Name NAME = new X500Name("CN=Sluss certificate authority");

  private final PrivateKey key;
  private final X509Certificate root;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  private CertificateAuthority(PrivateKey key, X509Certificate root, Clock clock) {
    this.key = key;
    this.root = root;
    this.clock = clock;
  }

  /** A new authority with a new root, valid for ten years from now. */
  public static CertificateAuthority create(Clock clock) {
    try {
      KeyPair pair = newPair();
      Instant now = clock.instant();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              NAME,
              serial(new SecureRandom()),
              date(now.minus(BACKDATE)),
              date(now.plus(ROOT_VALIDITY)),
              NAME,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      return new CertificateAuthority(pair.getPrivate(), sign(builder, pair.getPrivate()), clock);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("a root could not be made", e);
    }
  }

  /**
   * Reads an authority that {@link #write} wrote.
   *
   * @throws IOException when the file cannot be read or the password is wrong
   */
  public static CertificateAuthority read(Path file, char[] password, Clock clock)
      throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, password);
      }
      if (store.getKey(ALIAS, password) instanceof PrivateKey key
          && store.getCertificate(ALIAS) instanceof X509Certificate root) {
        return new CertificateAuthority(key, root, clock);
      }
      throw new IOException("the file holds no authority");
    } catch (GeneralSecurityException e) {
      throw new IOException("the authority's file cannot be used", e);
    }
  }

  /** Writes key and root to a PKCS#12 file, readable by its owner alone. */
  public void write(Path file, char[] password) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(ALIAS, key, password, new Certificate[] {root});
      PrivateFile.replace(file, out -> store.store(out, password));
    } catch (GeneralSecurityException e) {
      throw new IOException("the authority's file cannot be made", e);
    }
  }

  /** The certificate that adapters pin. */
  public X509Certificate root() {
    return root;
  }

  /** New keys with certificates for one unit, valid for {@link #UNIT_VALIDITY} from now. */
  public UnitKeys issue(UnitId unit, AgencyId agency) {
    try {
      KeyPair signing = newPair();
      KeyPair opening = newPair();
      UnitName name = new UnitName(unit, agency);
      return new UnitKeys(
          unit,
          agency,
          signing.getPrivate(),
          certify(name, signing.getPublic(), KeyUsage.digitalSignature),
          opening.getPrivate(),
          certify(name, opening.getPublic(), KeyUsage.keyAgreement));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("a unit's keys could not be made", e);
    }
  }

  /**
   * A PKCS#12 file with a new key and certificate of a server, for TLS; valid for {@link
   * #UNIT_VALIDITY} from now. It names a host and no unit, so that a unit's certificate is no
   * server's and a server's no unit's.
   *
   * @param host the name by which clients reach it (RFC 6125: a DNS name)
   */
  public void issueServer(Path file, char[] password, String host) throws IOException {
    try {
      KeyPair pair = newPair();
      X509Certificate certificate =
          certify(
              new X500NameBuilder().addRDN(BCStyle.CN, host).build(),
              new GeneralName(GeneralName.dNSName, host),
              pair.getPublic(),
              KeyUsage.digitalSignature);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(host, pair.getPrivate(), password, new Certificate[] {certificate, root});
      PrivateFile.replace(file, out -> store.store(out, password));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("a server's keys could not be made", e);
    }
  }

  private X509Certificate certify(UnitName name, PublicKey publicKey, int usage)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    return certify(
        new X500NameBuilder()
            .addRDN(BCStyle.O, name.agency().value())
            .addRDN(BCStyle.CN, name.unit().value())
            .build(),
        new GeneralName(GeneralName.uniformResourceIdentifier, UnitName.URI_PREFIX + name.unit()),
        publicKey,
        usage);
  }

  private X509Certificate certify(
      X500Name subject, GeneralName alternative, PublicKey publicKey, int usage)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    Instant now = clock.instant();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            X500Name.getInstance(root.getSubjectX500Principal().getEncoded()),
            serial(random),
            date(now.minus(BACKDATE)),
            date(now.plus(UNIT_VALIDITY)),
            subject,
            publicKey);
    JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(publicKey));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, utils.createAuthorityKeyIdentifier(root));
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternative));
    return sign(builder, key);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA")
                    .setProvider(EcProvider.get())
                    .build(key)));
  }

  private static KeyPair newPair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", EcProvider.get());
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static Date date(Instant instant) {
    return Date.from(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  /** 127 random bits, positive: RFC 5280 section 4.1.2.2 allows 20 octets. */
  private static BigInteger serial(SecureRandom random) {
    return new BigInteger(127, random).setBit(126);
  }
}
