package se.sluss.hub.cli.check;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import se.sluss.contracts.problem.SlCode;

/**
 * What {@code sluss seal} makes, and a signed cover: their kind; whether they open needs the key.
 */
final class SealCheck {
  private SealCheck() {}

  static Answer check(byte[] bytes) {
    try {
      ContentInfo info = ContentInfo.getInstance(bytes);
      return of(info.getContentType(), info.getContent());
    } catch (IllegalArgumentException | IllegalStateException e) {
      // A file that begins like one: a certificate, a key, or nothing of the kind.
      return Answer.unknown(List.of("sealed-part"));
    }
  }

  private static Answer of(ASN1ObjectIdentifier kind, ASN1Encodable content) {
    if (kind.equals(CMSObjectIdentifiers.authEnvelopedData)) {
      AuthEnvelopedData.getInstance(content);
      return Answer.of("sealed-part", List.of(Remark.note(SlCode.NOT_OPENED, null)));
    }
    if (kind.equals(CMSObjectIdentifiers.signedData)) {
      SignedData.getInstance(content);
      return Answer.of("signed", List.of(Remark.note(SlCode.SIGNER_NOT_ASKED, null)));
    }
    if (kind.equals(CMSObjectIdentifiers.envelopedData)) {
      return Answer.refused("sealed-part", SlCode.WRONG_CIPHER, null);
    }
    return Answer.unknown(List.of("sealed-part"));
  }
}
