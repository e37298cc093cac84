package se.sluss.hub.server.way;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import se.sluss.contracts.id.MessageId;
import se.sluss.hub.server.state.StoredMessage;

/**
 * The messages a batch changes, with their rows locked, as they stand while it is worked through.
 * Not for several threads.
 */
final class Locked {
  private final Map<MessageId, StoredMessage> messages;

  Locked(Map<MessageId, StoredMessage> messages) {
    this.messages = new HashMap<>(messages);
  }

  Optional<StoredMessage> find(MessageId id) {
    return Optional.ofNullable(messages.get(id));
  }

  /** Notes a change, so that what comes later in the batch sees it. */
  void changed(StoredMessage message) {
    messages.put(message.id(), message);
  }
}
