package se.sluss.hub.log.store;

/** Stops a sequencer where a test wants it to. */
final class FaultPoints {
  /** The sequencer was stopped. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private FaultPoints() {}

  static FaultPoint stopAt(FaultPoint.Step step) {
    return reached -> {
      if (reached == step) {
        throw new Stopped();
      }
    };
  }
}
