package se.sluss.hub.server.follow;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.referral.FollowUp;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.hub.server.state.FigureStore;

/**
 * How far a referral came, by days of the calendar in Sweden.
 *
 * @param days when each step was first taken
 * @param where the last step before it broke, or NOT_ARRIVED; null when it did not
 * @param why it broke, a code; null when it did not
 */
record Way(Map<Step, LocalDate> days, @Nullable String where, @Nullable String why) {
  static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** It broke before it was in any inbox. */
  static final String NOT_ARRIVED = "NOT_ARRIVED";

  private static final String NOT_SAID = Reason.NOT_SAID.name();

  Way {
    days = Collections.unmodifiableMap(new EnumMap<>(days));
  }

  static Way of(FigureStore.Way way) {
    Map<Step, LocalDate> days = new EnumMap<>(Step.class);
    if (way.arrived() != null) {
      days.put(Step.RECEIVED, LocalDate.ofInstant(way.arrived(), SWEDEN));
    }
    @Nullable String where = null;
    @Nullable String why = null;
    for (FigureStore.Taken taken : way.steps()) {
      LocalDate day = LocalDate.ofInstant(taken.at(), SWEDEN);
      StepRecord record = taken.step();
      switch (record.step()) {
        case TAKE_OVER -> days.putIfAbsent(Step.TAKEN_OVER, day);
        case SCHEDULE -> days.putIfAbsent(Step.CONTACT, day);
        case INTERIM -> {
          days.putIfAbsent(Step.CONTACT, day);
          days.putIfAbsent(Step.STARTED, day);
        }
        case FOLLOW_UP -> {
          @Nullable LocalDate completed = days.get(Step.COMPLETED);
          if (completed != null) {
            FollowUp.on(completed, day)
                .map(Step::of)
                .ifPresent(step -> days.putIfAbsent(step, day));
          }
        }
        default -> {}
      }
      if (record.step().closes()) {
        if (record.reason() == Reason.ENDED_AS_PLANNED) {
          days.put(Step.COMPLETED, day);
        } else {
          where = furthest(days);
          why = code(record.step(), record.reason());
          days.put(Step.BROKE, day);
        }
      }
    }
    return new Way(days, where, why);
  }

  private static String furthest(Map<Step, LocalDate> days) {
    String furthest = NOT_ARRIVED;
    for (Step step : days.keySet()) {
      furthest = step.name();
    }
    return furthest;
  }

  /** Where a referral can break. */
  static SortedSet<String> places() {
    SortedSet<String> places = new TreeSet<>();
    places.add(NOT_ARRIVED);
    for (Step step : Step.values()) {
      if (step.compareTo(Step.COMPLETED) < 0) {
        places.add(step.name());
      }
    }
    return places;
  }

  /** Every code that can say why: all of them stand in every table. */
  static SortedSet<String> reasons() {
    SortedSet<String> codes = new TreeSet<>();
    codes.add(NOT_SAID);
    for (ReferralStep step : ReferralStep.values()) {
      if (step.closes()) {
        codes.add(code(step, null));
        step.reasons().forEach(reason -> codes.add(code(step, reason)));
      }
    }
    codes.remove(Reason.ENDED_AS_PLANNED.name());
    return codes;
  }

  /** The reason, where it is why; where it is only how one came to know, the end itself. */
  private static String code(ReferralStep step, @Nullable Reason reason) {
    return switch (step) {
      case DECLINE, MISROUTE, PERSON_DECLINES, COMPLETE ->
          reason == null ? NOT_SAID : reason.name();
      default -> step.leads(ReferralState.RECEIVED).name();
    };
  }
}
