package se.sluss.contracts.part;

import se.sluss.contracts.problem.SlCode;

/** A content is refused. Says where and why, never what stood there. */
public final class SchemaException extends Exception {
  private static final long serialVersionUID = 1;
  private final SlCode code;
  private final String field;

  SchemaException(SlCode code, String field) {
    super(code + " at " + (field.isEmpty() ? "/" : field));
    this.code = code;
    this.field = field;
  }

  /** Why. */
  public SlCode code() {
    return code;
  }

  /** JSON pointer (RFC 6901) of the field at fault; empty for the whole. */
  public String field() {
    return field;
  }
}
