package se.sluss.deploy.local.county;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import se.sluss.contracts.directory.Place;

/** Draws the stories of a year by lot: the same seed, scale and places give the same year. */
final class Stories {
  static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  /** By this day every story has ended: the units' certificates hold to the end of the year. */
  static final LocalDate LAST = LocalDate.of(2026, 12, 27);

  private static final int ADULT = 18;

  /** Whom the police ask in a year, at a place, at full scale. */
  private static final int FEWEST_ASKED = 16;

  private static final int MOST_ASKED = 56;

  /** Of this many asked, some say yes. */
  private static final int OF = 40;

  private static final int FEWEST_YES = 10;
  private static final int MOST_YES = 15;

  /** Of so many met, two are decided. */
  private static final int MET = 9;

  private static final int DECIDED = 2;

  /** Whole cases of a year at one place. */
  private static final int MOST_WHOLE = 5;

  /** Of those who say yes so many in a hundred are of one of the kinds that are not simple. */
  private static final int NOT_SIMPLE = 35;

  private final Random random;
  private final List<Place> places;
  private final List<Drawn> drawn = new ArrayList<>();

  private Stories(long seed, List<Place> places) {
    this.random = new Random(seed);
    this.places = List.copyOf(places);
  }

  private record Drawn(Kind kind, LocalDate day, Place place, int age, int lot) {}

  /**
   * A year.
   *
   * @param scale above 0 to 1
   * @param places of the county, one or more
   */
  static List<Story> of(long seed, double scale, List<Place> places) {
    Stories stories = new Stories(seed, places);
    return stories.draw(scale);
  }

  private List<Story> draw(double scale) {
    for (Kind kind : Kind.values()) {
      add(kind, places.get(random.nextInt(places.size())));
    }
    for (Place place : places) {
      draw(place, scale);
    }
    drawn.sort(Comparator.comparing(Drawn::day));
    List<Story> stories = new ArrayList<>();
    for (Drawn one : drawn) {
      stories.add(
          Telling.tell(
              stories.size() + 1, one.kind(), one.day(), one.place(), one.age(), one.lot()));
    }
    return List.copyOf(stories);
  }

  private void draw(Place place, double scale) {
    double asked = scale * between(FEWEST_ASKED, MOST_ASKED);
    int whole = (int) asked;
    int ask = whole + (random.nextDouble() < asked - whole ? 1 : 0);
    int of40 = between(FEWEST_YES, MOST_YES);
    for (int i = 0; i < ask; i++) {
      if (random.nextInt(OF) >= of40) {
        add(Kind.SAID_NO, place);
      } else if (random.nextInt(100) < NOT_SIMPLE) {
        add(notSimple(), place);
      } else {
        boolean decided = random.nextInt(MET) < DECIDED && wholeCases(place) < MOST_WHOLE;
        add(decided ? Kind.DECIDED : Kind.MET, place);
      }
    }
  }

  private long wholeCases(Place place) {
    return drawn.stream()
        .filter(one -> one.kind() == Kind.DECIDED && one.place().equals(place))
        .count();
  }

  private Kind notSimple() {
    Kind[] kinds = Kind.values();
    int first = Kind.VICTIM_FIRST.ordinal();
    return kinds[first + random.nextInt(kinds.length - first)];
  }

  private void add(Kind kind, Place place) {
    int days = (int) (LAST.toEpochDay() - FIRST.toEpochDay()) - kind.days();
    int age = kind == Kind.UNDER_AGE ? between(15, ADULT - 1) : between(ADULT, 70);
    drawn.add(
        new Drawn(kind, FIRST.plusDays(random.nextInt(days + 1)), place, age, random.nextInt(3)));
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }
}
