package se.sluss.hub.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration: a folder that was named, or the one packaged with the program. */
public final class ConfigFolder implements AutoCloseable {
  private static final String PACKAGED = "/sluss-config/secrecy/order.yaml";

  private final Path path;
  private final @Nullable FileSystem jar;

  private ConfigFolder(Path path, @Nullable FileSystem jar) {
    this.path = path;
    this.jar = jar;
  }

  /**
   * Opens the configuration. Close it when it has been read: the packaged one is inside a jar.
   *
   * @param named a folder that holds {@code secrecy/} and the rest; null for the packaged one
   */
  public static ConfigFolder open(@Nullable Path named) throws IOException {
    if (named != null) {
      return new ConfigFolder(named, null);
    }
    URL packaged = ConfigFolder.class.getResource(PACKAGED);
    if (packaged == null) {
      throw new IOException("no configuration is packaged with this program; name one by --config");
    }
    try {
      URI uri = packaged.toURI();
      if (!uri.getScheme().equals("jar")) {
        return new ConfigFolder(root(Path.of(uri)), null);
      }
      FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
      return new ConfigFolder(root(jar.provider().getPath(uri)), jar);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Path root(Path orderFile) {
    return orderFile.resolveSibling("..").normalize();
  }

  /** The folder itself. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (jar != null) {
      jar.close();
    }
  }
}
