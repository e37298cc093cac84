package se.sluss.hub.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what was sent, what the hub said of it and what was received, by their files alone.
 *
 * @param sent how many that must go were sent
 * @param lost of those, how many no recipient has, or the sender was not told of
 * @param passed how many that must not go came all the same, or were not refused
 * @param twice how many came more than once; a recipient's inbox takes them once
 * @param millis from when each should have been sent to when its recipient had it, sorted
 * @param urgent the same of urgent ones
 */
record Checker(int sent, long lost, long passed, long twice, long[] millis, long[] urgent) {
  /** Reads the three files in a folder. */
  static Checker of(Path folder) throws IOException {
    Map<String, List<Written.Line>> sent = Written.read(folder.resolve("sent"));
    Map<String, List<Written.Line>> told = Written.read(folder.resolve("told"));
    Map<String, List<Written.Line>> received = Written.read(folder.resolve("received"));
    int goes = 0;
    long lost = 0;
    long passed = 0;
    List<Long> millis = new ArrayList<>();
    List<Long> urgent = new ArrayList<>();
    for (Map.Entry<String, List<Written.Line>> one : sent.entrySet()) {
      Written.Line line = one.getValue().getFirst();
      Set<String> words =
          told.getOrDefault(one.getKey(), List.of()).stream()
              .map(Written.Line::word)
              .collect(Collectors.toSet());
      List<Written.Line> came = received.getOrDefault(one.getKey(), List.of());
      if (line.word().equals("STAYS")) {
        passed += came.isEmpty() && words.equals(Set.of("REFUSED")) ? 0 : 1;
        continue;
      }
      goes++;
      if (came.isEmpty() || !words.equals(Set.of("ACCEPTED", "ARRIVED"))) {
        lost++;
        continue;
      }
      long took = came.getFirst().at() - line.at();
      switch (line.word()) {
        case "URGENT" -> urgent.add(took);
        case "GOES" -> millis.add(took);
        case "WAITS" -> {} // how long says when its recipient was up again, and nothing else
        default -> throw new IOException("no such word: " + line.word());
      }
    }
    passed += received.keySet().stream().filter(id -> !sent.containsKey(id)).count();
    long twice = received.values().stream().filter(lines -> lines.size() > 1).count();
    return new Checker(goes, lost, passed, twice, sorted(millis), sorted(urgent));
  }

  private static long[] sorted(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /** Whether the run counts. */
  boolean content() {
    return lost == 0 && passed == 0;
  }

  /** A quantile of times that are sorted. */
  static long at(double part, long[] millis) {
    return millis[(int) Math.min(millis.length - 1L, Math.round(part * (millis.length - 1)))];
  }
}
