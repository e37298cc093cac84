package se.sluss.contracts.wire;

import java.util.List;
import se.sluss.contracts.id.SubmissionId;

/**
 * What an adapter hands over at once: one message for each recipient of an event. The hub accepts
 * or refuses each by itself; it alone knows that they belong together.
 *
 * @param id the idempotency key of the whole, with the sending unit
 * @param messages one to eight
 */
public record Submission(SubmissionId id, List<SealedMessage> messages) {
  /** Most recipients of one event. */
  public static final int MOST_MESSAGES = 8;

  /** Refuses an empty or oversized list. */
  public Submission {
    messages = List.copyOf(messages);
    if (messages.isEmpty() || messages.size() > MOST_MESSAGES) {
      throw new IllegalArgumentException("a submission has one to eight messages");
    }
  }
}
