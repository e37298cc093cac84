package se.sluss.hub.log;

/**
 * What can be put on record. Numbers are stored for good: one that is retired is never given to
 * something else (a test holds the list). Ranges: 100–199 acceptance and decision, 200–299
 * movement, 300–399 people and consent, 400–499 administration.
 */
public enum LogEvent {
  /** The hub's signed receipt was given. */
  ACCEPTED(100),
  /** The rules were applied to a message's parts; grounds and outcome say how. */
  DECIDED(101),
  /** A part was cut from a message, the rest went. */
  PART_CUT(102),
  /** A whole message was stopped. */
  STOPPED(103),
  /** The same message came again and got the receipt it already had. */
  REPEATED(104),
  /** The same message id came with other content. */
  CONFLICTING_REPEAT(105),
  /** A reviewer's attestation was accepted with a submission. */
  ATTESTED(106),

  /** Put in a unit's queue. */
  QUEUED(200),
  /** Went from outbox to broker. */
  RELEASED(201),
  /** Parts wait unreleased for victim-support. */
  HELD(202),
  /** A hold was lifted. */
  HOLD_LIFTED(203),
  /** In the recipient's durable inbox. */
  TAKEN(204),
  /** Handed over to a receiver without an adapter of ours. */
  DELIVERED(205),
  /** A receipt or an answer was taken back to the sender. */
  ANSWERED(206),
  /** Could not go on and was put aside. */
  QUARANTINED(207),
  /** Released again, after a new decision. */
  REPLAYED(208),
  /** What the unit answered: it acts. */
  TAKEN_OVER(209),
  /** A booking lock was set. */
  BOOKING_LOCKED(210),
  /** A booking lock was lifted. */
  BOOKING_UNLOCKED(211),
  /** The sender was asked to seal again. */
  RESEAL_REQUESTED(212),
  /** The referral was closed. */
  CLOSED(213),
  /** A deadline passed and someone was told. */
  ESCALATED(214),
  /** A step of the sender's in a referral's life; the outcome is its code. */
  STEP_TAKEN(215),
  /** The unit was reminded of what waits with it. */
  REMINDED(216),
  /** The unit that holds two referrals says that they are of one event. */
  EVENTS_JOINED(217),
  /** Something happened that the victim's side, if there is one, may have to be told. */
  SAFETY_EVENT(218),
  /** The victim's side was told of it. */
  SAFETY_EVENT_TOLD(219),

  /** A permit to open was given. */
  PERMIT_GIVEN(300),
  /** A permit to open was refused. */
  PERMIT_REFUSED(301),
  /** A permit was used. */
  OPENED(302),
  /** Opened under a duty while the hub was out of reach; recorded afterwards. */
  OPENED_DEFERRED(303),
  /** A reservation was acknowledged. */
  RESERVATION_ACKNOWLEDGED(304),
  /** Consent was recorded. */
  CONSENT_RECORDED(305),
  /** The person withdrew consent. */
  CONSENT_WITHDRAWN(306),
  /** A consent had been recorded in error. */
  CONSENT_RECORDED_IN_ERROR(307),
  /** A trail was read. */
  TRAIL_READ(308),
  /** Someone broke the glass. */
  GLASS_BROKEN(309),
  /** Protected information was reported as having gone out; the alarm was raised. */
  ALARM_RAISED(310),
  /** Somebody looked afterwards at a glass that was broken. */
  GLASS_LOOKED_AT(320),
  /** A consent given in custody was confirmed outside. */
  CONSENT_CONFIRMED(321),
  /** A change of a consent was refused. */
  CONSENT_REFUSED(322),
  /** That two referrals are of one event was refused. */
  JOINING_REFUSED(323),
  /** Who meets a person said whether the victim's side, if there is one, is told. */
  SAFETY_WORD_SAID(324),
  /** Such a word was refused. */
  SAFETY_WORD_REFUSED(325),

  /** The active ruleset changed. */
  RULES_CHANGED(400),
  /** The directory changed. */
  DIRECTORY_CHANGED(401),
  /** A unit's key was published. */
  KEY_PUBLISHED(402),
  /** A unit's key was revoked. */
  KEY_REVOKED(403),
  /** Someone's rights changed. */
  RIGHTS_CHANGED(404),
  /** A trail's details were erased, and the trail ended. */
  ERASED(405),
  /** Two operators accepted a restored database. */
  RESTORE_ACCEPTED(406),
  /** Other configuration changed. */
  CONFIGURATION_CHANGED(407),
  /** An erased trail's key left the key store; its backups lapse on the day that is said. */
  TRAIL_KEY_ERASED(408),
  /** The figures of a month were released. */
  FIGURES_RELEASED(409);

  private final int number;

  LogEvent(int number) {
    this.number = number;
  }

  /** The number that is stored. */
  public int number() {
    return number;
  }

  /**
   * The event of a stored number.
   *
   * @throws IllegalArgumentException if no event has it
   */
  public static LogEvent ofNumber(int number) {
    for (LogEvent event : values()) {
      if (event.number == number) {
        return event;
      }
    }
    throw new IllegalArgumentException("no event has number " + number);
  }
}
