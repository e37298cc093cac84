package se.sluss.adapters.conformance.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.conformance.plan.Plan.Received;
import se.sluss.adapters.conformance.plan.Plan.Sent;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/** All trials of a plan, one after the other. */
public final class Trials {
  private final Site site;
  private final MessageTypes types;
  private final Consumer<Verdict> each;
  private final List<Verdict> verdicts = new ArrayList<>();

  /**
   * @param site the adapter, and all around it
   * @param types of the configuration
   * @param each is told of each verdict at once
   */
  public Trials(Site site, MessageTypes types, Consumer<Verdict> each) {
    this.site = site;
    this.types = types;
    this.each = each;
  }

  /** Something to try; says whether it could be. */
  private interface Tried {
    boolean run() throws Exception;
  }

  /** Something that can always be tried. */
  private interface Always {
    void run() throws Exception;
  }

  /**
   * Runs them.
   *
   * @throws IllegalArgumentException when the plan contradicts itself or the configuration
   */
  public List<Verdict> run() throws Exception {
    for (Sent way : site.plan().sends()) {
      sends(way);
    }
    for (Received way : site.plan().receives()) {
      receives(way);
    }
    return List.copyOf(verdicts);
  }

  private void sends(Sent way) throws Exception {
    SendTrials trials = new SendTrials(site, way);
    String name = way.name();
    always(Trial.ARRIVES, name, trials::arrives);
    run(Trial.SAME_AGAIN, name, trials::sameAgain);
    run(Trial.OTHER_UNDER_KEY, name, trials::otherUnderKey);
    always(Trial.LEFT_OUT, name, trials::leftOut);
    always(Trial.WRONG, name, trials::wrong);
    always(Trial.UNKNOWN, name, trials::unknown);
    always(Trial.NONSENSE, name, trials::nonsense);
    run(Trial.STRANGER, name, trials::stranger);
    run(Trial.HUB_REFUSES, name, trials::hubRefuses);
    always(Trial.HUB_SILENT, name, trials::hubSilent);
    always(Trial.HUB_SLOW, name, trials::hubSlow);
    always(Trial.HUB_AWAY, name, trials::hubAway);
    run(Trial.WITHDRAWN, name, trials::withdrawn);
    run(Trial.KILLED, name, () -> trials.killed(site.control()));
  }

  private void receives(Received way) throws Exception {
    MessageType type = types.type(way.type());
    if (type == null) {
      throw new IllegalArgumentException("the configuration has no type " + way.type());
    }
    ReceiveTrials trials = new ReceiveTrials(site, way, type);
    String name = way.name();
    always(Trial.COMES_IN, name, trials::comesIn);
    always(Trial.COMES_THRICE, name, trials::comesThrice);
    always(Trial.NO_PERMIT, name, trials::noPermit);
    always(Trial.TAMPERED, name, trials::tampered);
    run(Trial.OPEN_WHILE_AWAY, name, trials::openWhileAway);
    run(Trial.STEP, name, trials::step);
    run(Trial.KEPT_WHEN_KILLED, name, () -> trials.keptWhenKilled(site.control()));
  }

  private void always(Trial trial, String way, Always tried) throws Exception {
    run(
        trial,
        way,
        () -> {
          tried.run();
          return true;
        });
  }

  private void run(Trial trial, String way, Tried tried) throws Exception {
    try {
      note(
          trial, way, tried.run() ? Verdict.Outcome.PASSED : Verdict.Outcome.NOT_TRIED, null, null);
    } catch (BrokenException e) {
      note(trial, way, Verdict.Outcome.FAILED, e.finding(), e.at().isEmpty() ? null : e.at());
    } finally {
      site.asBefore();
    }
  }

  private void note(
      Trial trial,
      String way,
      Verdict.Outcome outcome,
      @Nullable Finding finding,
      @Nullable String at) {
    Verdict verdict = new Verdict(trial, way, outcome, finding, at);
    verdicts.add(verdict);
    each.accept(verdict);
  }
}
