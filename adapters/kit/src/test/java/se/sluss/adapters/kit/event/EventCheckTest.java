package se.sluss.adapters.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;

class EventCheckTest {
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");
  private final EventCheck check = new EventCheck(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aWholeEventHasNoFault() {
    assertThat(check.check(Events.wishAndConcern("event-0001"))).isEmpty();
  }

  @Test
  void aWrongCheckDigitIsNamedByItsFieldAlone() {
    assertThat(check.check(of(person("191212121213", null, Events.TELEPHONE))))
        .containsExactly(new Fault(SlCode.PERSONAL_NUMBER, "/person/personalNumber"));
  }

  @Test
  void aNumberOfSomebodyNotYetBornIsRefused() {
    // 20270101 0009: the check digit is right, the day is not.
    assertThat(check.check(of(person("202701010009", null, Events.TELEPHONE))))
        .extracting(Fault::code)
        .containsExactly(SlCode.PERSONAL_NUMBER);
  }

  @Test
  void whatGoesNeedsAnAgeAndATelephone() {
    assertThat(check.check(of(person(null, null, null))))
        .containsExactly(
            new Fault(SlCode.MISSING_FIELD, "/person/ageYears"),
            new Fault(SlCode.MISSING_FIELD, "/person/telephone"));
  }

  @Test
  void aSuspectedChildNeedsAReportAndNoChildHasNone() {
    IgorEvent with = Events.wishAndConcern("event-0001");
    IgorEvent contradicts = replaced(with, false, with.concern());
    assertThat(check.check(contradicts)).containsExactly(new Fault(SlCode.WRONG_VALUE, "/concern"));
    assertThat(check.check(replaced(with, true, null)))
        .containsExactly(new Fault(SlCode.MISSING_FIELD, "/concern"));
  }

  @Test
  void aYesCountsOnlyWhenHeWasToldThatANoChangesNothing() {
    IgorEvent event = Events.wish("event-0001");
    IgorEvent untold =
        new IgorEvent(
            event.eventId(),
            event.officer(),
            event.stage(),
            event.municipality(),
            event.district(),
            event.person(),
            event.wish(),
            event.presentWhenAsked(),
            event.askedAlone(),
            false,
            false,
            null,
            event.ticks(),
            null,
            null,
            null);
    assertThat(check.check(untold))
        .containsExactly(new Fault(SlCode.NOT_ATTESTED, "/toldThatNoChangesNothing"));
  }

  @Test
  void aWeighingOfTomorrowAndADayToAskOfYesterdayAreRefused() {
    Weighing weighing =
        new Weighing(
            OfficerId.of("p-1"), NOW.plusSeconds(86_400), new TreeSet<>(List.of("CRIME_NEED")));
    IgorEvent no = Events.event("event-0001", Events.person(false), Wish.NO, null);
    assertThat(check.check(Events.with(no, weighing, LocalDate.of(2026, 5, 3), null)))
        .containsExactly(
            new Fault(SlCode.FUTURE_DATE, "/weighing/at"),
            new Fault(SlCode.WRONG_VALUE, "/askAgainOn"));
  }

  @Test
  void aNarrativeThatIsTooLongIsNamed() {
    Concern concern = Events.concern("0127", null, false);
    Concern longer =
        new Concern(
            concern.child(),
            concern.municipality(),
            null,
            concern.household(),
            "x".repeat(8001),
            false,
            concern.stationTelephone());
    assertThat(check.check(Events.concernOnly("event-0001", longer)))
        .containsExactly(new Fault(SlCode.OVERSIZE, "/concern/narrative"));
  }

  @Test
  void printingAnEventTellsNothingOfAnyone() {
    IgorEvent event = Events.wishAndConcern("event-0001");
    assertThat(event + " " + event.person() + " " + event.concern())
        .doesNotContain(Events.NAME, Events.NUMBER, Events.TELEPHONE, Events.CHILD)
        .doesNotContain(Events.NARRATIVE, "0127");
  }

  private static IgorEvent of(Person person) {
    return Events.event("event-0001", person, Wish.YES, null);
  }

  private static Person person(
      @Nullable String number, @Nullable Integer age, @Nullable String telephone) {
    return new Person(Events.NAME, number, age, telephone, true, "sv", null, false);
  }

  private static IgorEvent replaced(IgorEvent event, boolean suspected, @Nullable Concern concern) {
    return new IgorEvent(
        event.eventId(),
        event.officer(),
        event.stage(),
        event.municipality(),
        event.district(),
        event.person(),
        event.wish(),
        event.presentWhenAsked(),
        event.askedAlone(),
        event.toldThatNoChangesNothing(),
        suspected,
        concern,
        event.ticks(),
        null,
        null,
        null);
  }
}
