package se.sluss.contracts.referral;

/** Whose a step is. */
public enum Side {
  /** Who sent the referral. */
  SENDER,
  /** The unit it was addressed to. */
  RECIPIENT,
  /** The hub, when time has run out. */
  HUB
}
