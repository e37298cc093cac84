package se.sluss.hub.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time by part, its children's included. Unlike the time on the wall it does not tell of
 * what else the machine does.
 *
 * @param millis by part
 */
record Usage(Map<String, Long> millis) {
  private static final List<String> PARTS =
      List.of("database", "broker-primary", "broker-backup", "hub-1", "hub-2");

  /** What the parts of a cluster and the generators have used so far. */
  static Usage now(Path data, Map<String, ProcessHandle> generators) throws IOException {
    Map<String, Long> millis = new LinkedHashMap<>();
    for (String part : PARTS) {
      Path pid = data.resolve(part + ".pid");
      long number = Long.parseLong(Files.readString(pid).strip());
      Optional<ProcessHandle> process = ProcessHandle.of(number);
      millis.put(part, process.map(Usage::of).orElse(0L));
    }
    generators.forEach((name, process) -> millis.put(name, of(process)));
    return new Usage(millis);
  }

  private static long of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
        .sum();
  }

  /** What has been used since then. */
  Usage since(Usage before) {
    Map<String, Long> used = new LinkedHashMap<>();
    millis.forEach((part, now) -> used.put(part, now - before.millis.getOrDefault(part, 0L)));
    return new Usage(used);
  }

  /** Of all parts. */
  long sum() {
    return millis.values().stream().mapToLong(Long::longValue).sum();
  }
}
