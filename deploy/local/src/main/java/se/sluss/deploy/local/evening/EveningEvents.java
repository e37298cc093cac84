package se.sluss.deploy.local.evening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.IgorEvent.Stage;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.event.Person;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.deploy.local.evening.Expected.Track;

/**
 * The forty events: twelve who wish contact, nine with a child suspected harmed or at risk, four of
 * them also among the twelve, and twenty-three that send nothing; then one plain notification to
 * each place. Names are of no one; numbers are from the series reserved for fiction.
 */
public final class EveningEvents {
  /**
   * Names, an address, a personal number, telephone numbers and free text of the evening, in the
   * spellings that a program may give them: never to be found outside the places where they are
   * shown.
   */
  public static final List<String> CANARIES =
      List.of(
          "Kanariefors",
          "Sparvlund",
          "Gulfjädervägen",
          "189001019802",
          "18900101-9802",
          "070-174 06",
          "07017406",
          "+467017406",
          "när grannen ringde");

  private static final String CLOSED = "0180-farsta.authority-violence-2025";
  private final List<Place> places;
  private final List<Expected> events = new ArrayList<>();

  private EveningEvents(List<Place> places) {
    this.places = places;
  }

  /** Everything that is played, in order. */
  static List<Expected> of(List<Place> places) {
    EveningEvents evening = new EveningEvents(places);
    evening.wishes();
    evening.concerns();
    evening.silent();
    evening.everyPlace();
    return List.copyOf(evening.events);
  }

  private void wishes() {
    add(wish(1, Stage.REPORTED, place(0), 41, false), reaches(place(0)), AnswerCode.TAKEN_OVER);
    add(wish(2, Stage.APPREHENDED, place(5), 33, false), reaches(place(5)), AnswerCode.WRONG_UNIT);
    events.add(
        new Expected(
            wish(3, Stage.RELEASED, place(10), 52, true),
            reaches(place(10)),
            null,
            true,
            false,
            List.of(AnswerCode.TAKEN_OVER)));
    add(
        wish(4, Stage.ARRESTED, place(15), 27, false),
        reaches(place(15)),
        AnswerCode.NEEDS_INFORMATION);
    IgorEvent closed = wish(5, Stage.DETAINED, find("farsta"), 38, false);
    add(
        toUnit(closed, UnitId.of(CLOSED)),
        new Track.ReachesSuccessor(unit(find("farsta"), "authority-violence")),
        AnswerCode.TAKEN_OVER);
    add(wish(6, Stage.REPORTED, place(20), 19, false), reaches(place(20)), AnswerCode.NOT_REACHED);
    add(
        wish(7, Stage.RELEASED, place(25), 45, false),
        reaches(place(25)),
        AnswerCode.TAKEN_OVER,
        AnswerCode.BOOKED);
    IgorEvent nowhere =
        wish(8, Stage.REPORTED, new Place("0180", "Stockholm", null, null), 30, false);
    add(nowhere, new Track.AskedBack("SL-2006"));
    for (int n = 9; n <= 12; n++) {
      Place his = place(n);
      Place childs = place(n + 12);
      IgorEvent both = with(wish(n, Stage.ARRESTED, his, 36, false), concern(n, childs, false));
      events.add(
          new Expected(
              both,
              reaches(his),
              new Track.Reaches(unit(childs, "child-and-family")),
              false,
              false,
              List.of(AnswerCode.TAKEN_OVER)));
    }
  }

  private void concerns() {
    for (int n = 13; n <= 16; n++) {
      boolean motherProtected = n <= 14;
      Place childs = place(n + 16);
      events.add(
          new Expected(
              with(silent(n, Wish.NO), concern(n, childs, motherProtected)),
              new Track.Nothing(),
              new Track.Reaches(unit(childs, "child-and-family")),
              false,
              motherProtected,
              List.of()));
    }
    Place outside = new Place("1480", "Göteborg", null, null);
    events.add(
        new Expected(
            with(silent(17, Wish.NOT_ASKED), concern(17, outside, false)),
            new Track.Nothing(),
            new Track.CallNow(),
            false,
            false,
            List.of()));
  }

  private void silent() {
    for (int n = 18; n <= 40; n++) {
      add(silent(n, n % 3 == 0 ? Wish.NOT_ASKED : Wish.NO), new Track.Nothing());
    }
  }

  private void everyPlace() {
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      IgorEvent plain = wish(101 + i, Stage.REPORTED, place, 40, false);
      add(plain, reaches(place), AnswerCode.TAKEN_OVER);
    }
  }

  private void add(IgorEvent event, Track person, AnswerCode... answers) {
    events.add(new Expected(event, person, null, false, false, List.of(answers)));
  }

  private Place place(int n) {
    return places.get(n % places.size());
  }

  private Place find(String district) {
    return places.stream().filter(p -> district.equals(p.district())).findFirst().orElseThrow();
  }

  private static Track reaches(Place place) {
    return new Track.Reaches(unit(place, "authority-violence"));
  }

  /** By the rule of naming alone; the directory is not asked. */
  private static UnitId unit(Place place, String function) {
    String district = place.district() == null ? "" : "-" + place.district();
    return UnitId.of(place.municipality() + district + "." + function);
  }

  private static String eventId(int n) {
    return String.format(Locale.ROOT, "EVENING-%04d", n);
  }

  private static IgorEvent wish(int n, Stage stage, Place place, int age, boolean isProtected) {
    Person person =
        new Person(
            "Prov Kanariefors",
            n == 1 ? "189001019802" : null,
            age,
            "070-174 06 " + (10 + n % 80),
            true,
            n % 4 == 0 ? "ar" : "sv",
            n % 4 == 0 ? new Person.Interpreter("ar", null, null, true) : null,
            isProtected);
    return event(
        n, stage, place, person, Wish.YES, new TreeSet<>(List.of("CHECK-18-1", "BDL-2-22")));
  }

  private static IgorEvent silent(int n, Wish wish) {
    return event(n, Stage.REPORTED, null, null, wish, new TreeSet<>());
  }

  private static IgorEvent event(
      int n,
      Stage stage,
      @Nullable Place place,
      @Nullable Person person,
      Wish wish,
      SortedSet<String> ticks) {
    return new IgorEvent(
        eventId(n),
        OfficerId.of("p-" + (100 + n % 7)),
        stage,
        place == null ? null : place.municipality(),
        place == null ? null : place.district(),
        person,
        wish,
        wish == Wish.NOT_ASKED
            ? new TreeSet<>()
            : new TreeSet<>(List.of(IgorEvent.Present.OFFICER_ONLY)),
        IgorEvent.AskedAlone.YES,
        wish != Wish.NOT_ASKED,
        false,
        null,
        ticks,
        null,
        wish == Wish.NO ? LocalDate.of(2026, 6, 1) : null,
        null);
  }

  private static Concern concern(int n, Place residence, boolean motherProtected) {
    return new Concern(
        new Concern.Child("Lilla Kanariefors", null, 4 + n % 9, "sv", motherProtected),
        residence.municipality(),
        residence.district(),
        List.of(
            new Concern.Member("Mor Sparvlund", ConcernReport.Relation.PARENT, motherProtected),
            new Concern.Member("Far Kanariefors", ConcernReport.Relation.PARENT, false)),
        "Barnet var hemma på Gulfjädervägen 7 när grannen ringde, och hade gömt sig.",
        false,
        "070-174 06 98");
  }

  private static IgorEvent with(IgorEvent e, Concern concern) {
    return new IgorEvent(
        e.eventId(),
        e.officer(),
        e.stage(),
        e.municipality(),
        e.district(),
        e.person(),
        e.wish(),
        e.presentWhenAsked(),
        e.askedAlone(),
        e.toldThatNoChangesNothing(),
        true,
        concern,
        e.ticks(),
        e.weighing(),
        e.askAgainOn(),
        e.recipientUnit());
  }

  private static IgorEvent toUnit(IgorEvent e, UnitId unit) {
    return new IgorEvent(
        e.eventId(),
        e.officer(),
        e.stage(),
        e.municipality(),
        e.district(),
        e.person(),
        e.wish(),
        e.presentWhenAsked(),
        e.askedAlone(),
        e.toldThatNoChangesNothing(),
        e.childSuspected(),
        e.concern(),
        e.ticks(),
        e.weighing(),
        e.askAgainOn(),
        unit);
  }
}
