package se.sluss.sdk.envelope;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.xml.Tree;

/**
 * The signature of an envelope (XML Signature 1.1, enveloped), made by one organisation for
 * another. It is believed only when it is the one signature, right below the root, over the whole
 * envelope and nothing else, so that nothing unsigned can be read as signed.
 */
final class EnvelopeSignature {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final Set<String> SIGNATURES =
      Set.of(
          MORE + "rsa-sha256",
          MORE + "rsa-sha384",
          MORE + "rsa-sha512",
          "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
          MORE + "ecdsa-sha256",
          MORE + "ecdsa-sha384",
          MORE + "ecdsa-sha512");
  private static final Set<String> DIGESTS =
      Set.of(Envelope.XMLENC + "sha256", MORE + "sha384", Envelope.XMLENC + "sha512");
  private static final String ENVELOPED = Envelope.XMLDSIG + "enveloped-signature";

  /** Canonical forms without comments and with: neither lets anything but comments out. */
  private static final Set<String> CANONICAL =
      Set.of(
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
          "http://www.w3.org/2001/10/xml-exc-c14n#",
          "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
          "http://www.w3.org/2006/12/xml-c14n11",
          "http://www.w3.org/2006/12/xml-c14n11#WithComments");

  private static final int SHORTEST_RSA = 2048;
  private static final int SHORTEST_EC = 256;

  private EnvelopeSignature() {}

  /**
   * Verifies an envelope with the certificate that it carries.
   *
   * @return the certificate; whose it is has not been asked
   * @throws EnvelopeException SDK_UNPROTECTED without a signature, SDK_CERTIFICATE without a
   *     certificate of a strong key, SDK_SIGNATURE for everything else
   */
  static X509Certificate verify(Document document) throws EnvelopeException {
    Element root = document.getDocumentElement();
    List<Element> everywhere =
        EnvelopeRules.outside(root).stream()
            .filter(element -> Tree.is(element, Envelope.XMLDSIG, "Signature"))
            .toList();
    if (everywhere.isEmpty()) {
      throw new EnvelopeException(SlCode.SDK_UNPROTECTED, "signed");
    }
    Element signature = everywhere.getFirst();
    if (everywhere.size() > 1 || signature.getParentNode() != root) {
      throw new EnvelopeException(SlCode.SDK_SIGNATURE, "signatureHolds");
    }
    X509Certificate certificate = certificate(signature);
    DOMValidateContext context =
        new DOMValidateContext(
            KeySelector.singletonKeySelector(certificate.getPublicKey()), signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
    try {
      XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      if (!overTheWhole(read) || !read.validate(context)) {
        throw new EnvelopeException(SlCode.SDK_SIGNATURE, "signatureHolds");
      }
    } catch (MarshalException | XMLSignatureException e) {
      // Why it does not hold is nobody's business outside; the number goes into the receipt.
      throw new EnvelopeException(SlCode.SDK_SIGNATURE, "signatureHolds");
    }
    return certificate;
  }

  /**
   * Signs an envelope, as the last that is done to it. Its namespaces must be declared in the tree,
   * as they are when it has been read.
   *
   * @param key RSA or EC, of the certificate
   */
  static void sign(Document document, PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    String method = MORE + (key instanceof ECKey ? "ecdsa-sha256" : "rsa-sha256");
    try {
      Reference whole =
          factory.newReference(
              "",
              factory.newDigestMethod(DigestMethod.SHA256, null),
              List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
              null,
              null);
      SignedInfo signed =
          factory.newSignedInfo(
              factory.newCanonicalizationMethod(
                  CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
              factory.newSignatureMethod(method, null),
              List.of(whole));
      KeyInfoFactory keys = factory.getKeyInfoFactory();
      KeyInfo info = keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate))));
      factory
          .newXMLSignature(signed, info)
          .sign(new DOMSignContext(key, document.getDocumentElement()));
    } catch (MarshalException | XMLSignatureException e) {
      throw new GeneralSecurityException("an envelope could not be signed", e);
    }
  }

  private static boolean overTheWhole(XMLSignature signature) {
    List<Reference> references = signature.getSignedInfo().getReferences();
    if (references.size() != 1 || !"".equals(references.getFirst().getURI())) {
      return false;
    }
    Reference whole = references.getFirst();
    List<String> transforms = whole.getTransforms().stream().map(Transform::getAlgorithm).toList();
    return SIGNATURES.contains(signature.getSignedInfo().getSignatureMethod().getAlgorithm())
        && CANONICAL.contains(signature.getSignedInfo().getCanonicalizationMethod().getAlgorithm())
        && DIGESTS.contains(whole.getDigestMethod().getAlgorithm())
        && transforms.contains(ENVELOPED)
        && transforms.stream().allMatch(each -> each.equals(ENVELOPED) || CANONICAL.contains(each));
  }

  private static X509Certificate certificate(Element signature) throws EnvelopeException {
    List<Element> written =
        Tree.at(signature, Envelope.XMLDSIG, "KeyInfo", "X509Data", "X509Certificate");
    if (written.isEmpty()) {
      throw new EnvelopeException(SlCode.SDK_CERTIFICATE, "certificateIsStrong");
    }
    try {
      byte[] der =
          Base64.getDecoder().decode(Tree.text(written.getFirst()).replaceAll("[ \\t\\r\\n]", ""));
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      if (factory.generateCertificate(new ByteArrayInputStream(der))
              instanceof X509Certificate certificate
          && strong(certificate.getPublicKey())) {
        return certificate;
      }
    } catch (IllegalArgumentException | CertificateException e) {
      throw new EnvelopeException(SlCode.SDK_CERTIFICATE, "certificateIsStrong");
    }
    throw new EnvelopeException(SlCode.SDK_CERTIFICATE, "certificateIsStrong");
  }

  private static boolean strong(Key key) {
    return switch (key) {
      case RSAKey rsa -> rsa.getModulus().bitLength() >= SHORTEST_RSA;
      case ECKey ec -> ec.getParams().getOrder().bitLength() >= SHORTEST_EC;
      default -> false;
    };
  }
}
