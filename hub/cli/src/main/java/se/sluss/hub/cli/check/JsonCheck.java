package se.sluss.hub.cli.check;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** Files of JSON: what the doors and the broker take, found by the names of their fields. */
final class JsonCheck {
  /** Most bytes of JSON: what travels on the broker is a quarter of a megabyte. */
  private static final int MOST_BYTES = 1 << 20;

  /** Most guesses for a file that is nothing of ours. */
  private static final int MOST_GUESSES = 3;

  private final Json json = new Json();
  private final List<Shape> shapes;

  JsonCheck(Clock clock) {
    this.shapes = new Shapes(json, clock).all();
  }

  Answer check(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return Answer.unread(SlCode.OVERSIZE);
    }
    JsonNode tree;
    try {
      tree = json.mapper().readTree(bytes);
    } catch (StreamConstraintsException e) {
      return Answer.unread(SlCode.OVERSIZE);
    } catch (JacksonException e) {
      return Answer.unread(SlCode.MALFORMED);
    }
    if (!tree.isObject()) {
      return Answer.unknown(List.of());
    }
    if (tree.path("resourceType").isString()) {
      return Answer.refused(
          Fhir.format(tree.path("resourceType").asString()), SlCode.NO_DOOR_YET, null);
    }
    return recognised(tree, bytes);
  }

  private Answer recognised(JsonNode tree, byte[] bytes) {
    Set<String> fields = new TreeSet<>(tree.propertyNames());
    List<Shape> near =
        shapes.stream()
            .filter(shape -> shape.common(fields) > 0)
            .sorted(Comparator.comparingInt((Shape shape) -> shape.common(fields)).reversed())
            .toList();
    if (near.isEmpty() || near.getFirst().common(fields) * 2 < fields.size()) {
      return Answer.unknown(near.stream().limit(MOST_GUESSES).map(Shape::name).toList());
    }
    int most = near.getFirst().common(fields);
    List<Answer> answers =
        near.stream()
            .filter(shape -> shape.common(fields) == most)
            .map(shape -> held(shape, bytes))
            .toList();
    return answers.stream().filter(Answer::accepted).findFirst().orElse(answers.getFirst());
  }

  private static Answer held(Shape shape, byte[] bytes) {
    try {
      shape.check(bytes);
      return Answer.of(shape.name(), shape.remarks());
    } catch (Json.MalformedException e) {
      return Answer.refused(shape.name(), e.code(), e.field());
    } catch (SchemaException e) {
      return Answer.refused(shape.name(), e.code(), e.field());
    }
  }
}
