package se.sluss.as4;

import java.io.InputStream;

/**
 * What has come: proved to be from its peer, and decrypted.
 *
 * @param id AS4's message id
 * @param conversation AS4's conversation id
 * @param document the action
 * @param peer the access point that it is from
 * @param from the organisation that sent it, as its access point says (originalSender)
 * @param to the organisation that is to have it (finalRecipient)
 * @param payload the one payload, decompressed; bounded, read once, closed by the access point
 */
public record Incoming(
    String id,
    String conversation,
    String document,
    Peer peer,
    String from,
    String to,
    InputStream payload) {}
