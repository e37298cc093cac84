package se.sluss.adapters.socialservices.outbound.sdk;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.socialservices.config.SdkSettings.Pace;
import se.sluss.adapters.socialservices.outbound.sdk.Delivery.State;
import se.sluss.adapters.socialservices.transport.Answer;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.adapters.socialservices.transport.SdkTransport.Fate;
import se.sluss.contracts.problem.SlCode;

/** Third step out: what was handed over is followed until the receiving organisation's receipt. */
public final class FollowDeliveries {
  private static final Logger LOG = LoggerFactory.getLogger(FollowDeliveries.class);

  private final Deliveries deliveries;
  private final Inbox inbox;
  private final SdkTransport transport;
  private final Pace pace;

  /**
   * @param deliveries the rows
   * @param inbox where what failed is let go of
   * @param transport knows how far it has come
   * @param pace how often it is asked
   */
  public FollowDeliveries(Deliveries deliveries, Inbox inbox, SdkTransport transport, Pace pace) {
    this.deliveries = deliveries;
    this.inbox = inbox;
    this.transport = transport;
    this.pace = pace;
  }

  /** Asks about all that is due; stops at the first silence. */
  public void follow() {
    Duration lease = pace.timeout().multipliedBy(20);
    Optional<Delivery> due = deliveries.next(State.HANDED, lease);
    while (due.isPresent() && follow(due.orElseThrow())) {
      due = deliveries.next(State.HANDED, lease);
    }
  }

  private boolean follow(Delivery handed) {
    Duration wait = pace.wait(handed.attempts());
    switch (transport.fate(handed.ids().message())) {
      case Answer.Done<Fate>(Fate.Accepted _) -> deliveries.accepted(handed);
      case Answer.Done<Fate>(Fate.Failed _) -> failed(handed, SlCode.SDK_NOT_DELIVERED);
      case Answer.Done<Fate>(Fate.Underway _) -> deliveries.later(handed, State.HANDED, wait);
      // Lost on the other side: the same goes again, under the same id.
      case Answer.Done<Fate>(Fate.Unknown _) -> deliveries.later(handed, State.WAITING, wait);
      case Answer.No<Fate>(var fault) -> failed(handed, fault.code());
      case Answer.NotNow<Fate>(var after) -> {
        deliveries.later(handed, State.HANDED, pace.wait(after, handed.attempts()));
        return false;
      }
    }
    return true;
  }

  private void failed(Delivery handed, SlCode code) {
    LOG.error("message {} was not delivered by SDK: {}", handed.referral(), code);
    deliveries.failed(handed, code);
    LetGo.of(inbox, handed);
  }
}
