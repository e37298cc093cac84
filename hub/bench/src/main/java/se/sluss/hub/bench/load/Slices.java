package se.sluss.hub.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What it was like for the others while a backlog grew: equal parts of all that was sent, in the
 * order in which it was.
 *
 * @param perSecond messages that were sent in a second
 * @param p50 milliseconds from sent to taken, of the messages to the others
 * @param p99 the same
 */
record Slices(double perSecond, long p50, long p99) {
  /** By the files in a folder, in so many parts. */
  static List<Slices> of(Path folder, int parts) throws IOException {
    Map<String, List<Written.Line>> received = Written.read(folder.resolve("received"));
    List<Written.Line> sent =
        Written.read(folder.resolve("sent")).values().stream()
            .map(List::getFirst)
            .filter(line -> !line.word().equals("URGENT"))
            .sorted(Comparator.comparingLong(Written.Line::at))
            .toList();
    List<Slices> slices = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      List<Written.Line> part =
          sent.subList(
              (int) ((long) sent.size() * i / parts), (int) ((long) sent.size() * (i + 1) / parts));
      long millis = Math.max(1, part.getLast().at() - part.getFirst().at());
      long[] took =
          part.stream()
              .filter(line -> line.word().equals("GOES"))
              .flatMapToLong(
                  line ->
                      received.getOrDefault(line.id(), List.of()).stream()
                          .limit(1)
                          .mapToLong(came -> came.at() - line.at()))
              .sorted()
              .toArray();
      slices.add(
          new Slices(
              part.size() * 1000.0 / millis, Checker.at(0.50, took), Checker.at(0.99, took)));
    }
    return slices;
  }
}
