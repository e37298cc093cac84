package se.sluss.contracts.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import se.sluss.contracts.problem.SlCode;

/**
 * The one shape of SignedData that is taken: DER, content attached as id-data, one certificate, one
 * signer named by issuer and serial number, SHA-256, ECDSA, signed attributes, nothing unsigned.
 *
 * <p>A signature covers neither versions, algorithm sets nor identifiers; so the whole is rebuilt
 * from what is covered or fixed, and must come out as it came in.
 *
 * @param content what is said to be signed; not yet to be believed
 * @param certificate who is said to have signed
 * @param info the structure as it was read
 */
record SignedForm(byte[] content, X509Certificate certificate, ContentInfo info) {

  static SignedForm read(byte[] bytes) throws SealException {
    ContentInfo info = contentInfo(bytes);
    SignedData data = signedData(info);
    if (Der.orNotASeal(() -> data.getSignerInfos().size()) == 0) {
      throw new SealException(SlCode.UNSIGNED, "no signer");
    }
    return Der.orNotASeal(() -> Parts.of(data)).check(bytes, info);
  }

  private static ContentInfo contentInfo(byte[] bytes) throws SealException {
    try {
      return ContentInfo.getInstance(bytes);
    } catch (RuntimeException e) {
      throw new SealException(SlCode.UNSIGNED, "not SignedData", e);
    }
  }

  private static SignedData signedData(ContentInfo info) throws SealException {
    try {
      if (CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        return SignedData.getInstance(info.getContent());
      }
    } catch (RuntimeException e) {
      throw new SealException(SlCode.UNSIGNED, "not SignedData", e);
    }
    throw new SealException(SlCode.UNSIGNED, "not SignedData");
  }

  /** What the structure is made of. */
  private record Parts(
      byte[] content,
      Certificate certificate,
      AlgorithmIdentifier listedDigest,
      SignerInfo signer,
      ASN1Set attributes) {

    static Parts of(SignedData data) {
      requireOne(data.getCertificates());
      requireOne(data.getDigestAlgorithms());
      requireOne(data.getSignerInfos());
      SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
      Certificate certificate = Certificate.getInstance(data.getCertificates().getObjectAt(0));
      if (certificate.getSignature().getPadBits() != 0) {
        // Nothing signs this count, and the JDK overlooks it where the last bits happen to be zero.
        throw new IllegalArgumentException("a signature that is not whole octets");
      }
      return new Parts(
          ASN1OctetString.getInstance(data.getEncapContentInfo().getContent()).getOctets(),
          certificate,
          AlgorithmIdentifier.getInstance(data.getDigestAlgorithms().getObjectAt(0)),
          signer,
          signer.getAuthenticatedAttributes());
    }

    private static void requireOne(ASN1Set set) {
      if (set.size() != 1) {
        throw new IllegalArgumentException("not exactly one");
      }
    }

    SignedForm check(byte[] bytes, ContentInfo info) throws SealException {
      if (!Der.isBare(listedDigest, NISTObjectIdentifiers.id_sha256)
          || !Der.isBare(signer.getDigestAlgorithm(), NISTObjectIdentifiers.id_sha256)
          || !Der.isBare(
              signer.getDigestEncryptionAlgorithm(), X9ObjectIdentifiers.ecdsa_with_SHA256)) {
        throw new SealException(SlCode.WRONG_CIPHER, "not ECDSA with SHA-256");
      }
      Der.requireSame(bytes, Der.orNotASeal(this::rebuilt));
      return new SignedForm(content, Der.orNotASeal(this::x509), info);
    }

    private ContentInfo rebuilt() {
      SignerInfo only =
          new SignerInfo(
              new SignerIdentifier(
                  new IssuerAndSerialNumber(
                      certificate.getIssuer(), certificate.getSerialNumber().getValue())),
              signer.getDigestAlgorithm(),
              attributes,
              signer.getDigestEncryptionAlgorithm(),
              new DEROctetString(signer.getEncryptedDigest().getOctets()),
              (ASN1Set) null);
      return new ContentInfo(
          CMSObjectIdentifiers.signedData,
          new SignedData(
              new DERSet(listedDigest),
              new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(content)),
              new DERSet(certificate),
              null,
              new DERSet(only)));
    }

    private X509Certificate x509() throws IOException {
      try {
        if (CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Der.encode(certificate)))
            instanceof X509Certificate x509) {
          return x509;
        }
        throw new IOException("not a certificate of X.509");
      } catch (CertificateException e) {
        throw new IOException("not a certificate", e);
      }
    }
  }
}
