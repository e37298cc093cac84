package se.sluss.contracts.seal;

import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import se.sluss.contracts.keys.EcProvider;
import se.sluss.contracts.keys.Trust;
import se.sluss.contracts.keys.UnitName;
import se.sluss.contracts.keys.Usage;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;

/**
 * Verifies what units sign. The certificate is believed before the signature is looked at, and the
 * signature before the content. Safe for use by many threads.
 */
public final class Verifier {
  private final Trust trust;

  /**
   * @param anchor the pinned authority
   * @param clock what time it is
   */
  public Verifier(X509Certificate anchor, Clock clock) {
    this.trust = new Trust(anchor, clock);
  }

  /**
   * Verifies CMS SignedData with attached content.
   *
   * @return who signed what
   * @throws SealException UNSIGNED, NOT_A_SEAL, WRONG_CIPHER (another algorithm of signature),
   *     UNTRUSTED_SIGNER or BAD_SIGNATURE
   */
  public Verified verify(Bytes cms) throws SealException {
    byte[] bytes = cms.toArray();
    SignedForm form = SignedForm.read(bytes);
    Trust.Validated signer = signer(form.certificate());
    requireSignature(form.info(), signer.key());
    UnitName name = signer.name();
    return new Verified(name.unit(), name.agency(), Bytes.of(form.content()));
  }

  private Trust.Validated signer(X509Certificate certificate) throws SealException {
    try {
      return trust.validate(certificate, Usage.SIGNING);
    } catch (CertificateException e) {
      throw new SealException(SlCode.UNTRUSTED_SIGNER, "the signer's certificate is refused", e);
    }
  }

  /** Whom a certificate names that something is to be sealed for. */
  UnitName recipient(X509Certificate certificate) throws SealException {
    try {
      return trust.check(certificate, Usage.OPENING);
    } catch (CertificateException e) {
      throw new SealException(
          SlCode.UNTRUSTED_RECIPIENT, "the recipient's certificate is refused", e);
    }
  }

  private static void requireSignature(ContentInfo info, PublicKey key) throws SealException {
    try {
      SignerInformation signer =
          new CMSSignedData(info).getSignerInfos().getSigners().iterator().next();
      // The digest is taken with the JDK's SHA-256, the curve with Bouncy Castle.
      boolean holds =
          signer.verify(
              new SignerInformationVerifier(
                  new DefaultCMSSignatureAlgorithmNameGenerator(),
                  new DefaultSignatureAlgorithmIdentifierFinder(),
                  new JcaContentVerifierProviderBuilder().setProvider(EcProvider.get()).build(key),
                  new JcaDigestCalculatorProviderBuilder().build()));
      if (!holds) {
        throw new SealException(SlCode.BAD_SIGNATURE, "the signature does not fit the content");
      }
    } catch (CMSException | OperatorCreationException | RuntimeException e) {
      // The library meets attributes and signatures that are no such thing with unchecked
      // exceptions.
      throw new SealException(SlCode.BAD_SIGNATURE, "the signature cannot be verified", e);
    }
  }
}
