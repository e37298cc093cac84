package se.sluss.contracts.referral;

/** Where a referral stands. An end is not left: what may follow one moves nothing. */
public enum ReferralState {
  /** With the unit, which has not yet said that it acts. */
  RECEIVED(false),
  /** The unit cannot act before it knows more. */
  NEEDS_INFORMATION(false),
  /** Taken over: the unit acts. */
  ACCEPTED(false),
  /** A meeting is booked, and the safety of who was exposed is assessed. */
  SCHEDULED(false),
  /** He did not come. */
  NO_SHOW(false),
  /** The booked meeting was called off. */
  APPOINTMENT_CANCELLED(false),
  /** Under way: at least one meeting has been held. */
  INTERIM(false),
  /** Rests, for a coded reason. */
  ON_HOLD(false),
  /** The sender has asked for it to be cancelled; the unit has not yet answered that. */
  CANCELLATION_ASKED(false),
  /** Ended by the unit, with its outcome. */
  COMPLETED(true),
  /** The unit does not act, or no longer. */
  DECLINED(true),
  /** Cancelled at the sender's wish. */
  CANCELLED(true),
  /** The person does not want it. */
  PERSON_DECLINED(true),
  /** The person has taken the consent back. */
  CONSENT_WITHDRAWN(true),
  /** Time ran out before the unit had taken it over. */
  EXPIRED(true),
  /** Came to the wrong unit. */
  MISROUTED(true),
  /** Should never have been sent. */
  ENTERED_IN_ERROR(true);

  private final boolean end;

  ReferralState(boolean end) {
    this.end = end;
  }

  /** Whether nothing leads out of it. */
  public boolean ends() {
    return end;
  }
}
