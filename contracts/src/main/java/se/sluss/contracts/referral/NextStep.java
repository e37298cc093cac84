package se.sluss.contracts.referral;

/** Where it goes on. A kind of place, never a unit: that would tell of another recipient. */
public enum NextStep {
  /** An older adapter has no field for it. Never accepted from a newer one. */
  NOT_SAID,
  PSYCHIATRY,
  PROBATION,
  POLICE,
  /** Elderly care or geriatrics, for cognitive decline. */
  ELDERLY_CARE,
  DEPENDENCY_CARE,
  HEALTH_CARE,
  TREATMENT_PROVIDER,
  /** The holder has itself sent a new message to the right unit. */
  PASSED_ON,
  /** The sender finds the right unit. */
  BACK_TO_SENDER,
  NOWHERE
}
