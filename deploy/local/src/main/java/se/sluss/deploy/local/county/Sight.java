package se.sluss.deploy.local.county;

/** What can be seen of a message at the doors beside where it stands. */
enum Sight {
  /** A step that would have made contact was refused. */
  CONTACT_REFUSED,
  /** Contact waits for this unit, and it is reminded. */
  HOLD_REMINDED,
  /** Contact has waited too long, and the operator sees it. */
  HOLD_ESCALATED,
  /** Its sender is told that nobody has it in hand. */
  OVERDUE,
  /** This unit was told that he missed a meeting. */
  TOLD_MISSED,
  /** This unit was told that he broke off. */
  TOLD_BROKEN_OFF,
  /** This unit was told that it does not go on. */
  TOLD_NOT_GOING_ON,
  /** This unit was told that it has ended. */
  TOLD_ENDED,
  /** Only named handlers see it. */
  NAMED_ONLY
}
