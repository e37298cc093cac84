package se.sluss.adapters.kit.event;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;

/** What an adapter hands over to be sent, under a key of its sender's own. */
public sealed interface Submitted permits IgorEvent, Dispatch, Forewarned, Onward {
  /**
   * The sender's own key, 8 to 64 of letters, digits and hyphen: the same key with the same content
   * is the same thing sent.
   */
  String eventId();

  /**
   * What the sender calls the event that this follows from: all with the same are of one event,
   * which the hub alone is told. Null when nothing is said of it.
   */
  @Nullable String ofEvent();

  /** Who sends, as an opaque id of the agency. */
  OfficerId officer();
}
