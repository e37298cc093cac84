package se.sluss.contracts.seal;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import se.sluss.contracts.problem.SlCode;

/**
 * The one shape of AuthEnvelopedData that is taken. GCM protects the content and, through the key
 * agreement, the keys; nothing protects versions, identifiers and the way things are written. So
 * all of it is rebuilt from the protected values, and must come out as it came in.
 */
record SealedForm(
    SubjectPublicKeyInfo ephemeral,
    AlgorithmIdentifier wrap,
    byte[] wrappedKey,
    byte[] nonce,
    byte[] ciphertext,
    byte[] tag) {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int POINT = 65;
  private static final int UNCOMPRESSED = 4;

  /** Refuses what is not a seal for the owner of this certificate alone. */
  static SealedForm read(byte[] bytes, X509Certificate own) throws SealException {
    AuthEnvelopedData data = authEnvelopedData(bytes);
    requireCipher(
        Der.orNotASeal(() -> data.getAuthEncryptedContentInfo().getContentEncryptionAlgorithm()));
    KeyAgreeRecipientInfo recipient = onlyRecipient(data);
    byte[] name = Der.orNotASeal(() -> Der.encode(onlyKey(recipient).getIdentifier()));
    KeyAgreeRecipientIdentifier expected = new KeyAgreeRecipientIdentifier(nameOf(own));
    if (!Arrays.equals(name, Der.orNotASeal(() -> Der.encode(expected)))) {
      throw new SealException(SlCode.WRONG_RECIPIENT, "sealed for another certificate");
    }
    Der.requireSame(bytes, Der.orNotASeal(() -> rebuilt(data, recipient, expected)));
    return Der.orNotASeal(() -> of(data, recipient));
  }

  private static SealedForm of(AuthEnvelopedData data, KeyAgreeRecipientInfo recipient) {
    EncryptedContentInfo content = data.getAuthEncryptedContentInfo();
    return new SealedForm(
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
            recipient.getOriginator().getOriginatorKey().getPublicKeyData().getOctets()),
        AlgorithmIdentifier.getInstance(recipient.getKeyEncryptionAlgorithm().getParameters()),
        onlyKey(recipient).getEncryptedKey().getOctets(),
        GCMParameters.getInstance(content.getContentEncryptionAlgorithm().getParameters())
            .getNonce(),
        content.getEncryptedContent().getOctets(),
        data.getMac().getOctets());
  }

  private static AuthEnvelopedData authEnvelopedData(byte[] bytes) throws SealException {
    ContentInfo info = Der.orNotASeal(() -> ContentInfo.getInstance(bytes));
    if (CMSObjectIdentifiers.envelopedData.equals(info.getContentType())) {
      throw new SealException(SlCode.WRONG_CIPHER, "encrypted without authentication");
    }
    if (!CMSObjectIdentifiers.authEnvelopedData.equals(info.getContentType())) {
      throw new SealException(SlCode.NOT_A_SEAL, "not AuthEnvelopedData");
    }
    return Der.orNotASeal(() -> AuthEnvelopedData.getInstance(info.getContent()));
  }

  private static void requireCipher(AlgorithmIdentifier cipher) throws SealException {
    if (!cipher.getAlgorithm().equals(NISTObjectIdentifiers.id_aes256_GCM)) {
      throw new SealException(SlCode.WRONG_CIPHER, "not AES-256-GCM");
    }
    GCMParameters parameters =
        Der.orNotASeal(() -> GCMParameters.getInstance(cipher.getParameters()));
    if (parameters.getNonce().length != NONCE || parameters.getIcvLen() != TAG) {
      throw new SealException(SlCode.WRONG_CIPHER, "another nonce or tag length");
    }
  }

  private static KeyAgreeRecipientInfo onlyRecipient(AuthEnvelopedData data) throws SealException {
    RecipientInfo only =
        Der.orNotASeal(() -> RecipientInfo.getInstance(data.getRecipientInfos().getObjectAt(0)));
    if (!(Der.orNotASeal(only::getInfo) instanceof KeyAgreeRecipientInfo recipient)) {
      throw new SealException(SlCode.WRONG_CIPHER, "the key is not agreed");
    }
    AlgorithmIdentifier agreement = Der.orNotASeal(recipient::getKeyEncryptionAlgorithm);
    AlgorithmIdentifier wrap =
        Der.orNotASeal(() -> AlgorithmIdentifier.getInstance(agreement.getParameters()));
    if (!agreement.getAlgorithm().equals(SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme)
        || !Der.isBare(wrap, NISTObjectIdentifiers.id_aes256_wrap)) {
      throw new SealException(SlCode.WRONG_CIPHER, "another way of agreeing on the key");
    }
    if (data.getRecipientInfos().size() != 1 || recipient.getRecipientEncryptedKeys().size() != 1) {
      throw new SealException(SlCode.WRONG_RECIPIENT, "not sealed for one alone");
    }
    return recipient;
  }

  private static RecipientEncryptedKey onlyKey(KeyAgreeRecipientInfo recipient) {
    return RecipientEncryptedKey.getInstance(recipient.getRecipientEncryptedKeys().getObjectAt(0));
  }

  private static IssuerAndSerialNumber nameOf(X509Certificate certificate) {
    return new IssuerAndSerialNumber(
        X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded()),
        certificate.getSerialNumber());
  }

  private static ContentInfo rebuilt(
      AuthEnvelopedData data, KeyAgreeRecipientInfo recipient, KeyAgreeRecipientIdentifier to) {
    EncryptedContentInfo content = data.getAuthEncryptedContentInfo();
    GCMParameters parameters =
        GCMParameters.getInstance(content.getContentEncryptionAlgorithm().getParameters());
    return new ContentInfo(
        CMSObjectIdentifiers.authEnvelopedData,
        new AuthEnvelopedData(
            null,
            new DERSet(
                new RecipientInfo(
                    new KeyAgreeRecipientInfo(
                        new OriginatorIdentifierOrKey(
                            ephemeral(recipient.getOriginator().getOriginatorKey())),
                        null,
                        recipient.getKeyEncryptionAlgorithm(),
                        new DERSequence(
                            new RecipientEncryptedKey(
                                to,
                                new DEROctetString(
                                    onlyKey(recipient).getEncryptedKey().getOctets())))))),
            new EncryptedContentInfo(
                CMSObjectIdentifiers.data,
                new AlgorithmIdentifier(
                    NISTObjectIdentifiers.id_aes256_GCM,
                    new GCMParameters(parameters.getNonce(), TAG)),
                new DEROctetString(content.getEncryptedContent().getOctets())),
            null,
            new DEROctetString(data.getMac().getOctets()),
            null));
  }

  /** An uncompressed point of P-256; other forms of the same point would be other bytes. */
  private static OriginatorPublicKey ephemeral(OriginatorPublicKey key) {
    byte[] point = key.getPublicKeyData().getOctets();
    ASN1Encodable curve = key.getAlgorithm().getParameters();
    if (point.length != POINT
        || point[0] != UNCOMPRESSED
        || !key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
        || !(Der.isNone(curve) || SECObjectIdentifiers.secp256r1.equals(curve))) {
      throw new IllegalArgumentException("not a point of P-256");
    }
    return new OriginatorPublicKey(key.getAlgorithm(), point);
  }
}
