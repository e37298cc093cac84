package se.sluss.deploy.local.county;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.sluss.contracts.referral.Reason;
import se.sluss.deploy.local.county.Act.Doing;

/** What the released figures must say, counted from the stories by hand. */
final class Truth {
  /** A cell of a month. */
  record Cell(YearMonth month, String function, String step, String name) {}

  /** The name of the cell that holds all of a function's units. */
  static final String TOTAL = "";

  private final Map<Cell, Integer> counts = new HashMap<>();

  private Truth() {}

  static Truth of(List<Story> stories) {
    Truth truth = new Truth();
    stories.forEach(truth::count);
    return truth;
  }

  /** Nought where nothing happened. */
  int count(Cell cell) {
    return counts.getOrDefault(cell, 0);
  }

  /**
   * Whether nothing had come to anybody by then: months are closed from the first that has some.
   */
  boolean isBeforeAll(YearMonth month) {
    return counts.keySet().stream().allMatch(cell -> cell.month().isAfter(month));
  }

  /** Of the whole year. */
  int year(String function, String step) {
    return counts.entrySet().stream()
        .filter(one -> one.getKey().function().equals(function))
        .filter(one -> one.getKey().step().equals(step) && one.getKey().name().equals(TOTAL))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private void count(Story story) {
    Map<Track, Set<String>> done = new EnumMap<>(Track.class);
    for (Act act : story.acts()) {
      switch (act.doing()) {
        case Doing.Ask() -> {
          first(story, done, Track.WISH, "RECEIVED", act.at());
          first(story, done, Track.CONCERN, "RECEIVED", act.at());
        }
        case Doing.Notify() -> first(story, done, Track.NOTICE, "RECEIVED", act.at());
        case Doing.Step step -> {
          if (step.taken()) {
            step(story, done, step, act.at());
          }
        }
        case Doing.Withdraw(), Doing.RunOut() -> first(story, done, Track.WISH, "BROKE", act.at());
        case Doing.TakeUp(Track _), Doing.Agree(), Doing.Weigh() -> {}
      }
    }
  }

  private void step(Story story, Map<Track, Set<String>> done, Doing.Step step, Instant at) {
    Track track = step.track();
    switch (step.step()) {
      case TAKE_OVER -> first(story, done, track, "TAKEN_OVER", at);
      case SCHEDULE -> first(story, done, track, "CONTACT", at);
      case INTERIM -> {
        first(story, done, track, "CONTACT", at);
        first(story, done, track, "STARTED", at);
      }
      default -> {
        if (step.step().closes()) {
          boolean planned = step.reason() == Reason.ENDED_AS_PLANNED;
          first(story, done, track, planned ? "COMPLETED" : "BROKE", at);
        }
      }
    }
  }

  private void first(
      Story story, Map<Track, Set<String>> done, Track track, String step, Instant at) {
    Story.Fate fate = story.fates().get(track);
    if (fate == null || !done.computeIfAbsent(track, _ -> new java.util.HashSet<>()).add(step)) {
      return;
    }
    YearMonth month = YearMonth.from(at.atZone(Telling.SWEDEN));
    String function = track.function();
    counts.merge(new Cell(month, function, step, TOTAL), 1, Integer::sum);
    counts.merge(new Cell(month, function, step, fate.unit().value()), 1, Integer::sum);
  }
}
