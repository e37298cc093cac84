package se.sluss.adapters.kit.referral;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;

/** What may be done now, by the table and by the type. */
public final class Steppable {
  private final MessageTypes types;

  /**
   * @param types which steps each type has
   */
  public Steppable(MessageTypes types) {
    this.types = types;
  }

  /**
   * The steps in turn.
   *
   * @param consented whether the referral rests on consent; else there is none to take back
   */
  public SortedSet<ReferralStep> inTurn(
      TypeVersion type, Standing standing, Side side, boolean consented) {
    SortedSet<ReferralStep> steps = new TreeSet<>();
    MessageType known = types.type(type);
    if (known == null) {
      return steps;
    }
    for (ReferralStep step : known.steps().keySet()) {
      if (step.side() == side
          && step.from().contains(standing.state())
          && (consented || !step.withdrawsConsent())) {
        steps.add(step);
      }
    }
    return Collections.unmodifiableSortedSet(steps);
  }

  /**
   * Who is told of a step that is in turn.
   *
   * @throws RefusedException OUT_OF_TURN; WRONG_VALUE for a step that the type does not have
   */
  public StepRule rule(
      TypeVersion type, Standing standing, ReferralStep step, Side side, boolean consented)
      throws RefusedException {
    MessageType known = types.type(type);
    @Nullable StepRule rule = known == null ? null : known.steps().get(step);
    if (rule == null || step.side() != side) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/step"));
    }
    if (!inTurn(type, standing, side, consented).contains(step)) {
      throw new RefusedException(SlCode.OUT_OF_TURN);
    }
    return rule;
  }
}
