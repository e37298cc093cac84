package se.sluss.adapters.kit.event;

import se.sluss.contracts.id.OfficerId;

/** What an adapter hands over to be sent, under a key of its sender's own. */
public sealed interface Submitted permits IgorEvent, Dispatch {
  /**
   * The sender's own key, 8 to 64 of letters, digits and hyphen: the same key with the same content
   * is the same thing sent.
   */
  String eventId();

  /** Who sends, as an opaque id of the agency. */
  OfficerId officer();
}
