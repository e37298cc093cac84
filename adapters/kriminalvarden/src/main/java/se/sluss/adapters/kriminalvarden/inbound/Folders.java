package se.sluss.adapters.kriminalvarden.inbound;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;

/**
 * The folders of each unit: {@code in}, which the agency writes; {@code out}, which it empties;
 * {@code work} and {@code quarantine}, which are ours. What a file is called in {@code in} ends
 * there: it gets a name of ours by the rename that picks it up.
 */
public final class Folders implements AutoCloseable {
  /** Most files looked at in one look; the others wait for the next. */
  private static final int MOST_FILES = 1_000;

  private static final String TEMPORARY = ".writing-";

  /** One unit's, and the lock that says that we work in it. */
  private static final class Own implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;
    private @Nullable FileLock lock;

    Own(Path root) throws IOException {
      this.root = root;
      this.channel =
          FileChannel.open(
              root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The kernel lets go of it when the process ends, however it ends. */
    boolean locked() throws IOException {
      if (lock != null) {
        return true;
      }
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        return false;
      }
      return lock != null;
    }

    Path folder(String name) {
      return root.resolve(name);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private final Map<UnitId, Own> units = new LinkedHashMap<>();
  private final Uuid7 names;
  private final Clock clock;
  private long last;

  private Folders(Uuid7 names, Clock clock) {
    this.names = names;
    this.clock = clock;
  }

  /**
   * The folders of these units, made where they are missing.
   *
   * @param root in which each unit has its own
   * @param units ours
   * @param names for what is picked up
   * @param clock by which they are in the order of their picking up
   * @throws IOException when they cannot be made, or do not lie on one file system, where alone a
   *     rename is atomic
   */
  public static Folders open(Path root, List<UnitId> units, Uuid7 names, Clock clock)
      throws IOException {
    Folders folders = new Folders(names, clock);
    for (UnitId unit : units) {
      Path own = root.resolve(unit.value());
      for (String name : List.of("in", "out", "work", "quarantine")) {
        Files.createDirectories(own.resolve(name));
        if (!Files.getFileStore(own.resolve(name)).equals(Files.getFileStore(own))) {
          throw new IOException("sluss.files.folder: a unit's folders lie on one file system");
        }
      }
      folders.units.put(unit, new Own(own));
    }
    return folders;
  }

  /** Whose folders they are. */
  public List<UnitId> units() {
    return List.copyOf(units.keySet());
  }

  /** Whether we are the process that works in a unit's folder; another stands by until we end. */
  public boolean ours(UnitId unit) throws IOException {
    return own(unit).locked();
  }

  /** Where the agency puts files. */
  Path in(UnitId unit) {
    return own(unit).folder("in");
  }

  /** What the agency has put there, by name; its own folders are left alone. */
  List<Path> incoming(UnitId unit) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(in(unit))) {
      for (Path entry : entries) {
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && found.size() < MOST_FILES) {
          found.add(entry);
        }
      }
    }
    found.sort(null);
    return found;
  }

  /**
   * Picks one up: from here on it is ours, under a name of ours. A link is moved itself, and not
   * what it points to.
   *
   * @return empty when another was quicker
   */
  Optional<Working> pickUp(UnitId unit, Path entry) throws IOException {
    Path target = own(unit).folder("work").resolve(fresh());
    try {
      Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
      return Optional.of(new Working(unit, target));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A name that no other has, after all before it: a change must not overtake what it changes. */
  private synchronized String fresh() {
    last = Math.max(last + 1, clock.millis() * 1_000);
    return "%016d-%s".formatted(last, names.next());
  }

  /** What is in work, oldest first: also what was left by a stop. */
  List<Working> working(UnitId unit) throws IOException {
    List<Working> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(own(unit).folder("work"))) {
      for (Path entry : entries) {
        if (!String.valueOf(entry.getFileName()).startsWith(TEMPORARY)) {
          found.add(new Working(unit, entry));
        }
      }
    }
    found.sort((one, other) -> one.file().compareTo(other.file()));
    return found;
  }

  /**
   * Puts a file into a unit's out folder: whole, on disk, in one instant, over one of that name.
   */
  public void putOut(UnitId unit, String name, byte[] content) throws IOException {
    put(unit, "out", name, content);
  }

  /** Puts a file that cannot be read aside, after the reason beside it. */
  void quarantine(Working working, String name, byte[] reason) throws IOException {
    put(working.unit(), "quarantine", name + ".reason.xml", reason);
    Path target = own(working.unit()).folder("quarantine").resolve(name + ".file");
    Files.move(working.file(), target, StandardCopyOption.ATOMIC_MOVE);
    sync(target.getParent());
  }

  /** What has been answered is not kept. */
  void remove(Working working) throws IOException {
    Files.deleteIfExists(working.file());
  }

  private void put(UnitId unit, String folder, String name, byte[] content) throws IOException {
    Own own = own(unit);
    Path temporary = own.folder("work").resolve(TEMPORARY + name);
    Files.write(
        temporary,
        content,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Path target = own.folder(folder).resolve(name);
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    sync(target.getParent());
  }

  /** A rename is on disk when its folder is. */
  private static void sync(@Nullable Path folder) throws IOException {
    try (FileChannel channel =
        FileChannel.open(Objects.requireNonNull(folder), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Own own(UnitId unit) {
    return Objects.requireNonNull(units.get(unit), "not a unit of ours");
  }

  @Override
  public void close() throws IOException {
    for (Own own : units.values()) {
      own.close();
    }
  }
}
