package se.sluss.contracts.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/**
 * A recipient unit's word on messages it was sent.
 *
 * @param unit who says so
 * @param items one for each message and step; a step told twice counts once
 */
public record Evidence(UnitId unit, List<Item> items) {
  /** Copies the list. */
  public Evidence {
    items = List.copyOf(items);
  }

  /** The steps a recipient tells. */
  public enum Step {
    /** In the recipient's durable inbox; the police see "arrived". */
    TAKEN,
    /** Handed over to a receiver without our adapter; never called opened. */
    DELIVERED,
    /** Refused by the recipient's adapter; {@link Item#code} says why. */
    REFUSED
  }

  /**
   * One step of one message.
   *
   * @param message which
   * @param step what happened
   * @param at when, by the recipient's clock
   * @param code for a refusal the numbered code, such as SL-3104; else absent
   */
  public record Item(MessageId message, Step step, Instant at, @Nullable String code) {}
}
