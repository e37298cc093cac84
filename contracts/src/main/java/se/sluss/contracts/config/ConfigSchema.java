package se.sluss.contracts.config;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;

/** A JSON Schema 2020-12 of the configuration folder, against which its files are held. */
public final class ConfigSchema {
  private final Schema schema;

  private ConfigSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * Reads a schema.
   *
   * @throws ConfigException when there is none: without its schema nothing is loaded
   */
  public static ConfigSchema read(Path root, String file) throws ConfigException {
    SchemaRegistryConfig settings =
        SchemaRegistryConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .formatAssertionsEnabled(true)
            .build();
    try {
      return new ConfigSchema(
          SchemaRegistry.withDefaultDialect(
                  SpecificationVersion.DRAFT_2020_12,
                  registry -> registry.schemaRegistryConfig(settings))
              .getSchema(Files.readString(root.resolve(file)), InputFormat.JSON));
    } catch (IOException | SchemaException | JacksonException e) {
      throw new ConfigException(List.of(new Fault(file, 0, "is not a schema that can be read")));
    }
  }

  /** What the schema does not allow in a file. */
  public List<Fault> faults(YamlFile file) {
    return schema.validate(file.tree()).stream()
        .map(error -> file.fault(error.getInstanceLocation().toString(), error.toString()))
        .distinct()
        .sorted()
        .toList();
  }
}
