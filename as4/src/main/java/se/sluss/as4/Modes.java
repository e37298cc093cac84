package se.sluss.as4;

import com.helger.phase4.attachment.EAS4CompressionMode;
import com.helger.phase4.crypto.AS4CryptParams;
import com.helger.phase4.crypto.AS4SigningParams;
import com.helger.phase4.crypto.ICryptoSessionKeyProvider;
import com.helger.phase4.incoming.crypto.AS4IncomingSecurityConfiguration;
import com.helger.phase4.model.EMEP;
import com.helger.phase4.model.EMEPBinding;
import com.helger.phase4.model.ESoapVersion;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.model.pmode.PModeParty;
import com.helger.phase4.model.pmode.PModePayloadService;
import com.helger.phase4.model.pmode.leg.EPModeSendReceiptReplyPattern;
import com.helger.phase4.model.pmode.leg.PModeLeg;
import com.helger.phase4.model.pmode.leg.PModeLegBusinessInformation;
import com.helger.phase4.model.pmode.leg.PModeLegErrorHandling;
import com.helger.phase4.model.pmode.leg.PModeLegProtocol;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import com.helger.phase4.wss.EWSSVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The processing mode of every message: one way, pushed, signed, encrypted, compressed, receipted
 * in the answer with what was signed (ebMS 3.0 appendix D, eDelivery AS4).
 */
final class Modes {
  /** phase4 wants a name for it; it is not sent. */
  static final String ID = "sluss";

  private static final String MPC =
      "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/defaultMPC";

  private final Profile profile;

  Modes(Profile profile) {
    this.profile = profile;
  }

  /** The mode of a message from one access point to another. */
  IPMode of(String from, String to, String document) {
    PModeLeg leg =
        new PModeLeg(
            new PModeLegProtocol(null, ESoapVersion.SOAP_12),
            PModeLegBusinessInformation.create(profile.service(), document, null, MPC),
            errors(),
            null,
            security());
    // A receiver's own message that refers to one of ours is, to ebMS, on the second leg.
    return new PMode(
        ID,
        party(from),
        party(to),
        Objects.requireNonNullElse(profile.agreement(), ID),
        EMEP.ONE_WAY,
        EMEPBinding.PUSH,
        leg,
        leg,
        new PModePayloadService(EAS4CompressionMode.GZIP),
        null);
  }

  /**
   * The mode of what has come; null when it names what this federation does not.
   *
   * @param service the service that it names
   * @param agreement the agreement that it names
   */
  @Nullable IPMode incoming(
      @Nullable String service,
      @Nullable String document,
      String from,
      String to,
      @Nullable String agreement) {
    boolean known =
        profile.service().equals(service)
            && document != null
            && (profile.agreement() == null || profile.agreement().equals(agreement));
    return known && document != null ? of(from, to, document) : null;
  }

  AS4SigningParams signing() {
    return new AS4SigningParams()
        .setAlgorithmSign(profile.algorithms().signature().asPhase4())
        .setAlgorithmSignDigest(profile.algorithms().signature().digest());
  }

  AS4CryptParams encryption() {
    return new AS4CryptParams()
        .setAlgorithmCrypt(profile.algorithms().encryption().asPhase4())
        .setSessionKeyProvider(
            switch (profile.algorithms().encryption()) {
              case AES_128_GCM -> ICryptoSessionKeyProvider.INSTANCE_RANDOM_AES_128;
              case AES_256_GCM -> ICryptoSessionKeyProvider.INSTANCE_RANDOM_AES_256;
            });
  }

  AS4IncomingSecurityConfiguration incoming() {
    return new AS4IncomingSecurityConfiguration()
        .setSigningParams(signing())
        .setCryptParams(encryption());
  }

  private PModeParty party(String id) {
    return new PModeParty(profile.partyType(), id, profile.role(), null, null);
  }

  private PModeLegSecurity security() {
    PModeLegSecurity security = new PModeLegSecurity();
    security.setWSSVersion(EWSSVersion.WSS_111);
    security.setX509SignatureAlgorithm(profile.algorithms().signature().asPhase4());
    security.setX509SignatureHashFunction(profile.algorithms().signature().digest());
    security.setX509EncryptionAlgorithm(profile.algorithms().encryption().asPhase4());
    security.setX509EncryptionMinimumStrength(128);
    security.setPModeAuthorize(false);
    security.setSendReceipt(true);
    security.setSendReceiptNonRepudiation(true);
    security.setSendReceiptReplyPattern(EPModeSendReceiptReplyPattern.RESPONSE);
    return security;
  }

  private static PModeLegErrorHandling errors() {
    PModeLegErrorHandling errors = PModeLegErrorHandling.createUndefined();
    errors.setReportAsResponse(true);
    return errors;
  }
}
