package se.sluss.contracts.wire;

/** Why the glass is broken: a message for named handlers alone is opened by another of the unit. */
public enum GlassReason {
  /** Somebody's life or health is in danger now. 112 has been called. */
  DANGER_TO_LIFE,
  /** A child is in danger now. 112 has been called. */
  CHILD_IN_DANGER,
  /** It must be dealt with before a named handler is back. */
  NO_NAMED_HANDLER_IN_TIME
}
