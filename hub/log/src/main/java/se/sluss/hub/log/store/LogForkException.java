package se.sluss.hub.log.store;

/**
 * The database contradicts the last checkpoint kept outside it: it was restored to an earlier day,
 * or changed. Nothing may be logged, and so nothing may move, until two operators have decided.
 */
public final class LogForkException extends LogException {
  private static final long serialVersionUID = 1L;

  public LogForkException(String message) {
    super(message);
  }
}
