package se.sluss.hub.cli.check;

import java.util.List;
import java.util.Set;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.wire.Json;

/**
 * A form of JSON that one of our doors takes.
 *
 * @param name as it is printed
 * @param fields the outermost ones
 * @param reader what the door reads it with
 * @param remarks what is to be known of one that is taken
 */
record Shape(String name, Set<String> fields, Reader reader, List<Remark> remarks) {
  /** Reads it as the door does. */
  @FunctionalInterface
  interface Reader {
    void read(byte[] json) throws Json.MalformedException, SchemaException;
  }

  /** How many of a file's fields are its own. */
  int common(Set<String> names) {
    return (int) names.stream().filter(fields::contains).count();
  }

  void check(byte[] json) throws Json.MalformedException, SchemaException {
    reader.read(json);
  }
}
