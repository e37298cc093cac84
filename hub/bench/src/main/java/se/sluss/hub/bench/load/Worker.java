package se.sluss.hub.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A generator's process, seen from the one that compares; one turn after another. */
final class Worker implements AutoCloseable {
  private final Process process;
  private final BufferedReader says;
  private final Writer told;

  /** Starts it. */
  Worker(Path data) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "se.sluss.hub.bench.Bench",
            "worker",
            "--data=" + data);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    says = process.inputReader(StandardCharsets.UTF_8);
    told = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
  }

  /** The process, to ask it what it has used. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Lets it make ready for a turn, and waits until it is. */
  void prepare(Order order) throws IOException {
    tell(order.line());
    await("ready");
  }

  /** Lets it begin. */
  void begin() throws IOException {
    tell("begin");
  }

  /** Milliseconds it took, once it is done. */
  long done() throws IOException {
    return Long.parseLong(await("done").split(" ")[1]);
  }

  /** Ends the turn. */
  void end() throws IOException {
    tell("end");
    await("closed");
  }

  private void tell(String line) throws IOException {
    told.write(line + "\n");
    told.flush();
  }

  private String await(String word) throws IOException {
    String line = says.readLine();
    while (line != null && !line.startsWith(word)) {
      if (line.startsWith("failed")) {
        throw new IOException("a generator " + line);
      }
      line = says.readLine();
    }
    if (line == null) {
      throw new IOException("a generator ended before it said " + word);
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    told.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
