package se.sluss.contracts.referral;

/** Why a referral ends without a safety assessment. */
public enum WhyNotAssessed {
  /** An older adapter has no field for it. Never accepted from a newer one. */
  NOT_SAID,
  /** Never in contact with the person. */
  NO_CONTACT,
  /** Nobody exposed to his violence is known. */
  NOBODY_KNOWN,
  /** Another unit makes it, and holds it. */
  OTHER_UNIT_ASSESSES,
  /** Whoever is exposed did not want it. */
  EXPOSED_DECLINED,
  /** The sender ends it; assessing was never its task. */
  NOT_THE_SENDERS,
  /** It should never have been sent. */
  SENT_IN_ERROR
}
