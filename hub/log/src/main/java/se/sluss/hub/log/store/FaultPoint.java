package se.sluss.hub.log.store;

/** Lets a test stop the sequencer at each step; in operation it does nothing. */
@FunctionalInterface
interface FaultPoint {
  /** The steps of a round, in order. */
  enum Step {
    /** The head's row is locked; nothing is changed. */
    HEAD_LOCKED,
    /** Tiles are written, uncommitted. */
    TILES_WRITTEN,
    /** Leaves have their place, uncommitted. */
    LEAVES_PLACED,
    /** The head is moved, uncommitted. */
    HEAD_MOVED,
    /** All of that is committed; no checkpoint tells of it. */
    COMMITTED,
    /** The checkpoint is on disk under another name. */
    FILE_WRITTEN,
    /** The checkpoint's file has its name. */
    FILE_NAMED,
    /** The checkpoint is published. */
    PUBLISHED
  }

  FaultPoint NONE = step -> {};

  void reached(Step step);
}
