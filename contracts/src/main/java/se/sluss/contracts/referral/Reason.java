package se.sluss.contracts.referral;

/** Why a step is taken, or how: the codes that a step may carry are listed with it. */
public enum Reason {
  /** An older adapter has no field for it. Never accepted from a newer one. */
  NOT_SAID,

  // What is missing.
  CONTACT_MISSING,
  IDENTITY_UNCLEAR,
  CONSENT_UNCLEAR,
  INTERPRETER_UNCLEAR,

  // How what was missing is given. What it says goes as a message of its own, or by word of mouth.
  BY_NEW_MESSAGE,
  BY_TELEPHONE,

  // How they meet. Where and when is for the unit and the person alone.
  VISIT,
  OUTREACH,
  VIDEO,
  TELEPHONE_MEETING,

  // Why a meeting is called off, or a referral rests.
  PERSON_ASKED,
  UNIT_CANNOT,
  PERSON_ILL,
  IN_CUSTODY,
  WAITING_LIST,
  SAFETY_FIRST,

  // Why a unit does not act.
  NO_CAPACITY,
  NOT_OUR_TARGET_GROUP,
  OUTSIDE_OUR_AREA,
  NEVER_REACHED,
  COGNITIVE_DECLINE,
  OTHER_NEED_FIRST,
  ALREADY_WITH_ANOTHER_UNIT,
  /** Names who is dangerous enough to need another: psychiatry, probation or police. */
  TOO_DANGEROUS_FOR_US,

  // Why it came to the wrong unit.
  LIVES_ELSEWHERE,
  OTHER_FUNCTION,
  OTHER_AGE,

  // How it ended.
  ENDED_AS_PLANNED,
  BROKEN_OFF,
  NO_NEED_FOUND,
  GOES_ON_ELSEWHERE,

  // Why the person does not want it.
  DOES_NOT_WANT,
  NOT_NOW,
  WANTS_ANOTHER_PROVIDER,

  // Whom the person told that the consent is taken back.
  TOLD_US,
  TOLD_BY_REPRESENTATIVE,

  // Why a sender wants it cancelled, and that it was.
  OTHER_HELP_FOUND,
  NO_LONGER_NEEDED,
  AS_ASKED,

  // Why contact may be made, or may not. Nothing here says whose wish it was to whom.
  EXPOSED_PERSON_SAYS_YES,
  SAFETY_ASSESSED,
  EXPOSED_PERSON_SAYS_NO,
  SITUATION_CHANGED,
  NEW_THREAT,

  // What has happened, to the victim's side: how it ended, and BROKEN_OFF, are above.
  MEETING_MISSED,
  /** The unit does not take the person on, or the person does not want it. */
  NOT_GOING_ON,
  HAS_ENDED,

  // Why it should never have been sent.
  WRONG_PERSON,
  WRONG_CONTENT,
  SENT_TWICE,

  // Why a consent that was recorded never was one.
  NEVER_GIVEN,

  // Why time has run out.
  NEVER_OPENED,
  NOT_RENEWED,
  /** Given in custody, and nobody has confirmed it outside. */
  NOT_CONFIRMED
}
