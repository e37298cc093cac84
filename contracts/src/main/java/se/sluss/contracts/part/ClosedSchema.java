package se.sluss.contracts.part;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.time.Clock;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Schema (2020-12) whose faults are told by number and field. Safe for use by many threads.
 */
public final class ClosedSchema {
  private final Schema schema;

  /**
   * @param schema the schema; a reference in it is to itself
   * @param clock against which dates are in the future
   */
  public ClosedSchema(JsonNode schema, Clock clock) {
    SchemaRegistry registry =
        SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getDraft202012()).formats(new Formats(clock).all()).build(),
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .pathType(PathType.JSON_POINTER)
                        .build()));
    this.schema = registry.getSchema(schema);
  }

  /**
   * Checks a content.
   *
   * @throws SchemaException UNKNOWN_FIELD, MISSING_FIELD, PERSONAL_NUMBER, FUTURE_DATE, OVERSIZE or
   *     WRONG_VALUE; with several faults the first of these
   */
  public void validate(JsonNode content) throws SchemaException {
    Optional<Fault> worst = schema.validate(content).stream().map(Fault::of).min(Fault.ORDER);
    if (worst.isPresent()) {
      throw worst.orElseThrow().exception();
    }
  }
}
