package se.sluss.adapters.kit.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Forewarned;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.notification.Result.Advice;
import se.sluss.adapters.kit.sealing.Claim;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;

/**
 * Step 1: what goes, about whom, and on what ground? Without a yes or a responsible officer's
 * weighing nothing about him goes. "Asked alone" and "who was present" end here.
 */
public final class ChooseTracks {
  static final TypeVersion WISH = TypeVersion.of("igor-wish/1");
  static final TypeVersion CONCERN = TypeVersion.of("concern-report/1");

  /** The police demand nothing of how it is kept. */
  private static final SortedSet<String> NOTHING_DEMANDED = Collections.emptySortedSet();

  private static final String PROTECTED = "PROTECTED_REGISTRATION";
  private static final int ADULT = 18;
  private static final int NO_LONGER_YOUNG = 21;

  private final MessageType wish;
  private final MessageType concern;
  private final Handling handling;
  private final Duration consentLasts;
  private final Clock clock;
  private final ChooseDispatch dispatches;

  ChooseTracks(MessageTypes types, Handling handling, Duration consentLasts, Clock clock) {
    this.handling = handling;
    this.wish = required(types, WISH);
    this.concern = required(types, CONCERN);
    this.consentLasts = consentLasts;
    this.clock = clock;
    this.dispatches = new ChooseDispatch(types, handling, consentLasts, clock);
  }

  private static MessageType required(MessageTypes types, TypeVersion name) {
    MessageType type = types.type(name);
    if (type == null) {
      throw new IllegalStateException("config/types has no " + name);
    }
    return type;
  }

  /** Chooses the lane of each track that has no outcome from before. */
  public Passage choose(Incoming incoming) {
    Result person = incoming.person();
    Result beside = incoming.beside();
    return new Passage(
        incoming.event(),
        incoming.sender(),
        person == null ? person(incoming.event()) : new Lane.Before(person),
        beside == null ? beside(incoming.event()) : new Lane.Before(beside));
  }

  private Lane person(Submitted event) {
    return switch (event) {
      case IgorEvent igor -> person(igor);
      case Dispatch dispatch -> dispatches.choose(dispatch, "");
      case Forewarned both -> dispatches.choose(both.notice(), "");
      case Onward onward -> dispatches.choose(onward.dispatch(), "");
    };
  }

  private @Nullable Lane beside(Submitted event) {
    return switch (event) {
      case IgorEvent igor -> child(igor);
      case Dispatch _, Onward _ -> null;
      case Forewarned both -> dispatches.choose(both.warning(), Forewarned.VICTIMS_SIDE);
    };
  }

  private Lane person(IgorEvent event) {
    Person person = event.person();
    LocalDate today = LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
    Integer age = person == null ? null : Ages.of(person, today);
    boolean minor = age != null && age < ADULT;
    if (person == null || !event.somethingGoes()) {
      return new Lane.Ended(new Result.NothingSent(instead(event, minor)));
    }
    if (age == null || minor) {
      return new Lane.Ended(
          new Result.Refused(
              new Fault(age == null ? SlCode.MISSING_FIELD : SlCode.TOO_YOUNG, "/person/ageYears"),
              List.of(Advice.NOTIFY_SUSPECT_UNDER_18, Advice.REPORT_CONCERN_INSTEAD),
              null));
    }
    GroundKind kind = event.wish() == Wish.YES ? GroundKind.CONSENT : GroundKind.WEIGHING;
    GroundRule rule = wish.grounds().get(kind);
    if (rule == null || rule.purpose() == null) {
      return refused(SlCode.NOT_ATTESTED, "/wish");
    }
    Weighing weighing = event.weighing();
    SortedSet<String> attested = new TreeSet<>(event.ticks());
    if (weighing != null) {
      attested.addAll(weighing.criteria());
    }
    if (!attested.containsAll(rule.ticks())) {
      return refused(SlCode.NOT_ATTESTED, weighing == null ? "/ticks" : "/weighing/criteria");
    }
    if (!attested.containsAll(rule.flags())) {
      return refused(SlCode.NOT_ATTESTED, "/weighing/criteria");
    }
    SortedSet<String> flags = new TreeSet<>(rule.flags());
    boolean young = age < NO_LONGER_YOUNG;
    if (young) {
      flags.add("AGE_" + age);
    }
    if (person.protectedIdentity()) {
      flags.add(PROTECTED);
    }
    return new Lane.Chosen(
        wish,
        rule.purpose(),
        young ? "PERPETRATOR_YOUNG" : "PERPETRATOR_ADULT",
        flags,
        urgency(event),
        claim(event, person, rule, weighing, attested),
        NOTHING_DEMANDED,
        new Where(event.municipality(), event.district(), event.recipientUnit(), ""),
        null);
  }

  /** The concern report: a duty, for which no consent is asked. Null when there is none. */
  private @Nullable Lane child(IgorEvent event) {
    Concern report = event.concern();
    if (report == null) {
      return null;
    }
    GroundRule rule = concern.grounds().get(GroundKind.DUTY);
    if (rule == null || rule.purpose() == null) {
      throw new IllegalStateException("config/types: " + CONCERN + " is no duty");
    }
    // That a child is suspected harmed or at risk is the officer's finding, and the duty's flag.
    SortedSet<String> flags = new TreeSet<>(rule.flags());
    if (report.anyoneProtected()) {
      flags.add(PROTECTED);
    }
    return new Lane.Chosen(
        concern,
        rule.purpose(),
        "CHILD",
        flags,
        Urgency.URGENT,
        new Claim.Duty(
            new Attestation(
                event.officer(), AttesterRole.OFFICER, now(), new TreeSet<>(rule.ticks()))),
        NOTHING_DEMANDED,
        new Where(report.municipality(), report.district(), null, "/concern"),
        null);
  }

  private Urgency urgency(IgorEvent event) {
    return wish.urgentWhen().contains(event.stage().name()) ? Urgency.URGENT : wish.urgency();
  }

  private Claim claim(
      IgorEvent event,
      Person person,
      GroundRule rule,
      @Nullable Weighing weighing,
      SortedSet<String> attested) {
    // Only what can be demanded travels; whatever else was ticked stays with the police.
    SortedSet<String> ticks = new TreeSet<>(attested);
    ticks.removeIf(tick -> !rule.ticks().contains(tick) && !handling.knowsTick(tick));
    if (weighing != null) {
      return new Claim.Weighed(
          event.wish() == Wish.NO,
          new Attestation(
              weighing.officer(), AttesterRole.RESPONSIBLE_OFFICER, weighing.at(), ticks));
    }
    SortedSet<String> purposes = new TreeSet<>(List.of(String.valueOf(rule.purpose())));
    SortedSet<String> categories = new TreeSet<>();
    for (StepRule step : wish.steps().values()) {
      String purpose = step.purpose();
      if (step.told() && step.aboutPerson() && purpose != null) {
        purposes.add(purpose);
        categories.addAll(step.categories());
      }
    }
    return new Claim.Yes(
        person.interpreter() == null
            ? ConsentRecord.How.SPOKEN
            : ConsentRecord.How.THROUGH_INTERPRETER,
        event.stage().custody() && wish.custodyConsentProvisional(),
        purposes,
        categories,
        consentLasts,
        null,
        new Attestation(event.officer(), AttesterRole.OFFICER, now(), ticks));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static List<Advice> instead(IgorEvent event, boolean minor) {
    List<Advice> advice = new ArrayList<>();
    if (minor) {
      advice.add(Advice.NOTIFY_SUSPECT_UNDER_18);
      advice.add(Advice.REPORT_CONCERN_INSTEAD);
    }
    advice.add(Advice.HAND_OVER_INFORMATION);
    advice.add(Advice.GIVE_HELPLINE_NUMBER);
    advice.add(event.askAgainOn() == null ? Advice.ASK_AGAIN_LATER : Advice.ASK_AGAIN_ON_DAY_KEPT);
    if (!minor && event.wish() == Wish.NO) {
      advice.add(Advice.WEIGHING_BY_RESPONSIBLE_OFFICER);
    }
    return advice;
  }

  private static Lane refused(SlCode code, String field) {
    return new Lane.Ended(new Result.Refused(new Fault(code, field), List.of(), null));
  }
}
