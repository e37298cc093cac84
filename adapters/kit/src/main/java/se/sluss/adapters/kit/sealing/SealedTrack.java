package se.sluss.adapters.kit.sealing;

import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.wire.SealedMessage;

/**
 * A message ready for the outbox.
 *
 * @param cover what the message says of itself, as it was signed
 * @param message the signed cover and the sealed parts
 */
public record SealedTrack(Cover cover, SealedMessage message) {}
