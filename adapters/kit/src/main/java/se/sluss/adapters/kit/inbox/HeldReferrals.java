package se.sluss.adapters.kit.inbox;

import java.util.EnumSet;
import java.util.Set;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralState;

/** What a unit has taken over and its officer has in hand. Safe for several threads. */
public final class HeldReferrals {
  /** The unit acts, or has ended it with an outcome of its own. */
  private static final Set<ReferralState> ACTED_ON =
      EnumSet.of(
          ReferralState.ACCEPTED,
          ReferralState.SCHEDULED,
          ReferralState.NO_SHOW,
          ReferralState.APPOINTMENT_CANCELLED,
          ReferralState.INTERIM,
          ReferralState.ON_HOLD,
          ReferralState.COMPLETED);

  private final Handlers handlers;
  private final LifeStore lives;
  private final Transactions transactions;

  /**
   * @param handlers who has what in hand
   * @param lives where each stands
   * @param transactions of the adapter's database
   */
  public HeldReferrals(Handlers handlers, LifeStore lives, Transactions transactions) {
    this.handlers = handlers;
    this.lives = lives;
    this.transactions = transactions;
  }

  /**
   * A referral that the unit acts on. Holds codes only.
   *
   * @param message its id
   * @param unit whose
   * @param protectedIdentity whether it is for named handlers
   */
  public record Held(MessageId message, UnitId unit, boolean protectedIdentity) {}

  /** Whether a unit whose referral stands so acts on it, or has ended it with an outcome. */
  public static boolean actsOn(ReferralState state) {
    return ACTED_ON.contains(state);
  }

  /**
   * One that the viewer has in hand.
   *
   * @throws RefusedException NOT_FOUND; OUT_OF_TURN when it is not claimed by the viewer, not taken
   *     over, or ended otherwise than by being completed
   */
  public Held actedOn(MessageId message, Viewer viewer) throws RefusedException {
    return transactions.run(
        () -> {
          Received received = handlers.claimed(message, viewer);
          if (!actsOn(lives.of(message, received.unit()).state())) {
            throw new RefusedException(SlCode.OUT_OF_TURN);
          }
          return new Held(message, received.unit(), received.protectedIdentity());
        });
  }
}
