package se.sluss.hub.server.api;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;

/** A request that gets a numbered problem for an answer. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final SlCode code;
  private final @Nullable String field;

  /**
   * @param code the number
   * @param field the field at fault, as a JSON pointer; never its value
   */
  public RefusedException(SlCode code, @Nullable String field) {
    super(code.toString());
    this.code = code;
    this.field = field;
  }

  public SlCode code() {
    return code;
  }

  public @Nullable String field() {
    return field;
  }
}
