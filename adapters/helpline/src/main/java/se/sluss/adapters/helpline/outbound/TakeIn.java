package se.sluss.adapters.helpline.outbound;

import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.InboxRow.State;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineOutcome.What;
import se.sluss.contracts.referral.ReferralStep;

/**
 * Opens what has come, by permit: an offer is kept against its code, an outcome is counted; then
 * the message is taken over, which erases it here. Stopped anywhere it is begun again, with one
 * effect.
 */
public final class TakeIn {
  private static final Logger LOG = LoggerFactory.getLogger(TakeIn.class);

  /** Nobody reads it before the caller says his code: the adapter itself opens. */
  private static final OfficerId ADAPTER = OfficerId.of("helpline-adapter");

  private final Inbox inbox;
  private final Units units;
  private final Offered offered;
  private final Shares shares;

  /**
   * @param inbox of our units
   * @param units which are ours
   * @param offered where offers are kept
   * @param shares where outcomes are counted
   */
  public TakeIn(Inbox inbox, Units units, Offered offered, Shares shares) {
    this.inbox = inbox;
    this.units = units;
    this.offered = offered;
    this.shares = shares;
  }

  /** Takes in what waits. One that cannot be opened keeps no other waiting. */
  public void takeIn() {
    for (Unit unit : units.ours()) {
      UnitId id = unit.id();
      Viewer viewer =
          new Viewer(ADAPTER, new TreeSet<>(Set.of(id)), new TreeSet<>(Set.of("handler")));
      for (InboxRow row : inbox.list(Set.of(id), viewer)) {
        if (!row.erased() && row.state() != State.ANSWERED && row.state() != State.REFUSED) {
          take(row, viewer);
        }
      }
    }
  }

  private void take(InboxRow row, Viewer viewer) {
    try {
      inbox.claim(row.message(), viewer);
      Opened opened = inbox.open(row.message(), viewer);
      UnitId provider = opened.cover().sender().unit();
      for (Opened.Part part : opened.parts()) {
        if (part instanceof Opened.Part.Offer(_, var offer)) {
          offered.keep(row.unit(), provider, offer);
        } else if (part instanceof Opened.Part.Outcome(_, var outcome)) {
          shares.outcome(row.message(), provider, outcome.what() == What.CAME);
        }
      }
      inbox.step(row.message(), new StepGiven(ReferralStep.TAKE_OVER), viewer);
    } catch (RefusedException e) {
      LOG.warn("message {} is not taken in: {}", row.message(), e.fault().code());
    }
  }
}
