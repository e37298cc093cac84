package se.sluss.adapters.kit.door;

import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.wire.Json;

/** Reads JSON strictly, and tells a wrong form by its number and field. */
public final class StrictReader {
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
      return json.read(body, type);
    } catch (Json.MalformedException e) {
      throw new RefusedException(new Fault(e.code(), e.field()));
    }
  }
}
