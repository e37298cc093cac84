package se.sluss.hub.log.store;

/** The log cannot go on as asked. What was to be recorded must then not happen (house rule 4). */
public class LogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogException(String message) {
    super(message);
  }

  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
