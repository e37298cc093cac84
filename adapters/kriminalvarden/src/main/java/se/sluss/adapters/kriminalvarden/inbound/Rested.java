package se.sluss.adapters.kriminalvarden.inbound;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.sluss.contracts.problem.SlCode;
import se.sluss.probation.HandoverFiles;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/**
 * Whether a file has been written to its end, as far as can be seen from outside: it has not
 * changed for a while, and is whole XML; or has not changed for so long that it is not waited for
 * any more. Time is counted from when it was seen: what a transfer sets as time of the file means
 * nothing. For one thread.
 */
public final class Rested {
  private record Seen(long size, FileTime changed, Instant since) {
    boolean same(Seen other) {
      return size == other.size && changed.equals(other.changed);
    }
  }

  private final Duration restFor;
  private final Duration patience;
  private final Clock clock;
  private final Map<Path, Seen> seen = new HashMap<>();

  /**
   * @param restFor how long it must be unchanged
   * @param patience how long one that does not parse must be
   * @param clock what time it is
   */
  public Rested(Duration restFor, Duration patience, Clock clock) {
    this.restFor = restFor;
    this.patience = patience;
    this.clock = clock;
  }

  /** Which of these, in one folder, are ready; what is not there any more is forgotten. */
  List<Path> of(Path folder, List<Path> all) throws IOException {
    seen.keySet().removeIf(path -> folder.equals(path.getParent()) && !all.contains(path));
    List<Path> ready = new ArrayList<>();
    for (Path path : all) {
      if (ready(path)) {
        ready.add(path);
      }
    }
    return ready;
  }

  private boolean ready(Path path) throws IOException {
    try {
      BasicFileAttributes now =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!now.isRegularFile()) {
        // It is never written to its end: it is set aside at once.
        return true;
      }
      Seen fresh = new Seen(now.size(), now.lastModifiedTime(), clock.instant());
      Seen before = seen.get(path);
      if (before == null || !before.same(fresh)) {
        seen.put(path, fresh);
        before = fresh;
      }
      Duration unchanged = Duration.between(before.since(), fresh.since());
      return unchanged.compareTo(restFor) >= 0
          && (unchanged.compareTo(patience) >= 0 || whole(path, now.size()));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Anything but the beginning of something: what is too large or unsafe is told when it is taken.
   */
  private static boolean whole(Path path, long size) throws IOException {
    if (size > HandoverFiles.MOST_BYTES) {
      return true;
    }
    try (SeekableByteChannel channel =
        Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      BoundedXml.root(Channels.newInputStream(channel).readNBytes(HandoverFiles.MOST_BYTES));
      return true;
    } catch (XmlException e) {
      return e.code() != SlCode.MALFORMED;
    }
  }
}
