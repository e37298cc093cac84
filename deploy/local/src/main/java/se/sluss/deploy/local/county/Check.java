package se.sluss.deploy.local.county;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.deploy.local.county.Story.Fate;
import se.sluss.deploy.local.county.World.Figure;
import se.sluss.deploy.local.county.World.Held;
import se.sluss.deploy.local.county.World.Key;

/** Holds what was seen against what is true, and names every way in which they differ. */
final class Check {
  /** The smallest figure that is shown (sluss.follow-up.threshold). */
  private static final int THRESHOLD = 5;

  /** Months of which the figures must be released. */
  private static final int MONTHS = 12;

  private final List<String> wrong = new ArrayList<>();

  private Check() {}

  /** Every violation, by name; empty when the world is as it must be. */
  static List<String> violations(List<Story> stories, World world) {
    Check check = new Check();
    check.wrong.addAll(world.failures());
    world.strangers().forEach(one -> check.wrong.add("STRANGER: " + one));
    Set<Key> known = new java.util.HashSet<>();
    for (Story story : stories) {
      story
          .fates()
          .forEach(
              (track, fate) -> {
                Key key = new Key(story.number(), track);
                known.add(key);
                check.message(story, key, fate, world.held().get(key));
              });
    }
    world.held().keySet().stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> check.wrong.add("SENT UNASKED: " + name(key)));
    check.figures(Truth.of(stories), world.figures());
    return List.copyOf(check.wrong);
  }

  private void message(Story story, Key key, Fate fate, @Nullable Held held) {
    String name = story.kind() + " " + name(key);
    if (held == null) {
      wrong.add("LOST: " + name + " did not reach " + fate.unit());
      return;
    }
    if (!held.unit().equals(fate.unit())) {
      wrong.add("WRONG RECIPIENT: " + name + " is with " + held.unit() + ", not " + fate.unit());
    }
    if (held.state() != fate.end()) {
      wrong.add("WRONG END: " + name + " stands at " + held.state() + ", not " + fate.end());
    }
    Set<Sight> missing = new TreeSet<>(fate.sights());
    missing.removeAll(held.sights());
    missing.forEach(sight -> wrong.add("NOT SEEN: " + name + " " + sight));
    Set<Sight> more = new TreeSet<>(held.sights());
    more.removeAll(fate.sights());
    more.forEach(sight -> wrong.add("MUST NOT BE: " + name + " " + sight));
  }

  private static String name(Key key) {
    return "story " + key.story() + " " + key.track();
  }

  private void figures(Truth truth, Map<YearMonth, List<Figure>> figures) {
    for (int month = 1; month <= MONTHS; month++) {
      YearMonth asked = YearMonth.of(Stories.FIRST.getYear(), month);
      List<Figure> released = figures.getOrDefault(asked, List.of());
      if (released.isEmpty() && !truth.isBeforeAll(asked)) {
        wrong.add("NO FIGURES: of " + asked);
      }
      released.forEach(one -> figure(truth, asked, one));
    }
  }

  private void figure(Truth truth, YearMonth month, Figure one) {
    boolean total = one.breakdown().equals("TOTAL");
    if (!total && !one.breakdown().equals("UNIT")) {
      return;
    }
    int is =
        truth.count(
            new Truth.Cell(month, one.function(), one.step(), total ? Truth.TOTAL : one.name()));
    String where = month + " " + one.function() + " " + one.step() + " " + one.name();
    Integer count = one.count();
    if (count != null && count != is) {
      wrong.add("WRONG FIGURE: " + where + " is told as " + count + ", and is " + is);
    }
    if (count != null && !total && is < THRESHOLD) {
      wrong.add("SMALL FIGURE SHOWN: " + where);
    }
    if (one.hidden().equals("FEWER") && is >= THRESHOLD) {
      wrong.add("WRONG FIGURE: " + where + " is told as fewer, and is " + is);
    }
  }
}
