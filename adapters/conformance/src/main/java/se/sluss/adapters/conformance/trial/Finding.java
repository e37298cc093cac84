package se.sluss.adapters.conformance.trial;

/** What was wrong; the words are in {@code trials_sv} and {@code trials_en}. */
public enum Finding {
  /** It was not taken. */
  NOT_TAKEN,
  /** It was taken, and must not be. */
  NOT_REFUSED,
  /** It was refused for good because of something that passes. */
  REFUSED_FOR_GOOD,
  /** A refusal has no number. */
  NO_NUMBER,
  /** An answer repeats content. */
  REPEATS,
  /** The answer to the same is another. */
  ANOTHER_ANSWER,
  /** It never came. */
  LOST,
  /** It came more than once. */
  DOUBLED,
  /** Something was sent that must not be. */
  SENT,
  /** It is of another type, from or to another unit. */
  WRONG_COVER,
  /** A signature, seal or hash does not hold. */
  BAD_SEAL,
  /** The content does not keep to its schema. */
  BAD_CONTENT,
  /** The content is not what was said. */
  OTHER_CONTENT,
  /** Other bytes went again. */
  OTHER_BYTES,
  /** The agency is not told. */
  NOT_TOLD,
  /** The hub is not told. */
  HUB_NOT_TOLD,
  /** It is not shown. */
  NOT_SHOWN,
  /** It is shown, and must not be. */
  SHOWN,
  /** Nobody asked the hub for a permit. */
  NO_PERMIT_ASKED,
  /** The adapter does not answer. */
  NO_ANSWER
}
