package se.sluss.deploy.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that holds everything a run keeps. One run at a time: the lock is the operating
 * system's and falls with the process, whatever way it ends.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String SCENARIO_MARK = "made-by-a-scenario";

  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /** Makes the folder if need be and takes its lock. */
  public static DataFolder open(Path folder) throws IOException, StartRefused {
    Path root = PrivateFiles.folder(folder.toAbsolutePath().normalize());
    FileChannel lockFile =
        FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      lockFile.close();
      throw new StartRefused(StartProblem.FOLDER_LOCKED, e, root.toString());
    }
    if (lock == null) {
      lockFile.close();
      throw new StartRefused(StartProblem.FOLDER_LOCKED, root.toString());
    }
    return new DataFolder(root, lockFile);
  }

  /**
   * Empties the folder for a scenario, which must begin with nothing; refused unless the folder is
   * new or was itself made by a scenario.
   */
  void emptyForScenario() throws IOException, StartRefused {
    List<Path> content;
    try (Stream<Path> entries = Files.list(root)) {
      content = entries.filter(entry -> !entry.equals(root.resolve(LOCK))).toList();
    }
    if (!content.isEmpty() && !content.contains(root.resolve(SCENARIO_MARK))) {
      throw new StartRefused(StartProblem.FOLDER_NOT_EMPTY, root.toString());
    }
    // The mark is written first and removed never: a run that is cut off can be run again.
    PrivateFiles.write(root.resolve(SCENARIO_MARK), "");
    for (Path entry : content) {
      if (!entry.equals(root.resolve(SCENARIO_MARK))) {
        delete(entry);
      }
    }
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** A file of this name at the top of the folder. */
  public Path file(String name) {
    return root.resolve(name);
  }

  /** A folder of this name at the top, made if need be. */
  public Path folder(String name) throws IOException {
    return PrivateFiles.folder(root.resolve(name));
  }

  /** Empties and returns the folder of this name. */
  public Path emptied(String name) throws IOException {
    Path folder = root.resolve(name);
    if (Files.exists(folder)) {
      delete(folder);
    }
    return PrivateFiles.folder(folder);
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
