package se.sluss.contracts.types;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.ConfigReader;
import se.sluss.contracts.config.ConfigReader.Read;
import se.sluss.contracts.config.YamlFile;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.OfficeHours;
import se.sluss.contracts.directory.Unit;

/**
 * How soon each step of a message must have come, for every type and lane, counted from the hub's
 * acceptance.
 *
 * @param clearance how long contact may be stopped before the victim's side is reminded, and before
 *     the operator is told; it stays stopped
 * @param safety how long it may be unsettled whether the victim's side is told of what has
 *     happened, before who meets the person is asked again, and before the operator is told; it
 *     stays
 * @param deadlines one for each type and each lane that it may take
 */
public record Deadlines(Limit clearance, Limit safety, List<Deadline> deadlines) {
  /** Copies the list. */
  public Deadlines {
    deadlines = List.copyOf(deadlines);
  }

  /** The steps of a message, in their order. The hub decides in the instant in which it accepts. */
  public enum Step {
    /** Given to the broker for its recipient. */
    RELAYED,
    /** In the recipient's durable inbox. */
    TAKEN,
    /** A permit to open was used. */
    OPENED,
    /** The unit has said what it does. */
    ANSWERED
  }

  /** Which time counts. */
  public enum Runs {
    /**
     * All of it. While the unit is closed nobody can be reminded to open: the warning is the end.
     */
    ALWAYS,
    /** That in which the recipient unit is open. */
    OFFICE_HOURS
  }

  /**
   * How long a step may take.
   *
   * @param warn when the unit is reminded
   * @param fail when others are told; later
   */
  public record Limit(Duration warn, Duration fail) {}

  /**
   * The limits of one type in one lane.
   *
   * @param type of the message
   * @param urgency its lane
   * @param runs which time counts
   * @param accepted how long the sender waits for the hub's acceptance before it is to call
   * @param steps one limit for each step
   */
  public record Deadline(
      TypeVersion type, Urgency urgency, Runs runs, Duration accepted, Map<Step, Limit> steps) {
    /** Copies the limits. */
    public Deadline {
      steps = Collections.unmodifiableMap(new EnumMap<>(steps));
    }

    /** The limit of a step. */
    public Limit limit(Step step) {
      return Objects.requireNonNull(steps.get(step), "checked when it was loaded");
    }

    /**
     * What was accepted at this instant or earlier has failed the step, if it is not there.
     *
     * @param hours of the recipient unit; null when it never closes
     */
    public Instant failedBefore(Step step, @Nullable OfficeHours hours, Instant now) {
      Limit limit = limit(step);
      return before(unread(step, hours, now) ? limit.warn() : limit.fail(), hours, now);
    }

    /**
     * What was accepted at this instant or earlier is reminded of, if it is not at the step; null
     * while the unit is closed, for nobody would read it.
     */
    public @Nullable Instant remindedBefore(Step step, @Nullable OfficeHours hours, Instant now) {
      return hours != null && !hours.openAt(now) ? null : before(limit(step).warn(), hours, now);
    }

    private boolean unread(Step step, @Nullable OfficeHours hours, Instant now) {
      return runs == Runs.ALWAYS && step != Step.ANSWERED && hours != null && !hours.openAt(now);
    }

    /** When a step fails, of what was accepted at an instant; as somebody is shown it. */
    public Instant failsAt(Step step, @Nullable OfficeHours hours, Instant accepted) {
      Duration fail = limit(step).fail();
      return runs == Runs.ALWAYS || hours == null
          ? accepted.plus(fail)
          : hours.after(accepted, fail);
    }

    private Instant before(Duration limit, @Nullable OfficeHours hours, Instant now) {
      return runs == Runs.ALWAYS || hours == null ? now.minus(limit) : hours.before(now, limit);
    }
  }

  /**
   * Reads and checks {@code deadlines.yaml} in a configuration folder.
   *
   * @param configDir such as {@code config/}
   * @throws ConfigException with every fault, each with file and line
   */
  public static Deadlines load(Path configDir) throws ConfigException {
    MessageTypes types = MessageTypes.load(configDir);
    ConfigReader reader = new ConfigReader(configDir);
    Read<Deadlines> read =
        reader.read("deadlines.yaml", reader.schema("schema/deadlines.json"), Deadlines.class);
    if (read == null) {
      throw reader.refusal();
    }
    YamlFile file = read.file();
    Set<Lane> there = new HashSet<>();
    for (int i = 0; i < read.value().deadlines.size(); i++) {
      Deadline one = read.value().deadlines.get(i);
      String at = "/deadlines/" + i;
      if (!there.add(new Lane(one.type, one.urgency))) {
        reader.refuse(file.fault(at, "this type and urgency has its deadline already"));
      }
      if (one.urgency == Urgency.URGENT && one.runs != Runs.ALWAYS) {
        reader.refuse(file.fault(at + "/runs", "what is urgent does not wait for office hours"));
      }
      if (!inOrder(one)) {
        reader.refuse(
            file.fault(
                at + "/steps", "a warning comes before its end, and no step before another"));
      }
    }
    for (Map.Entry<String, Limit> one :
        Map.of("/clearance", read.value().clearance, "/safety", read.value().safety).entrySet()) {
      Limit limit = one.getValue();
      if (!limit.warn.isPositive() || limit.warn.compareTo(limit.fail) >= 0) {
        reader.refuse(file.fault(one.getKey(), "a warning comes before its end"));
      }
    }
    for (MessageType type : types.all()) {
      for (Urgency urgency : type.urgencies()) {
        if (type.to() != null && !there.contains(new Lane(type.type(), urgency))) {
          reader.refuse(
              file.fault("/deadlines", "no deadline for " + type.type() + " when " + urgency));
        }
      }
    }
    if (!reader.isClean()) {
      throw reader.refusal();
    }
    return read.value();
  }

  private record Lane(TypeVersion type, Urgency urgency) {}

  private static boolean inOrder(Deadline deadline) {
    if (!deadline.accepted.isPositive()) {
      return false;
    }
    Duration last = Duration.ZERO;
    for (Map.Entry<Step, Limit> step : deadline.steps.entrySet()) {
      Limit limit = step.getValue();
      boolean ordered =
          limit.warn.isPositive()
              && limit.warn.compareTo(limit.fail) < 0
              && limit.fail.compareTo(last) >= 0;
      if (!ordered) {
        return false;
      }
      last = limit.fail;
    }
    return true;
  }

  /** The deadline of a type in a lane; null for an answer, which has none. */
  public @Nullable Deadline of(TypeVersion type, Urgency urgency) {
    return deadlines.stream()
        .filter(one -> one.type.equals(type) && one.urgency == urgency)
        .findFirst()
        .orElse(null);
  }

  /**
   * When a unit must have answered; null for what nobody waits for an answer to.
   *
   * @param unit the recipient
   * @param accepted when the hub accepted it, or a time near that
   */
  public @Nullable Instant answerBy(
      TypeVersion type, Urgency urgency, Unit unit, Instant accepted) {
    Deadline deadline = of(type, urgency);
    return deadline == null ? null : deadline.failsAt(Step.ANSWERED, unit.hours(), accepted);
  }
}
