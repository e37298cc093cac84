package se.sluss.contracts.part;

import com.networknt.schema.Error;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;

/** One fault in a content, by the validator's finding but without its words, which quote values. */
record Fault(SlCode code, String field) {
  private static final List<SlCode> RANK =
      List.of(
          SlCode.UNKNOWN_FIELD,
          SlCode.MISSING_FIELD,
          SlCode.PERSONAL_NUMBER,
          SlCode.FUTURE_DATE,
          SlCode.OVERSIZE,
          SlCode.WRONG_VALUE);

  /** The most telling first: a string of the wrong length may be a number that is no number. */
  static final Comparator<Fault> ORDER =
      Comparator.comparingInt((Fault fault) -> RANK.indexOf(fault.code()))
          .thenComparing(Fault::field);

  static Fault of(Error error) {
    String at = error.getInstanceLocation().toString();
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          new Fault(SlCode.UNKNOWN_FIELD, below(at, error.getProperty()));
      case "required" -> new Fault(SlCode.MISSING_FIELD, below(at, error.getProperty()));
      case "maxLength", "maxItems" -> new Fault(SlCode.OVERSIZE, at);
      case "format" -> new Fault(byFormat(error.getSchemaNode().asString()), at);
      default -> new Fault(SlCode.WRONG_VALUE, at);
    };
  }

  SchemaException exception() {
    return new SchemaException(code, field);
  }

  private static SlCode byFormat(String format) {
    return switch (format) {
      case Formats.PERSONAL_NUMBER -> SlCode.PERSONAL_NUMBER;
      case Formats.NOT_FUTURE -> SlCode.FUTURE_DATE;
      default -> SlCode.WRONG_VALUE;
    };
  }

  /**
   * A stranger chooses what an unknown field is called: what does not look like a name is left out.
   */
  private static String below(String parent, @Nullable String name) {
    return name != null && name.matches("[A-Za-z][A-Za-z0-9_-]{0,39}")
        ? parent + "/" + name
        : parent;
  }
}
