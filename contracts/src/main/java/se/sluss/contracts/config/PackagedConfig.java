package se.sluss.contracts.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The configuration that is packaged with the program, for when no folder is given. */
public final class PackagedConfig implements AutoCloseable {
  private static final String FOLDER = "sluss-config/";
  private final Path folder;

  private PackagedConfig(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes it into a temporary folder that is gone when this is closed.
   *
   * @throws IOException when nothing is packaged, or writing fails
   */
  public static PackagedConfig open() throws IOException {
    return new PackagedConfig(writeTo(Files.createTempDirectory("sluss-config")));
  }

  /** The temporary folder. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(folder)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  /**
   * Writes it into a folder, from where the loaders read it.
   *
   * @param folder absent or empty; made when absent
   * @return the folder
   * @throws IOException when nothing is packaged, the folder is not empty, or writing fails
   */
  public static Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(folder.toString());
      }
    }
    URL known = PackagedConfig.class.getClassLoader().getResource(FOLDER + "limits.yaml");
    if (known == null) {
      throw new FileNotFoundException("no configuration is packaged with this program");
    }
    if (known.openConnection() instanceof JarURLConnection jar) {
      fromJar(jar.getJarFile(), folder);
    } else {
      fromFolder(known, folder);
    }
    return folder;
  }

  private static void fromJar(JarFile jar, Path folder) throws IOException {
    for (JarEntry entry : jar.stream().toList()) {
      if (!entry.isDirectory() && entry.getName().startsWith(FOLDER)) {
        Path target = folder.resolve(entry.getName().substring(FOLDER.length())).normalize();
        if (!target.startsWith(folder.normalize())) {
          throw new IOException("an entry of the archive leads out of it");
        }
        try (InputStream content = jar.getInputStream(entry)) {
          write(content, target);
        }
      }
    }
  }

  private static void fromFolder(URL known, Path folder) throws IOException {
    Path source;
    try {
      source = Path.of(new URI(known.toString())).resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IOException("the packaged configuration has no path", e);
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(source)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      try (InputStream content = Files.newInputStream(file)) {
        write(content, folder.resolve(source.relativize(file).toString()));
      }
    }
  }

  private static void write(InputStream content, Path target) throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.copy(content, target);
  }
}
