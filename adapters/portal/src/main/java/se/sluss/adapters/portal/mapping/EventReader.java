package se.sluss.adapters.portal.mapping;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.problem.SlCode;

/**
 * Reads a typed form into the police event. Says only what cannot be an event at all; whether the
 * event holds is for the kit's own check, the same for every door.
 */
public final class EventReader {
  private final Clock clock;

  /** A reader whose weighings are dated by this clock. */
  public EventReader(Clock clock) {
    this.clock = clock;
  }

  /**
   * The event, or every fault that kept it from being one.
   *
   * @param event absent when there is a fault
   * @param faults by JSON pointer into the event
   */
  public record Read(@Nullable IgorEvent event, List<Fault> faults) {
    /** Copies the list. */
    public Read {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Reads the form as this officer's.
   *
   * @param typed the form
   * @param viewer who typed it; only a responsible officer's weighing is read
   */
  public Read read(Typed typed, Viewer viewer) {
    Form form = new Form(typed);
    IgorEvent.@Nullable Stage stage = form.code("stage", "/stage", IgorEvent.Stage.class);
    IgorEvent.@Nullable Wish wish = form.code("wish", "/wish", IgorEvent.Wish.class);
    IgorEvent.@Nullable AskedAlone alone =
        form.code("alone", "/askedAlone", IgorEvent.AskedAlone.class);
    @Nullable Boolean child = form.yesNo("childRisk", "/childSuspected");
    boolean weigh = viewer.responsible() && typed.ticked("weigh") && wish != IgorEvent.Wish.YES;
    // Where nothing about him is to go, nothing about him is read.
    boolean goes = wish == IgorEvent.Wish.YES || weigh;
    @Nullable Person person = goes ? person(form) : null;
    @Nullable Concern concern = child != null && child ? concern(form) : null;
    SortedSet<IgorEvent.Present> present = form.codes("present", IgorEvent.Present.class);
    @Nullable LocalDate askAgain =
        wish == IgorEvent.Wish.YES ? null : form.date("askAgain", "/askAgainOn");
    if (goes) {
      form.attested("check181", "/ticks/CHECK-18-1");
      form.attested("bdl222", "/ticks/BDL-2-22");
    }
    if (stage == null || wish == null || alone == null || child == null || form.faulty()) {
      return new Read(null, form.faults);
    }
    IgorEvent event =
        new IgorEvent(
            typed.one("submission"),
            viewer.officer(),
            stage,
            goes ? form.text("place.municipality") : null,
            goes ? form.text("place.district") : null,
            person,
            wish,
            present,
            alone,
            typed.ticked("told"),
            child,
            concern,
            ticks(typed),
            weigh ? weighing(typed, viewer) : null,
            askAgain,
            null);
    return new Read(event, List.of());
  }

  private Weighing weighing(Typed typed, Viewer viewer) {
    return new Weighing(viewer.officer(), clock.instant(), new TreeSet<>(typed.all("weighed")));
  }

  private static SortedSet<String> ticks(Typed typed) {
    SortedSet<String> ticks = new TreeSet<>();
    if (typed.ticked("check181")) {
      ticks.add("CHECK-18-1");
    }
    if (typed.ticked("bdl222")) {
      ticks.add("BDL-2-22");
    }
    return ticks;
  }

  private static Person person(Form form) {
    @Nullable Boolean protectedIdentity =
        form.yesNo("person.protectedIdentity", "/person/protectedIdentity");
    return new Person(
        form.typed.one("person.name"),
        form.digits("person.personalNumber"),
        form.number("person.age", "/person/ageYears"),
        form.text("person.telephone"),
        form.maybe("person.telephoneSafe"),
        form.typed.one("person.language"),
        interpreter(form),
        protectedIdentity != null && protectedIdentity);
  }

  private static Person.@Nullable Interpreter interpreter(Form form) {
    String language = form.typed.one("interpreter.language");
    if (language.isEmpty()) {
      return null;
    }
    String sex = form.typed.one("interpreter.sex");
    return new Person.Interpreter(
        language,
        form.text("interpreter.dialect"),
        sex.isEmpty()
            ? null
            : form.code("interpreter.sex", "/person/interpreter/sex", IgorWish.Sex.class),
        form.typed.ticked("interpreter.byTelephone"));
  }

  private static Concern concern(Form form) {
    @Nullable Boolean danger = form.yesNo("concern.danger", "/concern/immediateDanger");
    @Nullable Boolean protectedIdentity =
        form.yesNo("concern.protectedIdentity", "/concern/child/protectedIdentity");
    Concern.Child child =
        new Concern.Child(
            form.typed.one("concern.name"),
            form.digits("concern.personalNumber"),
            form.number("concern.age", "/concern/child/ageYears"),
            form.text("concern.language"),
            protectedIdentity != null && protectedIdentity);
    return new Concern(
        child,
        form.text("concern.municipality"),
        form.text("concern.district"),
        household(form),
        form.typed.one("concern.narrative"),
        danger != null && danger,
        form.typed.one("concern.station"));
  }

  private static List<Concern.Member> household(Form form) {
    List<Concern.Member> household = new ArrayList<>();
    for (int i = 0; i < form.typed.members(); i++) {
      String at = "household" + i + ".";
      boolean blank =
          form.typed.one(at + "name").isEmpty()
              && form.typed.one(at + "relation").isEmpty()
              && !form.typed.ticked(at + "protectedIdentity");
      if (blank) {
        continue;
      }
      ConcernReport.@Nullable Relation relation =
          form.code(
              at + "relation",
              "/concern/household/" + i + "/relation",
              ConcernReport.Relation.class);
      if (form.typed.one(at + "name").isEmpty()) {
        form.faults.add(new Fault(SlCode.MISSING_FIELD, "/concern/household/" + i + "/name"));
      }
      if (relation != null) {
        household.add(
            new Concern.Member(
                form.typed.one(at + "name"),
                relation,
                form.typed.ticked(at + "protectedIdentity")));
      }
    }
    return household;
  }
}
