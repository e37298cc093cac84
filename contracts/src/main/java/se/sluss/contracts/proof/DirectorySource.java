package se.sluss.contracts.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A log as files in a folder. */
public final class DirectorySource implements LogSource {
  private final Path folder;

  public DirectorySource(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<byte[]> fetch(String path) throws IOException {
    Path file = folder.resolve(path);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }
}
