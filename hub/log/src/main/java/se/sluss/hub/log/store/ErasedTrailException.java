package se.sluss.hub.log.store;

/** The trail has been erased: nothing can be added to it; record in {@code OwnTrail.ERASURE}. */
public final class ErasedTrailException extends LogException {
  private static final long serialVersionUID = 1L;

  public ErasedTrailException() {
    super("the trail has been erased");
  }
}
