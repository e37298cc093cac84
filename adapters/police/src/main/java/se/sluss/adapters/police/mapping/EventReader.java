package se.sluss.adapters.police.mapping;

import org.springframework.stereotype.Component;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Reads an event strictly, and tells a wrong form by its number and field. */
@Component
public class EventReader {
  private final Json json;

  /**
   * @param json the strict reader
   */
  public EventReader(Json json) {
    this.json = json;
  }

  /**
   * Reads an event.
   *
   * @throws RefusedException MALFORMED, UNKNOWN_FIELD or WRONG_VALUE, with the field
   */
  public IgorEvent read(byte[] body) throws RefusedException {
    try {
      IgorEvent event = json.mapper().readValue(body, IgorEvent.class);
      if (event == null) {
        throw new RefusedException(SlCode.MALFORMED);
      }
      return event;
    } catch (JacksonException e) {
      throw new RefusedException(new Fault(code(e), pointer(e)));
    }
  }

  private static SlCode code(JacksonException e) {
    return switch (e) {
      case StreamReadException _ -> SlCode.MALFORMED;
      case UnrecognizedPropertyException _ -> SlCode.UNKNOWN_FIELD;
      case ValueInstantiationException _ -> SlCode.WRONG_VALUE;
      default -> SlCode.WRONG_VALUE;
    };
  }

  private static String pointer(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      path.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
    }
    return path.toString();
  }
}
