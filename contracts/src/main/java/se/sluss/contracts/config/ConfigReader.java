package se.sluss.contracts.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files of a configuration folder and collects what is wrong with any of them. */
public final class ConfigReader {
  /**
   * A file that its schema allows.
   *
   * @param file with the lines of its values
   * @param value what it says
   */
  public record Read<T>(YamlFile file, T value) {}

  private final Path root;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * Reads from a folder.
   *
   * @param root the configuration folder, such as {@code config/}
   */
  public ConfigReader(Path root) {
    this.root = root;
  }

  /** A schema of the folder; null, and a fault, when there is none that can be read. */
  public @Nullable ConfigSchema schema(String file) {
    try {
      return ConfigSchema.read(root, file);
    } catch (ConfigException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  /** The file; null, and at least one fault, when it is not what the schema allows. */
  public <T> @Nullable Read<T> read(Path file, @Nullable ConfigSchema schema, Class<T> type) {
    try {
      YamlFile yaml = YamlFile.read(root, file);
      if (schema == null) {
        return null;
      }
      List<Fault> refused = schema.faults(yaml);
      faults.addAll(refused);
      return refused.isEmpty() ? new Read<>(yaml, yaml.as(type)) : null;
    } catch (ConfigException e) {
      faults.addAll(e.faults());
      return null;
    }
  }

  /** The file of this name; see {@link #read(Path, ConfigSchema, Class)}. */
  public <T> @Nullable Read<T> read(String file, @Nullable ConfigSchema schema, Class<T> type) {
    return read(root.resolve(file), schema, type);
  }

  /** All files directly in a folder that its schema allows. */
  public <T> List<Read<T>> readAll(String folder, @Nullable ConfigSchema schema, Class<T> type) {
    List<Read<T>> all = new ArrayList<>();
    try {
      for (Path file : YamlFile.in(root, folder)) {
        Read<T> one = read(file, schema, type);
        if (one != null) {
          all.add(one);
        }
      }
    } catch (ConfigException e) {
      faults.addAll(e.faults());
    }
    return all;
  }

  /** Notes a fault that a schema cannot see. */
  public void refuse(Fault fault) {
    faults.add(fault);
  }

  /** Whether nothing was wrong so far. */
  public boolean isClean() {
    return faults.isEmpty();
  }

  /** The refusal of the folder, with everything that was wrong with it. */
  public ConfigException refusal() {
    return new ConfigException(faults);
  }
}
