package se.sluss.as4;

import com.helger.mime.CMimeType;
import com.helger.phase4.attachment.AS4OutgoingAttachment;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.model.MessageProperty;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.model.pmode.leg.PModeLegSecurity;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.sender.EAS4UserMessageSendResult;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** phase4 by itself, which sends what is not protected as readily as what is. */
final class Weak {
  /** What is left out. */
  enum Lacks {
    SIGNATURE,
    ENCRYPTION,
    BOTH
  }

  private Weak() {}

  /** What phase4 makes of the answer. */
  static EAS4UserMessageSendResult send(OwnKey own, Peer to, @Nullable Lacks lacks) {
    Phase4.ready();
    Profile profile =
        Profile.digg(
            new Algorithms(Algorithms.Signature.RSA_SHA_256, Algorithms.Encryption.AES_128_GCM));
    Modes modes = new Modes(profile);
    IPMode mode = modes.of(own.party(), to.party(), "urn:test");
    PModeLegSecurity security =
        Objects.requireNonNull(Objects.requireNonNull(mode.getLeg1()).getSecurity());
    if (lacks == Lacks.SIGNATURE || lacks == Lacks.BOTH) {
      security.disableSigning();
    }
    if (lacks == Lacks.ENCRYPTION || lacks == Lacks.BOTH) {
      security.disableEncryption();
    }
    Keys keys = new Keys(own);
    keys.trust(to);
    boolean sign = lacks == null || lacks == Lacks.ENCRYPTION;
    boolean encrypt = lacks == null || lacks == Lacks.SIGNATURE;
    return AS4Sender.builderUserMessage()
        .as4ProfileID(Modes.ID)
        .cryptoFactory(keys.asPhase4())
        .pmode(mode)
        .pmodeResolver((_, _, _, _, _, _, _) -> mode)
        .incomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
        .withSigningParams(
            params -> {
              params.setAlgorithmSign(sign ? modes.signing().getAlgorithmSign() : null);
              params.setAlgorithmSignDigest(sign ? modes.signing().getAlgorithmSignDigest() : null);
            })
        .withCryptParams(
            params -> {
              params.setAlgorithmCrypt(encrypt ? modes.encryption().getAlgorithmCrypt() : null);
              params.setCertificate(to.certificate());
            })
        .messageID(UUID.randomUUID() + "@weak.example")
        .service(profile.serviceType(), profile.service())
        .action("urn:test")
        .fromPartyIDType(profile.partyType())
        .fromPartyID(own.party())
        .fromRole(profile.role())
        .toPartyIDType(profile.partyType())
        .toPartyID(to.party())
        .toRole(profile.role())
        .addMessageProperty(
            MessageProperty.builder().name("originalSender").value("0203:a.example"))
        .addMessageProperty(
            MessageProperty.builder().name("finalRecipient").value("0203:b.example"))
        .endpointURL(to.endpoint().toString())
        .payload(
            AS4OutgoingAttachment.builder()
                .data("<a/>".getBytes(StandardCharsets.UTF_8))
                .mimeType(CMimeType.APPLICATION_XML)
                .compressionGZIP())
        .sendMessageAndCheckForReceipt();
  }
}
