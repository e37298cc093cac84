package se.sluss.deploy.cluster.fault;

/**
 * A place in the hub between two steps, where a process may end with the one done and not the
 * other.
 */
public enum FaultPoint {
  /** All of a batch is written and nothing is committed. */
  BEFORE_COMMIT("se.sluss.hub.server.way.RecordBatch", "record", false),
  /**
   * A batch is committed and nobody has been told: neither the broker nor whoever waits at a door.
   */
  BEFORE_ACKNOWLEDGEMENT("se.sluss.hub.server.way.TheWay", "take", false),
  /** The broker has been told. */
  AFTER_ACKNOWLEDGEMENT("se.sluss.hub.server.way.TakeIntake", "passed", true),
  /** A release is committed and the broker has nothing of it. */
  BEFORE_SEND("se.sluss.hub.server.way.SendReleased", "send", true),
  /** The broker has it and nobody has noted that. */
  BEFORE_MARK("se.sluss.hub.server.state.Outbox", "sent", true),
  /** A round of the log has written tiles and not yet moved the head. */
  TILES_WRITTEN("se.sluss.hub.log.store.TileStore", "write", false),
  /** The head is committed and its checkpoint is not on the disk. */
  HEAD_COMMITTED("se.sluss.hub.log.store.CheckpointFile", "advance", true),
  /** The checkpoint is on the disk and not published. */
  CHECKPOINT_WRITTEN("se.sluss.hub.log.store.Head", "publish", true);

  private final String type;
  private final String method;
  private final boolean atStart;

  FaultPoint(String type, String method, boolean atStart) {
    this.type = type;
    this.method = method;
    this.atStart = atStart;
  }

  /** Name of the class. */
  String type() {
    return type;
  }

  /** Name of its method. */
  String method() {
    return method;
  }

  /** Whether the place is where the method begins; else where it comes back. */
  boolean atStart() {
    return atStart;
  }
}
