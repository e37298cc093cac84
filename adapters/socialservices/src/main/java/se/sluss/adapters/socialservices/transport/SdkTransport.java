package se.sluss.adapters.socialservices.transport;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.sdk.message.SdkMessage;

/**
 * A way into SDK's federation and out of it. Every call can be made again with the same effect;
 * none throws for what the other side does.
 */
public interface SdkTransport {
  /**
   * Hands a message over.
   *
   * @param tried whether it was tried before: then the other side may have it
   */
  Answer<Handed> send(SdkMessage message, boolean tried);

  /** What has become of a message that was handed over. */
  Answer<Fate> fate(UUID message);

  /** The messages for us that were not confirmed, without their content. */
  Answer<List<Waiting>> waiting();

  /** One of them, whole. */
  Answer<SdkMessage> fetch(Waiting waiting);

  /** It is durable here: the other side need not keep it. */
  Answer<Waiting> confirm(Waiting waiting);

  /**
   * It is not taken, and its sender is told so where the transport is who tells it.
   *
   * @param why in the codes of a receipt; nothing of what it said
   */
  void refuse(Waiting waiting, Fault why);

  /** What a transport has to do by itself; called at each look. */
  void tend();

  /**
   * Handed over.
   *
   * @param transportId AS4's message id, or the message system's own; null when it is not told
   */
  record Handed(@Nullable String transportId) {}

  /**
   * A message for us.
   *
   * @param message its id
   * @param transportId as {@link Handed}
   */
  record Waiting(UUID message, @Nullable String transportId) {}

  /** How far a message has come. */
  sealed interface Fate {
    /** The other side has it, and no receipt yet. */
    record Underway() implements Fate {}

    /** The receiving organisation has receipted it (ACCEPTED). */
    record Accepted() implements Fate {}

    /** It will not arrive: rejected by the receiver, or not delivered (REJECTED, …_ERROR). */
    record Failed() implements Fate {}

    /** The other side does not know it. */
    record Unknown() implements Fate {}
  }
}
