package se.sluss.deploy.local.county;

/** What kinds of stories a year has. Of each there is at least one, however small the year. */
enum Kind {
  /** Says no, and nothing is sent. */
  SAID_NO(0),
  /** Met, decided, and ended as planned. */
  DECIDED(45),
  /** Met, and it went no further. */
  MET(17),
  /** Somebody exposed is known: her side clears, he misses a meeting, breaks off. */
  VICTIM_FIRST(40),
  /** Her side is silent for longer than it may be. */
  HOLD_OVERRUN(40),
  /** Cannot consent: to elderly care, by a code of its own. */
  COGNITIVE_DECLINE(2),
  /** Declined with a next step that is named, and her side is told. */
  TOO_DANGEROUS(20),
  /** Lives elsewhere. */
  MISROUTED(0),
  /** Takes the consent back before anybody has opened it. */
  WITHDRAWN(0),
  /** A child himself: a concern report, and nothing to the unit for adults. */
  UNDER_AGE(30),
  /** A concern report beside his wish, each for its own unit. */
  CHILD(30),
  /** Protected identity: for named handlers alone. */
  PROTECTED(17),
  /** Urgent, and nobody takes it in hand in time. */
  SILENT_UNIT(5),
  /** A yes from custody that nobody confirms. */
  NOT_CONFIRMED(32);

  private final int days;

  Kind(int days) {
    this.days = days;
  }

  /** From the first day to the last, at most. */
  int days() {
    return days;
  }
}
