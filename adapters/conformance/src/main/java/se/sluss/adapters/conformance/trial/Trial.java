package se.sluss.adapters.conformance.trial;

/** What is tried, in this order; the words are in {@code trials_sv} and {@code trials_en}. */
public enum Trial {
  /** Said once: the unit gets it, sealed for it alone, with the content that was said. */
  ARRIVES,
  /** The same again has the same answer and no second effect. */
  SAME_AGAIN,
  /** Other content under the same key is refused. */
  OTHER_UNDER_KEY,
  /** Each thing left out that is needed is refused by number, nothing repeated, nothing sent. */
  LEFT_OUT,
  /** Each thing that is wrong is refused by number, nothing repeated, nothing sent. */
  WRONG,
  /** What is unknown is refused: never dropped. */
  UNKNOWN,
  /** Bytes that are nothing harm nothing. */
  NONSENSE,
  /** Without a token, with an old one, another scope, another's unit: shut. */
  STRANGER,
  /** The hub refuses: the agency is told. */
  HUB_REFUSES,
  /** The hub gives no receipt: the same bytes go again until it does. */
  HUB_SILENT,
  /** The hub's answers are slow: nothing lost, nothing doubled. */
  HUB_SLOW,
  /** Hub and broker are away: nothing lost, nothing doubled. */
  HUB_AWAY,
  /** A withdrawn consent reaches the hub, also when it was away. */
  WITHDRAWN,
  /** Killed after "taken": it still arrives, once. */
  KILLED,
  /** What comes in is listed without content, evidenced, and opened with a permit. */
  COMES_IN,
  /** Delivered three times, it is there once. */
  COMES_THRICE,
  /** Without a permit, as after a withdrawn consent, nothing is shown. */
  NO_PERMIT,
  /** What was changed on the way is never shown, and what comes after it is. */
  TAMPERED,
  /** While the hub is away nothing that rests on consent is opened. */
  OPEN_WHILE_AWAY,
  /** A step reaches the hub once, also when it was away. */
  STEP,
  /** Killed after "taken in": it is still there. */
  KEPT_WHEN_KILLED
}
