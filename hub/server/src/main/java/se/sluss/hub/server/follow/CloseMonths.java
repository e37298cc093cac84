package se.sluss.hub.server.follow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.wire.Bytes;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.server.state.FigureStore;
import se.sluss.hub.server.state.FigureStore.Figure;
import se.sluss.hub.server.state.FigureStore.Took;
import se.sluss.hub.server.way.Trail;

/**
 * Closes each month once, some time after its end: counts it, leaves out, and releases what is
 * left, in one transaction with a leaf that says so and has the hash of it. What comes later is
 * counted in no closed month.
 */
@Component
public class CloseMonths {
  private static final Logger LOG = LoggerFactory.getLogger(CloseMonths.class);

  private final FigureStore figures;
  private final Directory directory;
  private final FollowSettings settings;
  private final LeaveOut leaveOut;
  private final Trail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** What is counted, and how long after a month's end. */
  public CloseMonths(
      FigureStore figures,
      Directory directory,
      FollowSettings settings,
      Trail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.figures = figures;
    this.directory = directory;
    this.settings = settings;
    this.trail = trail;
    this.leaveOut = new LeaveOut(settings.threshold());
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Closes every month that is due, a transaction for each.
   *
   * @return how many
   */
  @Scheduled(
      initialDelayString = "${sluss.follow-up.close-every:1h}",
      fixedDelayString = "${sluss.follow-up.close-every:1h}")
  public int close() {
    int closed = 0;
    while (Boolean.TRUE.equals(transaction.execute(_ -> closeNext()))) {
      closed++;
    }
    return closed;
  }

  private boolean closeNext() {
    if (!figures.closesHere()) {
      return false;
    }
    Instant now = clock.instant();
    Optional<YearMonth> next =
        figures.months().stream()
            .findFirst()
            .map(month -> month.plusMonths(1))
            .or(
                () ->
                    figures
                        .oldest()
                        .map(oldest -> YearMonth.from(LocalDate.ofInstant(oldest, Way.SWEDEN))));
    if (next.isEmpty()
        || start(next.get().plusMonths(1)).plus(settings.closedAfter()).isAfter(now)) {
      return false;
    }
    release(next.get(), now);
    LOG.info("the figures of {} are released", next.get());
    return true;
  }

  private void release(YearMonth month, Instant now) {
    CountMonth counts = count(month);
    List<Figure> released = new ArrayList<>();
    List<Took> times = new ArrayList<>();
    for (UnitFunction function : CountMonth.counted()) {
      for (Step step : Step.values()) {
        Table table = leaveOut.from(counts.counts(function, step));
        released.add(figure(function, step, "TOTAL", "", table.total()));
        table
            .by()
            .forEach(
                (by, cells) ->
                    cells.forEach(
                        (name, cell) ->
                            released.add(figure(function, step, by.name(), name, cell))));
        if (table.total() instanceof Cell.Count) {
          times.addAll(times(counts, function, step));
        }
      }
    }
    figures.release(month, settings.threshold(), now, released, times);
    trail.write(
        LogDetail.of(LogEvent.FIGURES_RELEASED, now, OwnTrail.OPERATION, Actor.hub("follow-up"))
            .fact("month", month.toString())
            .fact("threshold", Integer.toString(settings.threshold()))
            .fact("sha256", hash(month)));
    @Nullable LocalDate begins = settings.pilotBegins();
    if (begins != null
        && month.equals(YearMonth.from(begins).plusMonths(settings.pilotMonths() - 1L))) {
      releasePilot(begins);
    }
  }

  /** Of the file of them that the whole region gets. */
  private String hash(YearMonth month) {
    String file = FollowFiles.figures(month.toString(), figures.figures(month));
    return Bytes.of(file.getBytes(StandardCharsets.UTF_8)).sha256();
  }

  /** Only beside a total that is shown: that there were many enough would else tell of it. */
  private List<Took> times(CountMonth counts, UnitFunction function, Step step) {
    List<Took> times = new ArrayList<>();
    for (Between between : Between.values()) {
      if (between.to() == step) {
        Days.quartiles(
                function.toString(),
                between.name(),
                counts.days(function, between),
                settings.threshold())
            .ifPresent(times::add);
      }
    }
    return times;
  }

  private void releasePilot(LocalDate begins) {
    YearMonth first = YearMonth.from(begins);
    int months = settings.pilotMonths();
    for (UnitFunction function : CountMonth.counted()) {
      pilot(function, "BEFORE", first.minusMonths(months))
          .ifPresent(took -> figures.releasePilot(begins, months, took));
      pilot(function, "AFTER", first).ifPresent(took -> figures.releasePilot(begins, months, took));
    }
  }

  private Optional<Took> pilot(UnitFunction function, String side, YearMonth from) {
    List<Long> days = new ArrayList<>();
    for (int i = 0; i < settings.pilotMonths(); i++) {
      YearMonth month = from.plusMonths(i);
      boolean shown =
          figures.figures(month).stream()
              .anyMatch(
                  one ->
                      one.function().equals(function.toString())
                          && one.step().equals(Step.CONTACT.name())
                          && one.breakdown().equals("TOTAL")
                          && one.count() != null);
      if (!shown) {
        return Optional.empty();
      }
      days.addAll(count(month).days(function, Between.RECEIVED_TO_CONTACT));
    }
    return Days.range(function.toString(), side, days, settings.threshold());
  }

  private CountMonth count(YearMonth month) {
    return new CountMonth(directory, month, figures.ways(start(month), start(month.plusMonths(1))));
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(Way.SWEDEN).toInstant();
  }

  private static Figure figure(
      UnitFunction function, Step step, String breakdown, String name, Cell cell) {
    return switch (cell) {
      case Cell.Count(int n) ->
          new Figure(function.toString(), step.name(), breakdown, name, n, null);
      case Cell.Fewer() ->
          new Figure(function.toString(), step.name(), breakdown, name, null, "FEWER");
      case Cell.LeftOut() ->
          new Figure(function.toString(), step.name(), breakdown, name, null, "LEFT_OUT");
    };
  }
}
