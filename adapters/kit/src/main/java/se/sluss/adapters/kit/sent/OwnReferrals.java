package se.sluss.adapters.kit.sent;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.adapters.kit.referral.Standing;
import se.sluss.adapters.kit.referral.Steppable;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.types.GroundKind;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/** What we sent, seen as referrals: where each stands, what its sender can do, whom to call. */
public final class OwnReferrals {
  /** With the hub, which alone can take a step. */
  private static final Set<Status> UNDER_WAY =
      EnumSet.of(
          Status.ACCEPTED,
          Status.ARRIVED,
          Status.OVERDUE,
          Status.TAKEN_OVER,
          Status.NEEDS_INFORMATION);

  private final Steppable steppable;
  private final MessageTypes types;
  private final WhomToCall call;

  /**
   * @param steppable what is in turn
   * @param types on which purpose a consent lets a type pass
   * @param call whom to call for what has not got through
   */
  public OwnReferrals(Steppable steppable, MessageTypes types, WhomToCall call) {
    this.steppable = steppable;
    this.types = types;
    this.call = call;
  }

  /** A row as it is shown. */
  SentRow shown(SentRow row, Standing standing) {
    Status status = status(row.status(), standing.state());
    SortedSet<ReferralStep> inTurn =
        UNDER_WAY.contains(status)
            ? steppable.inTurn(row.type(), standing, Side.SENDER, consented(row))
            : Collections.unmodifiableSortedSet(new TreeSet<>());
    return row.standing(
        status,
        call.now(row.type(), row.urgency(), row.recipient(), status, row.sentAt()),
        standing,
        inTurn);
  }

  /** What we have done ourselves since the unit last answered. */
  private static Status status(Status told, ReferralState state) {
    if (told == Status.NEEDS_INFORMATION && state == ReferralState.RECEIVED) {
      return Status.ARRIVED;
    }
    return state.ends() && UNDER_WAY.contains(told) ? Status.CLOSED : told;
  }

  boolean consented(SentRow row) {
    MessageType type = types.type(row.type());
    GroundRule consent = type == null ? null : type.grounds().get(GroundKind.CONSENT);
    return consent != null && row.purpose().equals(consent.purpose());
  }
}
