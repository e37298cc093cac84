package se.sluss.hub.server.follow;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import se.sluss.hub.server.state.FigureStore;
import se.sluss.hub.server.state.FigureStore.Figure;
import se.sluss.hub.server.state.FigureStore.Took;

/** Who sees which of the released figures. Nothing is worked out here: rows are shown or not. */
@Service
public class Figures {
  private final FigureStore figures;
  private final FollowSettings settings;

  /** What was released. */
  public Figures(FigureStore figures, FollowSettings settings) {
    this.figures = figures;
    this.settings = settings;
  }

  /** Whose eyes. */
  public sealed interface Eyes {
    /** Länsstyrelsen and Socialstyrelsen: all that is released. */
    record Region() implements Eyes {}

    /**
     * A unit's own people.
     *
     * @param units the ids of theirs
     */
    record Own(Set<String> units) implements Eyes {
      /** Copies. */
      public Own {
        units = Set.copyOf(units);
      }
    }
  }

  /**
   * A closed month.
   *
   * @param threshold it was released with
   * @param figures all, or a unit's own: the same rows
   * @param times of the region alone
   * @param pilot of the region alone
   */
  public record Month(int threshold, List<Figure> figures, List<Took> times, List<Took> pilot) {}

  /** The months that are closed, the last first. */
  public List<YearMonth> months() {
    return figures.months();
  }

  /**
   * What these eyes see of a month; empty alike when it is not closed and when nothing is theirs.
   */
  public Optional<Month> month(YearMonth month, Eyes eyes) {
    Optional<Integer> threshold = figures.threshold(month);
    if (threshold.isEmpty()) {
      return Optional.empty();
    }
    List<Figure> all = figures.figures(month);
    return switch (eyes) {
      case Eyes.Region() ->
          Optional.of(new Month(threshold.get(), all, figures.times(month), pilot()));
      case Eyes.Own(Set<String> units) -> {
        List<Figure> own =
            all.stream()
                .filter(one -> one.breakdown().equals(By.UNIT.name()) && units.contains(one.name()))
                .toList();
        yield own.isEmpty()
            ? Optional.empty()
            : Optional.of(new Month(threshold.get(), own, List.of(), List.of()));
      }
    };
  }

  private List<Took> pilot() {
    @Nullable LocalDate begins = settings.pilotBegins();
    return begins == null ? List.of() : figures.pilot(begins);
  }
}
