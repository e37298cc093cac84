package se.sluss.deploy.local.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.deploy.local.county.World.Figure;
import se.sluss.deploy.local.county.World.Held;
import se.sluss.deploy.local.county.World.Key;

/** A world that is as it must be has no violation; each wrong one has just the one it was given. */
class CheckTest {
  private static final Place PLACE = new Place("0114", "Upplands Väsby", null, null);
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final String UNIT = "0114.authority-violence";
  private static final Key WISH = new Key(1, Track.WISH);
  private static final Key NOTICE = new Key(1, Track.NOTICE);

  private final List<Story> stories = new ArrayList<>();
  private final Map<Key, Held> held = new HashMap<>();
  private final List<String> strangers = new ArrayList<>();
  private final Map<YearMonth, List<Figure>> figures = new HashMap<>();

  CheckTest() {
    stories.add(told(1, Kind.HOLD_OVERRUN));
    for (int n = 2; n <= 6; n++) {
      stories.add(told(n, Kind.COGNITIVE_DECLINE));
      held.put(new Key(n, Track.WISH), at(UNIT, ReferralState.DECLINED));
    }
    held.put(WISH, at(UNIT, ReferralState.COMPLETED, Sight.CONTACT_REFUSED));
    held.put(
        NOTICE,
        at(
            "0114.victim-support",
            ReferralState.COMPLETED,
            Sight.HOLD_REMINDED,
            Sight.HOLD_ESCALATED,
            Sight.TOLD_MISSED,
            Sight.TOLD_BROKEN_OFF));
    for (int month = 1; month <= 12; month++) {
      figures.put(YearMonth.of(2026, month), List.of(hidden("STARTED", UNIT)));
    }
    // Six wishes came in March, by the stories above.
    figures.put(MARCH, List.of(shown("RECEIVED", "TOTAL", "", 6), hidden("STARTED", UNIT)));
  }

  private static Story told(int number, Kind kind) {
    return Telling.tell(number, kind, LocalDate.of(2026, 3, 2), PLACE, 40, 0);
  }

  private static Held at(String unit, ReferralState state, Sight... sights) {
    return new Held(UnitId.of(unit), state, Set.of(sights));
  }

  private static Figure shown(String step, String breakdown, String name, int count) {
    return new Figure("authority-violence", step, breakdown, name, count, "");
  }

  private static Figure hidden(String step, String name) {
    return new Figure("authority-violence", step, "UNIT", name, null, "FEWER");
  }

  private List<String> violations() {
    return Check.violations(stories, new World(held, strangers, List.of(), figures));
  }

  @Test
  void aWorldThatIsAsItMustBeHasNone() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void aHoldThatNobodyWasToldOfIsFound() {
    held.put(
        NOTICE,
        at(
            "0114.victim-support",
            ReferralState.COMPLETED,
            Sight.HOLD_REMINDED,
            Sight.TOLD_MISSED,
            Sight.TOLD_BROKEN_OFF));

    assertThat(violations())
        .containsExactly("NOT SEEN: HOLD_OVERRUN story 1 NOTICE HOLD_ESCALATED");
  }

  @Test
  void contactBeforeClearanceIsFound() {
    held.put(WISH, at(UNIT, ReferralState.COMPLETED));

    assertThat(violations()).containsExactly("NOT SEEN: HOLD_OVERRUN story 1 WISH CONTACT_REFUSED");
  }

  @Test
  void aSafetyEventToTheWrongSideIsFound() {
    held.put(WISH, at(UNIT, ReferralState.COMPLETED, Sight.CONTACT_REFUSED, Sight.TOLD_MISSED));

    assertThat(violations()).containsExactly("MUST NOT BE: HOLD_OVERRUN story 1 WISH TOLD_MISSED");
  }

  @Test
  void aMessageThatReachedNobodyIsFound() {
    held.remove(new Key(2, Track.WISH));

    assertThat(violations())
        .containsExactly("LOST: COGNITIVE_DECLINE story 2 WISH did not reach " + UNIT);
  }

  @Test
  void aMessageWithTheWrongUnitIsFound() {
    held.put(new Key(2, Track.WISH), at("0115.authority-violence", ReferralState.DECLINED));

    assertThat(violations()).singleElement().asString().startsWith("WRONG RECIPIENT: ");
  }

  @Test
  void aReferralThatDidNotEndIsFound() {
    held.put(new Key(2, Track.WISH), at(UNIT, ReferralState.ACCEPTED));

    assertThat(violations())
        .containsExactly(
            "WRONG END: COGNITIVE_DECLINE story 2 WISH stands at ACCEPTED, not DECLINED");
  }

  @Test
  void whatNobodySentIsFound() {
    strangers.add("igor-wish/1 with " + UNIT);
    held.put(new Key(99, Track.NOTICE), at("0114.victim-support", ReferralState.RECEIVED));

    assertThat(violations())
        .containsExactly("STRANGER: igor-wish/1 with " + UNIT, "SENT UNASKED: story 99 NOTICE");
  }

  @Test
  void aFigureThatIsNotTheTruthIsFound() {
    figures.put(MARCH, List.of(shown("RECEIVED", "TOTAL", "", 7)));

    assertThat(violations())
        .containsExactly(
            "WRONG FIGURE: 2026-03 authority-violence RECEIVED  is told as 7, and is 6");
  }

  @Test
  void aSmallFigureThatIsShownIsFound() {
    figures.put(MARCH, List.of(shown("COMPLETED", "UNIT", UNIT, 0)));

    assertThat(violations())
        .containsExactly("SMALL FIGURE SHOWN: 2026-03 authority-violence COMPLETED " + UNIT);
  }

  @Test
  void aFigureThatIsHiddenAndNeedNotBeIsFound() {
    figures.put(MARCH, List.of(hidden("RECEIVED", UNIT)));

    assertThat(violations())
        .containsExactly(
            "WRONG FIGURE: 2026-03 authority-violence RECEIVED "
                + UNIT
                + " is told as fewer, and is 6");
  }

  @Test
  void aMonthBeforeAnythingCameNeedsNone() {
    figures.remove(MARCH.minusMonths(1));

    assertThat(violations()).isEmpty();
  }

  @Test
  void aMonthWithoutFiguresIsFound() {
    figures.remove(MARCH);

    assertThat(violations()).containsExactly("NO FIGURES: of 2026-03");
  }
}
