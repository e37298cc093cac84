package se.sluss.as4;

import java.nio.file.Path;

/**
 * What is to be sent.
 *
 * @param id AS4's message id; the same at each try, so that the other side can tell that it is one
 * @param conversation AS4's conversation id
 * @param document what it is, as an SMP has it: the action
 * @param from the organisation that sends (originalSender), such as {@code 0203:habo.se}
 * @param to the organisation that is to have it (finalRecipient)
 * @param payload a file of XML; it is read as a stream
 */
public record Outgoing(
    String id, String conversation, String document, String from, String to, Path payload) {}
