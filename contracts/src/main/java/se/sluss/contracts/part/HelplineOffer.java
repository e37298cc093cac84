package se.sluss.contracts.part;

import java.time.Instant;
import java.util.List;

/**
 * The times that a provider offers against a hand-over: schema {@code helpline-offer/1}. Nothing
 * about anybody. Bounds are the schema's.
 *
 * @param handover whose
 * @param times none when the provider has none to offer
 */
public record HelplineOffer(String handover, List<Time> times) {
  /** Copies the list. */
  public HelplineOffer {
    times = List.copyOf(times);
  }

  /**
   * A time. Where is the provider's own place, which it says to whoever comes.
   *
   * @param at when, to the minute
   * @param how he would be met
   */
  public record Time(Instant at, How how) {}

  /** How they would meet. Nobody rings him: he has left no number. */
  public enum How {
    VISIT,
    VIDEO,
    HE_RINGS
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "HelplineOffer[]";
  }
}
