package se.sluss.hub.cli.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.Fault;

/** One file of a configuration folder, as {@code sluss config check} finds it there. */
public final class ConfigFileCheck {
  private final Clock clock;

  /**
   * @param clock for what is valid today
   */
  public ConfigFileCheck(Clock clock) {
    this.clock = clock;
  }

  /**
   * Where a file is at fault, by file and line; empty when it lies in no configuration folder,
   * where alone it means anything.
   */
  public Optional<List<String>> faults(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = folder(absolute);
    if (folder == null) {
      return Optional.empty();
    }
    String own = folder.relativize(absolute).toString().replace('\\', '/');
    String top = own.contains("/") ? own.substring(0, own.indexOf('/')) : own;
    return Optional.of(
        ConfigReport.of(folder, LocalDate.now(clock)).faults().stream()
            .filter(fault -> fault.file().equals(own) || fault.file().equals(top))
            .map(Fault::toString)
            .toList());
  }

  private static @Nullable Path folder(Path file) {
    for (Path above = file.getParent(); above != null; above = above.getParent()) {
      if (Files.isDirectory(above.resolve("types"))
          && Files.isDirectory(above.resolve("secrecy"))
          && Files.isDirectory(above.resolve("directory"))) {
        return above;
      }
    }
    return null;
  }
}
