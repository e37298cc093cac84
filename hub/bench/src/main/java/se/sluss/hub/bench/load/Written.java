package se.sluss.hub.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody has sent or received, a line each: an id, a word, and when (milliseconds of the
 * machine's clock, which all processes share). On disk when {@link #append} returns. Safe for
 * several threads.
 */
final class Written implements AutoCloseable {
  private final FileChannel file;

  /** Begins a new file. */
  Written(Path path) throws IOException {
    file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** Keeps lines. */
  synchronized void append(List<Line> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(
        one ->
            text.append(one.id())
                .append(' ')
                .append(one.word())
                .append(' ')
                .append(one.at())
                .append('\n'));
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
  }

  /**
   * A line.
   *
   * @param id of a message
   * @param word what of it
   * @param at when
   */
  record Line(String id, String word, long at) {}

  /** The lines of a file by id, in the order in which they were written. */
  static Map<String, List<Line>> read(Path path) throws IOException {
    Map<String, List<Line>> lines = new HashMap<>();
    for (String line : Files.readAllLines(path)) {
      String[] words = line.split(" ");
      lines
          .computeIfAbsent(words[0], _ -> new ArrayList<>())
          .add(new Line(words[0], words[1], Long.parseLong(words[2])));
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
