package se.sluss.adapters.socialservices.inbound.sdk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.socialservices.mapping.sdk.Structured;
import se.sluss.adapters.socialservices.mapping.sdk.StructuredForm;
import se.sluss.adapters.socialservices.outbound.sdk.SdkOfficer;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.problem.SlCode;

/**
 * Second step in: what was kept is taken up. A step in our own form is taken, and goes to the hub
 * as any step; a text is for people.
 */
public final class TakeUp {
  private static final Logger LOG = LoggerFactory.getLogger(TakeUp.class);
  private static final int BATCH = 20;

  private final Arrivals arrivals;
  private final ReadArrival reader;
  private final Inbox inbox;
  private final StructuredForm form;
  private final Transactions transactions;

  /**
   * @param arrivals what was kept
   * @param reader opens it
   * @param inbox where steps are taken
   * @param form reads them
   * @param transactions step and row are one
   */
  public TakeUp(
      Arrivals arrivals,
      ReadArrival reader,
      Inbox inbox,
      StructuredForm form,
      Transactions transactions) {
    this.arrivals = arrivals;
    this.reader = reader;
    this.inbox = inbox;
    this.form = form;
    this.transactions = transactions;
  }

  /** Takes up what nobody has looked at. */
  public void takeUp() {
    for (Arrival arrival : arrivals.kept(BATCH)) {
      try {
        if (!step(arrival)) {
          arrivals.forPeople(arrival, null);
        }
      } catch (RefusedException e) {
        LOG.warn("the step of SDK message {} is not taken: {}", arrival.message(), e.fault());
        arrivals.forPeople(arrival, e.fault());
      }
    }
  }

  /** Whether it was a step, and is taken. */
  private boolean step(Arrival arrival) throws RefusedException {
    String own = reader.read(arrival).structured();
    if (own == null || !(form.read(own) instanceof Structured.Step(var of, var stepping))) {
      return false;
    }
    // The conversation says what it belongs to; what the step says must be the same.
    if (!of.equals(arrival.referral())) {
      throw new RefusedException(new Fault(SlCode.NOT_FOUND, "/of"));
    }
    transactions.run(
        () -> {
          MessageId sent = inbox.step(of, stepping.given(), SdkOfficer.of(arrival.unit()));
          arrivals.taken(arrival, sent);
          return sent;
        });
    return true;
  }
}
