package se.sluss.contracts.seal;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.EcProvider;
import se.sluss.contracts.keys.UnitName;
import se.sluss.contracts.wire.Bytes;

/**
 * Signs as one unit: CMS SignedData (RFC 5652 section 5), content attached, certificate inside,
 * ECDSA P-256 with SHA-256. Safe for use by many threads.
 */
public final class Signer {
  private final PrivateKey key;
  private final X509Certificate certificate;
  private final UnitId unit;

  /**
   * @param key a P-256 private key
   * @param certificate its certificate, naming the unit
   * @throws IllegalArgumentException when the certificate names no unit, or the key is of another
   *     kind
   */
  public Signer(PrivateKey key, X509Certificate certificate) {
    this.key = EcProvider.own(key);
    this.certificate = certificate;
    try {
      this.unit = UnitName.of(certificate).unit();
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a unit's certificate", e);
    }
  }

  /** Who signs. */
  public UnitId unit() {
    return unit;
  }

  /** The content, signed, in DER. */
  public Bytes sign(byte[] content) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(signerInfo());
      generator.addCertificate(new JcaX509CertificateHolder(certificate));
      return Bytes.of(
          generator
              .generate(new CMSProcessableByteArray(content), true)
              .getEncoded(ASN1Encoding.DER));
    } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
      throw new IllegalStateException("a unit's own key cannot sign", e);
    } catch (IOException e) {
      throw new IllegalStateException("a signature cannot be encoded", e);
    }
  }

  private SignerInfoGenerator signerInfo()
      throws OperatorCreationException, CertificateEncodingException {
    // No provider named: the JDK's SHA-256, several times faster over the content.
    DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
    DefaultSignedAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator();
    // Without signing time: the library would take it from the machine, past the injected clock.
    CMSAttributeTableGenerator attributes =
        parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
    return new JcaSignerInfoGeneratorBuilder(digests)
        .setSignedAttributeGenerator(attributes)
        .build(
            new JcaContentSignerBuilder("SHA256withECDSA").setProvider(EcProvider.get()).build(key),
            certificate);
  }
}
