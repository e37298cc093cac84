package se.sluss.hub.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.PackagedConfig;

/** The configuration: a folder that was named, or the one packaged with the program. */
public final class ConfigFolder implements AutoCloseable {
  private final Path path;
  private final @Nullable PackagedConfig packaged;

  private ConfigFolder(Path path, @Nullable PackagedConfig packaged) {
    this.path = path;
    this.packaged = packaged;
  }

  /**
   * Opens the configuration. Close it when it has been read: the packaged one is a temporary copy.
   *
   * @param named a folder that holds {@code secrecy/} and the rest; null for the packaged one
   */
  public static ConfigFolder open(@Nullable Path named) throws IOException {
    if (named != null) {
      return new ConfigFolder(named, null);
    }
    PackagedConfig packaged = PackagedConfig.open();
    return new ConfigFolder(packaged.folder(), packaged);
  }

  /** The folder itself. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (packaged != null) {
      packaged.close();
    }
  }
}
