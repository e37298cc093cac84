package se.sluss.contracts.part;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has not said who he is wants to come: schema {@code helpline-handover/1}. No name,
 * number, address or free text has a place in it. First what the provider needs to offer him times;
 * later, about the same hand-over, the time that he has chosen. Bounds are the schema's.
 *
 * @param handover random, known to the helpline's and the provider's adapter alone
 * @param proof of the code that he was given, for this provider alone; absent with a choice
 * @param codeDies last day of the code; absent with a choice
 * @param place where he would come from; absent when not said
 * @param ageBand 18 to 20, or older; absent with a choice
 * @param language of the conversation, BCP 47; absent with a choice
 * @param interpreter when one is needed
 * @param wish group or alone; absent with a choice
 * @param recordedOn the day he said so; absent with a choice
 * @param chosen the time he has chosen of those offered
 */
public record HelplineHandover(
    String handover,
    @Nullable String proof,
    @Nullable LocalDate codeDies,
    @Nullable Locality place,
    @Nullable AgeBand ageBand,
    @Nullable String language,
    @Nullable Interpreter interpreter,
    @Nullable Wish wish,
    @Nullable LocalDate recordedOn,
    HelplineOffer.@Nullable Time chosen) {

  /** How he would rather be helped. */
  public enum Wish {
    GROUP,
    ALONE,
    EITHER
  }

  /** How old he says that he is. */
  public enum AgeBand {
    FROM_18_TO_20,
    FROM_21
  }

  /**
   * An interpreter; no dialect, which is free text and narrows down.
   *
   * @param language BCP 47
   * @param sexWanted if any
   */
  public record Interpreter(String language, IgorWish.@Nullable Sex sexWanted) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Interpreter[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "HelplineHandover[]";
  }
}
