package se.sluss.adapters.kit.door;

import java.util.regex.Pattern;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Reads JSON strictly, and tells a wrong form by its number and field. */
public final class StrictReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

  private final Json json;

  /**
   * @param json the strict mapper
   */
  public StrictReader(Json json) {
    this.json = json;
  }

  /**
   * Reads a value.
   *
   * @throws RefusedException MALFORMED, UNKNOWN_FIELD or WRONG_VALUE (also for a missing one), with
   *     the field
   */
  public <T> T read(byte[] body, Class<T> type) throws RefusedException {
    try {
      T value = json.mapper().readValue(body, type);
      if (value == null) {
        throw new RefusedException(SlCode.MALFORMED);
      }
      return value;
    } catch (JacksonException e) {
      throw new RefusedException(new Fault(code(e), pointer(e)));
    }
  }

  private static SlCode code(JacksonException e) {
    return switch (e) {
      case StreamReadException _ -> SlCode.MALFORMED;
      case UnrecognizedPropertyException _ -> SlCode.UNKNOWN_FIELD;
      default -> SlCode.WRONG_VALUE;
    };
  }

  private static String pointer(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      path.append('/').append(name == null ? String.valueOf(step.getIndex()) : named(name));
    }
    return path.toString();
  }

  /** A stranger chooses what an unknown field is called, and it may be a person's name. */
  private static String named(String name) {
    return NAME.matcher(name).matches() ? name : "-";
  }
}
