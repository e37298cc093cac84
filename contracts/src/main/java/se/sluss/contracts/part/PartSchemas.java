package se.sluss.contracts.part;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The closed schemas of all parts. Checked by the sender before sealing and by the receiver after
 * opening; the hub asks only what a schema implies. Safe for use by many threads.
 */
public final class PartSchemas {
  /** Every schema there is. */
  private static final List<String> ALL =
      List.of(
          "concern-report/1",
          "helpline-handover/1",
          "helpline-offer/1",
          "helpline-outcome/1",
          "igor-wish/1",
          "mediated-contact/1",
          "probation-handover/1",
          "release-notice/1",
          "treatment-referral/1",
          "victim-notice/1");

  /** Most bytes of a part's content: the longest narrative, every character escaped, and more. */
  public static final int MOST_BYTES = 128 * 1024;

  private final Json json = new Json();
  private final Map<String, One> schemas = new TreeMap<>();

  /**
   * @param clock against which dates are in the future
   */
  public PartSchemas(Clock clock) {
    for (String name : ALL) {
      JsonNode tree = load(TypeVersion.of(name));
      schemas.put(name, new One(new ClosedSchema(tree, clock), implied(tree)));
    }
  }

  /** The schemas there are. */
  public Set<TypeVersion> known() {
    return Collections.unmodifiableSet(
        schemas.keySet().stream().map(TypeVersion::of).collect(Collectors.toSet()));
  }

  /** What any content of this schema is; null when there is no such schema. */
  public @Nullable Implied implied(TypeVersion schema) {
    One one = schemas.get(schema.toString());
    return one == null ? null : one.implied();
  }

  /**
   * Checks a content.
   *
   * @throws SchemaException UNKNOWN_TYPE, OVERSIZE, MALFORMED, UNKNOWN_FIELD, MISSING_FIELD,
   *     PERSONAL_NUMBER, FUTURE_DATE or WRONG_VALUE; with several faults the first of these
   */
  public void validate(TypeVersion schema, byte[] content) throws SchemaException {
    One one = schemas.get(schema.toString());
    if (one == null) {
      throw new SchemaException(SlCode.UNKNOWN_TYPE, "");
    }
    if (content.length > MOST_BYTES) {
      throw new SchemaException(SlCode.OVERSIZE, "");
    }
    one.schema().validate(parse(content));
  }

  private JsonNode parse(byte[] content) throws SchemaException {
    try {
      JsonNode tree = json.mapper().readTree(content);
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw new SchemaException(SlCode.MALFORMED, "");
    }
    throw new SchemaException(SlCode.MALFORMED, "");
  }

  private JsonNode load(TypeVersion schema) {
    String file = "/se/sluss/contracts/schemas/" + schema.name() + "-" + schema.version() + ".json";
    try (InputStream in = PartSchemas.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("a schema is missing: " + file);
      }
      return json.mapper().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("a schema cannot be read: " + file, e);
    }
  }

  private Implied implied(JsonNode schema) {
    return json.mapper().treeToValue(schema.path("x-sluss"), Implied.class);
  }

  private record One(ClosedSchema schema, Implied implied) {}
}
