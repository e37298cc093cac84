package se.sluss.contracts.proof;

import java.io.IOException;
import java.util.Optional;

/** Where the files of a log are fetched from. Nothing that it gives is trusted. */
@FunctionalInterface
public interface LogSource {
  /**
   * The bytes of a file.
   *
   * @param path relative to the log's prefix, such as {@code checkpoint} or {@code tile/0/000}
   * @return empty if there is no such file
   * @throws IOException if that cannot be known
   */
  Optional<byte[]> fetch(String path) throws IOException;
}
