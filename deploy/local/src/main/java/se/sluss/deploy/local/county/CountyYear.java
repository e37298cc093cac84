package se.sluss.deploy.local.county;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import se.sluss.contracts.directory.Directory;
import se.sluss.deploy.local.Options;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.Scenario;

/** Plays a year of one county by a clock that is set forward, and checks it. */
public final class CountyYear implements Scenario {
  @Override
  public String name() {
    return "county-year";
  }

  @Override
  public LocalDateTime startsAt() {
    return LocalDateTime.of(2026, 1, 1, 1, 0);
  }

  /** What watches the clock looks often: hours pass between two looks at the machine's speed. */
  @Override
  public Map<String, Object> hubSettings() {
    return Map.of(
        "sluss.clock-apart", "0s",
        "sluss.way.overdue-every", "150ms",
        "sluss.way.rules-every", "100ms",
        "sluss.way.integrate-every", "100ms",
        "sluss.follow-up.close-every", "1s");
  }

  @Override
  public boolean play(Running sluss, PrintStream out) throws Exception {
    Options.Play asked = sluss.asked();
    Directory directory = Directory.load(sluss.config());
    List<Story> stories = Stories.of(asked.seed(), asked.scale(), directory.places());
    long begun = System.nanoTime();
    World world = new Year(sluss, directory).play(stories);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);

    List<String> wrong = Check.violations(stories, world);
    Path picture = sluss.data().resolve("funnel.svg");
    Files.writeString(picture, Funnel.of(stories).svg());
    out.println(kinds(stories));
    out.printf(
        Locale.ROOT,
        "%d stories in %d places, %d messages to %d inboxes' rows, %d s; seed %d, scale %s%n",
        stories.size(),
        directory.places().size(),
        Funnel.messages(stories),
        world.held().size(),
        took.toSeconds(),
        asked.seed(),
        asked.scale());
    out.println("The funnel: " + picture);
    wrong.forEach(text -> out.println("WRONG: " + text));
    out.println(
        wrong.isEmpty()
            ? "The year is as it must be."
            : "The year is not as it must be: " + wrong.size() + " faults.");
    return wrong.isEmpty();
  }

  private static String kinds(List<Story> stories) {
    return stories.stream()
        .collect(Collectors.groupingBy(Story::kind, java.util.TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }
}
