package se.sluss.as4;

import com.helger.base.io.iface.IHasInputStream;
import com.helger.collection.commons.CommonsArrayList;
import com.helger.collection.commons.ICommonsList;
import com.helger.http.header.HttpHeaderMap;
import com.helger.mime.IMimeType;
import com.helger.phase4.attachment.IAS4IncomingAttachmentFactory;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.ebms3header.Ebms3CollaborationInfo;
import com.helger.phase4.ebms3header.Ebms3MessageInfo;
import com.helger.phase4.ebms3header.Ebms3Property;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.AS4IncomingMessageMetadata;
import com.helger.phase4.incoming.AS4IncomingProfileSelectorConstant;
import com.helger.phase4.incoming.AS4IncomingReceiverConfiguration;
import com.helger.phase4.incoming.AS4RequestHandler;
import com.helger.phase4.incoming.IAS4IncomingMessageMetadata;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.IAS4ResponseAbstraction;
import com.helger.phase4.incoming.spi.AS4MessageProcessorResult;
import com.helger.phase4.incoming.spi.AS4SignalMessageProcessorResult;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.error.EEbmsError;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.util.Phase4Exception;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** One call from another access point: proved first, decrypted, handed on, receipted. */
final class Reception implements IAS4IncomingMessageProcessorSPI {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /** An envelope of SDK is at most 48 MiB; compressed and encrypted it is no larger than this. */
  private static final long MOST_BYTES = 64L << 20;

  private static final long MOST_PAYLOAD = 48L << 20;

  private final OwnKey own;
  private final Modes modes;
  private final Peers peers;
  private final Clock clock;
  private final Receiver receiver;

  private final Covered covered = new Covered();

  /** Set when the header has been read: then it is known whose signature is looked for. */
  private @Nullable Peer peer;

  Reception(OwnKey own, Modes modes, Peers peers, Clock clock, Receiver receiver) {
    this.own = own;
    this.modes = modes;
    this.peers = peers;
    this.clock = clock;
    this.receiver = receiver;
  }

  Reply receive(InputStream body, Map<String, List<String>> headers) throws IOException {
    HttpHeaderMap map = new HttpHeaderMap();
    headers.forEach((name, values) -> values.forEach(value -> map.addHeader(name, value)));
    Answer answer = new Answer();
    try (AS4RequestHandler handler =
        new AS4RequestHandler(AS4IncomingMessageMetadata.createForRequest())) {
      Keys keys = new Keys(own);
      handler
          .setCryptoFactory(keys.asPhase4())
          .setPModeResolver(
              (_, service, action, initiator, responder, agreement, _) -> {
                Peer known = peers.of(initiator);
                if (known == null || !own.party().equals(responder)) {
                  return null;
                }
                peer = known;
                keys.trust(known);
                return modes.incoming(service, action, initiator, responder, agreement);
              })
          .setIncomingProfileSelector(new AS4IncomingProfileSelectorConstant(null, false))
          .setIncomingAttachmentFactory(IAS4IncomingAttachmentFactory.DEFAULT_INSTANCE)
          .setIncomingSecurityConfiguration(modes.incoming().setDecryptParameterModifier(covered))
          .setIncomingReceiverConfiguration(new AS4IncomingReceiverConfiguration())
          .setProcessorSupplier(() -> new CommonsArrayList<>(this));
      handler.handleRequest(new BoundedStream(body, MOST_BYTES), map, answer);
      return answer.reply();
    } catch (BoundedStream.TooLargeException e) {
      return new Reply(413, null, new byte[0]);
    } catch (Phase4Exception | MessagingException | WSSecurityException e) {
      LOG.warn("a call was no AS4 message: {}", e.getClass().getSimpleName());
      return new Reply(400, null, new byte[0]);
    }
  }

  @Override
  public AS4MessageProcessorResult processAS4UserMessage(
      IAS4IncomingMessageMetadata metadata,
      HttpHeaderMap headers,
      Ebms3UserMessage message,
      IPMode mode,
      @Nullable Node body,
      @Nullable ICommonsList<WSS4JAttachment> attachments,
      IAS4IncomingMessageState state,
      AS4ErrorList errors) {
    Ebms3MessageInfo info = message.getMessageInfo();
    Ebms3CollaborationInfo collaboration = message.getCollaborationInfo();
    String id = info == null ? null : info.getMessageId();
    WSS4JAttachment attachment = attachments == null ? null : attachments.getFirstOrNull();
    Peer from = peer;
    if (from == null || attachment == null || !proved(from, attachments, state)) {
      return refuse(EEbmsError.EBMS_FAILED_AUTHENTICATION, id, errors);
    }
    String conversation = collaboration == null ? null : collaboration.getConversationId();
    String document = collaboration == null ? null : collaboration.getAction();
    String sender = property(message, "originalSender");
    String recipient = property(message, "finalRecipient");
    if (id == null
        || conversation == null
        || document == null
        || sender == null
        || recipient == null) {
      return refuse(EEbmsError.EBMS_VALUE_NOT_RECOGNIZED, id, errors);
    }
    try (InputStream payload = attachment.getSourceStream()) {
      InputStream bounded = new BoundedStream(payload, MOST_PAYLOAD);
      Receiver.Taken taken =
          receiver.take(new Incoming(id, conversation, document, from, sender, recipient, bounded));
      return switch (taken) {
        case KEPT -> AS4MessageProcessorResult.createSuccess();
        // Digg's transport profile: EBMS:0004 with NOT_SERVICED.
        case NOT_SERVED -> refuse(EEbmsError.EBMS_OTHER, id, errors);
        case OTHER_CONTENT -> refuse(EEbmsError.EBMS_VALUE_INCONSISTENT, id, errors);
      };
    } catch (IOException e) {
      LOG.warn("a payload could not be read: {}", e.getClass().getSimpleName());
      return refuse(EEbmsError.EBMS_DECOMPRESSION_FAILURE, id, errors);
    }
  }

  /** Signed by whom it says it is from, all of it; one payload, which was encrypted. */
  private boolean proved(
      Peer from, @Nullable List<WSS4JAttachment> attachments, IAS4IncomingMessageState state) {
    X509Certificate signer = state.getSigningCertificate();
    Document soap = state.getOriginalSoapDocument();
    return state.isSoapSignatureChecked()
        && state.isSoapDecrypted()
        && from.certificate().equals(signer)
        && Keys.isValid(from.certificate(), clock)
        && !state.isSoapBodyPayloadPresent()
        && attachments != null
        && attachments.size() == 1
        && soap != null
        && covered.whole(soap, attachments.stream().map(WSS4JAttachment::getId).toList());
  }

  private AS4MessageProcessorResult refuse(
      EEbmsError why, @Nullable String id, AS4ErrorList errors) {
    LOG.warn("a message is refused with {}", why.getErrorCode());
    errors.add(
        why.errorBuilder(Locale.ENGLISH)
            .refToMessageInError(id)
            .errorDetail(why == EEbmsError.EBMS_OTHER ? "NOT_SERVICED" : why.getShortDescription())
            .build());
    return AS4MessageProcessorResult.createFailure();
  }

  private static @Nullable String property(Ebms3UserMessage message, String name) {
    if (message.getMessageProperties() == null) {
      return null;
    }
    List<Ebms3Property> found =
        message.getMessageProperties().getProperty().stream()
            .filter(each -> name.equals(each.getName()))
            .toList();
    return found.size() == 1 ? found.getFirst().getValue() : null;
  }

  @Override
  public AS4SignalMessageProcessorResult processAS4SignalMessage(
      IAS4IncomingMessageMetadata metadata,
      HttpHeaderMap headers,
      Ebms3SignalMessage signal,
      @Nullable IPMode mode,
      IAS4IncomingMessageState state,
      AS4ErrorList errors) {
    // Receipts come in the answer; nobody pulls from here.
    errors.add(EEbmsError.EBMS_FEATURE_NOT_SUPPORTED.errorBuilder(Locale.ENGLISH).build());
    return AS4SignalMessageProcessorResult.createFailure();
  }

  @Override
  public void processAS4ResponseMessage(
      IAS4IncomingMessageMetadata metadata,
      IAS4IncomingMessageState state,
      String id,
      byte @Nullable [] bytes,
      boolean available,
      AS4ErrorList errors) {
    // The answer is as it is.
  }

  /** Gathers what phase4 answers. */
  private static final class Answer implements IAS4ResponseAbstraction {
    private byte[] body = new byte[0];
    private @Nullable String type;
    private int status = 200;

    @Override
    public void setContent(byte[] bytes, Charset charset) {
      body = bytes;
    }

    @Override
    public void setContent(HttpHeaderMap headers, IHasInputStream stream) {
      throw new IllegalStateException("a receipt has no attachments");
    }

    @Override
    public void setMimeType(IMimeType mime) {
      type = mime.getAsString();
    }

    @Override
    public void setStatus(int code) {
      status = code;
    }

    Reply reply() {
      return new Reply(status, type, body);
    }
  }
}
