package se.sluss.hub.secrecy;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/** The ruleset that ships, read once for all tests. */
public final class Shipped {
  private static final Ruleset RULESET = load();

  private Shipped() {}

  public static Ruleset ruleset() {
    return RULESET;
  }

  public static SecrecyEngine engine() {
    return new SecrecyEngine(RULESET);
  }

  /** The folder it was read from, be the config module a folder or a jar. */
  public static Path folder() {
    URL order = Shipped.class.getResource("/sluss-config/secrecy/order.yaml");
    if (order == null) {
      throw new IllegalStateException("the config module is not on the test class path");
    }
    try {
      URI uri = order.toURI();
      Path file = uri.getScheme().equals("jar") ? jar(uri).provider().getPath(uri) : Path.of(uri);
      return file.resolveSibling("");
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stays open as long as the tests run: paths in it are used until then. */
  private static FileSystem jar(URI uri) throws IOException {
    try {
      return FileSystems.newFileSystem(uri, Map.of());
    } catch (FileSystemAlreadyExistsException open) {
      return FileSystems.getFileSystem(uri);
    }
  }

  private static Ruleset load() {
    try {
      return Ruleset.load(folder());
    } catch (RulesetException e) {
      throw new IllegalStateException(e);
    }
  }
}
