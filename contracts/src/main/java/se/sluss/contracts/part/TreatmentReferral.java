package se.sluss.contracts.part;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.IgorWish.Interpreter;

/**
 * Somebody who wants treatment, for who treats: schema {@code treatment-referral/1}. Nothing about
 * anyone else, and no place. Bounds are the schema's.
 *
 * @param name what he is called
 * @param personalNumber twelve digits, checked; absent when not needed, as for open sessions
 * @param telephone where he can be reached
 * @param basis by decision or without one
 * @param decision which; present exactly when it is by decision
 * @param language of the conversation, BCP 47
 * @param interpreter when one is needed
 * @param recordedAt when it was written; not in the future
 * @param recordedBy the officer, as an opaque id
 */
public record TreatmentReferral(
    String name,
    @Nullable String personalNumber,
    String telephone,
    Basis basis,
    @Nullable Decision decision,
    String language,
    @Nullable Interpreter interpreter,
    Instant recordedAt,
    OfficerId recordedBy) {
  /** On what he comes. */
  public enum Basis {
    /** A decision of the board (bistånd). */
    DECISION,
    /** Friyta: usually five sessions, without a decision. */
    OPEN_SESSIONS
  }

  /**
   * A decision on assistance, by reference: what it says stays with the authority.
   *
   * @param reference the authority's own, such as a diary number
   * @param on the day
   */
  public record Decision(String reference, LocalDate on) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Decision[]";
    }
  }

  /** Prints nothing. */
  @Override
  public String toString() {
    return "TreatmentReferral[]";
  }
}
