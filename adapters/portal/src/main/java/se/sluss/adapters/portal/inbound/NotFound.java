package se.sluss.adapters.portal.inbound;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.MessageId;

/** Missing, another's, or not for this person: one answer for all. */
public final class NotFound extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says nothing of what was asked for. */
  public NotFound() {
    super("not found", null, false, false);
  }

  /** The message of an address; what cannot be one is not found, as any other. */
  public static MessageId message(String text) {
    try {
      return MessageId.of(text);
    } catch (IllegalArgumentException e) {
      throw new NotFound();
    }
  }

  /** What was found. */
  public static <T> T unless(@Nullable T found) {
    if (found == null) {
      throw new NotFound();
    }
    return found;
  }
}
