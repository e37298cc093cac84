package se.sluss.adapters.kit.event;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.contracts.part.PersonalNumber;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.StepRecord;

/**
 * Whether an event says all it must and nothing it cannot. Faults name fields of the JSON as it is
 * sent; the same names serve a form. Where a person lives is asked of the directory later.
 */
public final class EventCheck {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_NARRATIVE = 8000;
  private static final int LONGEST_HOUSEHOLD = 12;
  private static final int OLDEST = 120;
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);
  private static final Pattern EVENT_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 -]{4,17}[0-9]");
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'\u2019-]*");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_-]{1,40}");

  private final Clock clock;

  /**
   * @param clock what day it is
   */
  public EventCheck(Clock clock) {
    this.clock = clock;
  }

  /** Everything that is wrong, in the order of the fields; empty when nothing is. */
  public List<Fault> check(IgorEvent event) {
    Faults faults = new Faults();
    faults.unless(EVENT_ID.matcher(event.eventId()).matches(), SlCode.WRONG_VALUE, "/eventId");
    place(faults, event.municipality(), event.district(), "");
    Person person = event.person();
    if (person != null) {
      person(faults, person, event.somethingGoes());
    } else {
      faults.unless(!event.somethingGoes(), SlCode.MISSING_FIELD, "/person");
    }
    asked(faults, event);
    concern(faults, event);
    for (String tick : event.ticks()) {
      faults.unless(CODE.matcher(tick).matches(), SlCode.WRONG_VALUE, "/ticks");
    }
    Weighing weighing = event.weighing();
    if (weighing != null) {
      faults.unless(event.wish() != Wish.YES, SlCode.WRONG_VALUE, "/weighing");
      weighing(faults, weighing);
    }
    LocalDate again = event.askAgainOn();
    faults.unless(again == null || event.wish() != Wish.YES, SlCode.WRONG_VALUE, "/askAgainOn");
    faults.unless(again == null || !again.isBefore(today()), SlCode.WRONG_VALUE, "/askAgainOn");
    return faults.found;
  }

  /**
   * Everything that is wrong with what an adapter has written itself, but its content, which its
   * schema checks.
   *
   * @param at JSON pointer of what holds its place
   */
  public List<Fault> check(Dispatch dispatch, String at) {
    Faults faults = new Faults();
    faults.unless(EVENT_ID.matcher(dispatch.eventId()).matches(), SlCode.WRONG_VALUE, "/eventId");
    String of = dispatch.ofEvent();
    faults.unless(of == null || EVENT_ID.matcher(of).matches(), SlCode.WRONG_VALUE, "/ofEvent");
    place(faults, dispatch.municipality(), dispatch.district(), at);
    if (dispatch.ground() instanceof Dispatch.Weighed weighed) {
      weighing(faults, weighed.weighing());
    }
    return faults.found;
  }

  /** The same for what carries on another's event, and whether somebody answers for safety. */
  public List<Fault> check(Onward onward) {
    Faults faults = new Faults();
    faults.found.addAll(check(onward.dispatch(), ""));
    faults.unless(
        StepRecord.answersForSafety(onward.safety()), SlCode.SAFETY_NOT_ASSESSED, "/safety");
    faults.unless(
        !onward.safety().at().isAfter(clock.instant().plus(CLOCK_SKEW)),
        SlCode.FUTURE_DATE,
        "/safety/at");
    return faults.found;
  }

  /** What day it is in Sweden, where the law's days are counted. */
  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
  }

  private void asked(Faults faults, IgorEvent event) {
    boolean asked = event.wish() != Wish.NOT_ASKED;
    faults.unless(
        !asked || !event.presentWhenAsked().isEmpty(), SlCode.MISSING_FIELD, "/presentWhenAsked");
    faults.unless(
        !asked || event.toldThatNoChangesNothing(),
        SlCode.NOT_ATTESTED,
        "/toldThatNoChangesNothing");
    faults.unless(
        !event.somethingGoes() || event.municipality() != null || event.recipientUnit() != null,
        SlCode.MISSING_FIELD,
        "/municipality");
  }

  private void person(Faults faults, Person person, boolean goes) {
    name(faults, person.name(), "/person/name");
    String number = person.personalNumber();
    Integer age = person.ageYears();
    if (number != null) {
      faults.unless(
          PersonalNumber.isValid(number, today()),
          SlCode.PERSONAL_NUMBER,
          "/person/personalNumber");
    } else {
      faults.unless(age != null, SlCode.MISSING_FIELD, "/person/ageYears");
    }
    faults.unless(
        age == null || (age >= 0 && age <= OLDEST), SlCode.WRONG_VALUE, "/person/ageYears");
    String telephone = person.telephone();
    faults.unless(!goes || telephone != null, SlCode.MISSING_FIELD, "/person/telephone");
    telephone(faults, telephone, "/person/telephone");
    language(faults, person.language(), "/person/language");
    Person.Interpreter interpreter = person.interpreter();
    if (interpreter != null) {
      language(faults, interpreter.language(), "/person/interpreter/language");
      String dialect = interpreter.dialect();
      faults.unless(
          dialect == null || bounded(dialect, 40),
          SlCode.WRONG_VALUE,
          "/person/interpreter/dialect");
    }
  }

  private void concern(Faults faults, IgorEvent event) {
    Concern concern = event.concern();
    if (!event.childSuspected()) {
      faults.unless(concern == null, SlCode.WRONG_VALUE, "/concern");
      return;
    }
    if (concern == null) {
      faults.add(SlCode.MISSING_FIELD, "/concern");
      return;
    }
    Concern.Child child = concern.child();
    name(faults, child.name(), "/concern/child/name");
    String number = child.personalNumber();
    faults.unless(
        number == null || PersonalNumber.isValid(number, today()),
        SlCode.PERSONAL_NUMBER,
        "/concern/child/personalNumber");
    Integer age = child.ageYears();
    faults.unless(
        age == null || (age >= 0 && age < 18), SlCode.WRONG_VALUE, "/concern/child/ageYears");
    String language = child.language();
    if (language != null) {
      language(faults, language, "/concern/child/language");
    }
    place(faults, concern.municipality(), concern.district(), "/concern");
    faults.unless(
        concern.household().size() <= LONGEST_HOUSEHOLD, SlCode.OVERSIZE, "/concern/household");
    for (int i = 0; i < concern.household().size(); i++) {
      name(faults, concern.household().get(i).name(), "/concern/household/" + i + "/name");
    }
    faults.unless(
        concern.narrative().length() <= LONGEST_NARRATIVE, SlCode.OVERSIZE, "/concern/narrative");
    faults.unless(!concern.narrative().isBlank(), SlCode.MISSING_FIELD, "/concern/narrative");
    telephone(faults, concern.stationTelephone(), "/concern/stationTelephone");
  }

  private void weighing(Faults faults, Weighing weighing) {
    faults.unless(
        !weighing.at().isAfter(clock.instant().plus(CLOCK_SKEW)),
        SlCode.FUTURE_DATE,
        "/weighing/at");
    for (String criterion : weighing.criteria()) {
      faults.unless(CODE.matcher(criterion).matches(), SlCode.WRONG_VALUE, "/weighing/criteria");
    }
  }

  private static void place(
      Faults faults, @Nullable String municipality, @Nullable String district, String at) {
    faults.unless(
        municipality == null || bounded(municipality, 60),
        SlCode.WRONG_VALUE,
        at + "/municipality");
    faults.unless(district == null || bounded(district, 60), SlCode.WRONG_VALUE, at + "/district");
  }

  private static void name(Faults faults, String name, String at) {
    faults.unless(!name.isBlank(), SlCode.MISSING_FIELD, at);
    faults.unless(name.length() <= LONGEST_NAME, SlCode.OVERSIZE, at);
    faults.unless(name.isBlank() || NAME.matcher(name).matches(), SlCode.WRONG_VALUE, at);
  }

  private static void telephone(Faults faults, @Nullable String telephone, String at) {
    faults.unless(
        telephone == null || TELEPHONE.matcher(telephone).matches(), SlCode.WRONG_VALUE, at);
  }

  private static void language(Faults faults, String tag, String at) {
    faults.unless(tag.length() <= 20 && LANGUAGE.matcher(tag).matches(), SlCode.WRONG_VALUE, at);
  }

  private static boolean bounded(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Collects. */
  private static final class Faults {
    private final List<Fault> found = new ArrayList<>();

    void unless(boolean fine, SlCode code, String field) {
      if (!fine) {
        add(code, field);
      }
    }

    void add(SlCode code, String field) {
      found.add(new Fault(code, field));
    }
  }
}
