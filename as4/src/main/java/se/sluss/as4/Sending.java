package se.sluss.as4;

import com.helger.mime.CMimeType;
import com.helger.phase4.attachment.AS4OutgoingAttachment;
import com.helger.phase4.attachment.EAS4CompressionMode;
import com.helger.phase4.ebms3header.Ebms3Error;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.model.MessageProperty;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.sender.EAS4UserMessageSendResult;
import com.helger.phase4.sender.IAS4SignalMessageValidationResultHandler;
import com.helger.phase4.util.Phase4Exception;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a message, and holds what is answered against what was sent. */
final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  /**
   * Errors of ebMS 3.0 that say that the message itself is at fault, or who sends it. The others
   * may pass by themselves.
   */
  private static final Set<String> FINAL =
      Set.of(
          "EBMS:0001",
          "EBMS:0002",
          "EBMS:0003",
          "EBMS:0007",
          "EBMS:0008",
          "EBMS:0009",
          "EBMS:0010",
          "EBMS:0011",
          "EBMS:0101",
          "EBMS:0102",
          "EBMS:0103",
          "EBMS:0303");

  private final OwnKey own;
  private final Profile profile;
  private final Modes modes;
  private final BoundedClient client;
  private final Clock clock;

  Sending(OwnKey own, Profile profile, Modes modes, BoundedClient client, Clock clock) {
    this.own = own;
    this.profile = profile;
    this.modes = modes;
    this.client = client;
    this.clock = clock;
  }

  Sent send(Outgoing message, Peer to) {
    if (!Keys.isValid(to.certificate(), clock)) {
      LOG.warn("the certificate of access point {} is out of its dates", to.party());
      return new Sent.Unknown();
    }
    Answered answered = new Answered(to);
    AS4Sender.BuilderUserMessage builder = builder(message, to, answered);
    EAS4UserMessageSendResult result =
        builder.sendMessageAndCheckForReceipt(
            e -> LOG.warn("access point {} was not reached: {}", to.party(), kind(e)));
    return switch (result) {
      case SUCCESS -> answered.receipted() ? new Sent.Receipted() : new Sent.Unknown();
      case AS4_ERROR_MESSAGE_RECEIVED -> answered.refused();
      case TRANSPORT_ERROR,
          TRANSPORT_ERROR_NO_RETRY,
          NO_SIGNAL_MESSAGE_RECEIVED,
          INVALID_SIGNAL_MESSAGE_RECEIVED ->
          new Sent.Unknown();
      case INVALID_PARAMETERS ->
          throw new IllegalStateException("a message without all that AS4 asks for");
    };
  }

  private AS4Sender.BuilderUserMessage builder(Outgoing message, Peer to, Answered answered) {
    IPMode mode = modes.of(own.party(), to.party(), message.document());
    Keys keys = new Keys(own);
    keys.trust(to);
    return AS4Sender.builderUserMessage()
        .as4ProfileID(Modes.ID)
        .httpClientFactory(client)
        .cryptoFactory(keys.asPhase4())
        .pmode(mode)
        .pmodeResolver((_, _, _, _, _, _, _) -> mode)
        .incomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
        .withSigningParams(
            params ->
                params
                    .setAlgorithmSign(modes.signing().getAlgorithmSign())
                    .setAlgorithmSignDigest(modes.signing().getAlgorithmSignDigest()))
        .withCryptParams(
            params ->
                params
                    .setAlgorithmCrypt(modes.encryption().getAlgorithmCrypt())
                    .setSessionKeyProvider(modes.encryption().getSessionKeyProvider())
                    .setCertificate(to.certificate()))
        .messageID(message.id())
        .conversationID(message.conversation())
        .agreementRef(profile.agreement())
        .service(profile.serviceType(), profile.service())
        .action(message.document())
        .fromPartyIDType(profile.partyType())
        .fromPartyID(own.party())
        .fromRole(profile.role())
        .toPartyIDType(profile.partyType())
        .toPartyID(to.party())
        .toRole(profile.role())
        .addMessageProperty(participant("originalSender", message.from()))
        .addMessageProperty(participant("finalRecipient", message.to()))
        .endpointURL(to.endpoint().toString())
        .payload(
            AS4OutgoingAttachment.builder()
                .data(message.payload().toFile())
                .reandomContentID()
                .mimeType(CMimeType.APPLICATION_XML)
                .charset(StandardCharsets.UTF_8)
                .compression(EAS4CompressionMode.GZIP)
                .build())
        .decryptRequestDataModifier(answered.covered)
        .signalMsgConsumer((signal, _, state) -> answered.with(signal, state))
        .signalMsgValidationResultHdl(answered);
  }

  private MessageProperty participant(String name, String organisation) {
    return MessageProperty.builder()
        .name(name)
        .type(profile.participantType())
        .value(organisation)
        .build();
  }

  /** What failed, by its kind: its words may be a stranger's. */
  private static String kind(@Nullable Phase4Exception e) {
    Throwable cause = e == null || e.getCause() == null ? e : e.getCause();
    return cause == null ? "-" : cause.getClass().getSimpleName();
  }

  /** The answer to one message. */
  private final class Answered implements IAS4SignalMessageValidationResultHandler {
    private final Peer from;
    private final Covered covered = new Covered();
    private boolean namesWhatWasSent;
    private boolean signed;
    private @Nullable String code;

    Answered(Peer from) {
      this.from = from;
    }

    void with(@Nullable Ebms3SignalMessage signal, IAS4IncomingMessageState state) {
      signed =
          state.isSoapSignatureChecked()
              && from.certificate().equals(state.getSigningCertificate())
              && state.getOriginalSoapDocument() != null
              && covered.whole(state.getOriginalSoapDocument(), List.of());
      if (signal != null && signal.hasErrorEntries()) {
        Ebms3Error error = signal.getErrorAtIndex(0);
        code = error == null ? null : error.getErrorCode();
      }
    }

    @Override
    public void onSuccess() {
      namesWhatWasSent = true;
    }

    @Override
    public void onError(String words) {
      namesWhatWasSent = false;
    }

    @Override
    public void onNotApplicable() {
      namesWhatWasSent = false;
    }

    boolean receipted() {
      if (!signed || !namesWhatWasSent) {
        LOG.warn(
            "access point {} answers with a receipt that proves nothing (signed: {})",
            from.party(),
            signed);
      }
      return signed && namesWhatWasSent;
    }

    /** A refusal counts when it is signed too: else anybody on the way could stop a message. */
    Sent refused() {
      String said = code == null || !code.matches("EBMS:[0-9]{4}") ? "EBMS:0004" : code;
      LOG.warn("access point {} refuses: {} (signed: {})", from.party(), said, signed);
      return signed && FINAL.contains(said) ? new Sent.Refused(said) : new Sent.Unknown();
    }
  }
}
