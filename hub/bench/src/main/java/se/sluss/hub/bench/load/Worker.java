package se.sluss.hub.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A generator's process, seen from the one that compares. */
final class Worker implements AutoCloseable {
  private final Process process;
  private final BufferedReader says;
  private final Writer told;

  /** Starts it and waits until it is ready; {@code role} and options are those of its command. */
  Worker(Path data, List<String> role) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("se.sluss.hub.bench.Bench", "worker"));
    command.addAll(role);
    command.addAll(List.of("--data", data.toString()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    says = process.inputReader(StandardCharsets.UTF_8);
    told = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    await("ready");
  }

  private String await(String word) throws IOException {
    String line = says.readLine();
    while (line != null && !line.startsWith(word)) {
      line = says.readLine();
    }
    if (line == null) {
      throw new IOException("a generator ended before it said " + word);
    }
    return line;
  }

  /** Lets it begin. */
  void begin() throws IOException {
    told.write("begin\n");
    told.flush();
  }

  /** Milliseconds it took, once it is done. */
  long done() throws IOException {
    return Long.parseLong(await("done").split(" ")[1]);
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
