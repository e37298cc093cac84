package se.sluss.hub.server.way;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.hub.server.setup.HubSettings;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.way.ReleaseOutbox.Batch;
import se.sluss.hub.server.way.ReleaseOutbox.Released;

/** Down, last step: what is released goes to the broker, or waits again. */
@Component
public class SendReleased {
  private static final Logger LOG = LoggerFactory.getLogger(SendReleased.class);

  /** Copies of one delivery in the broker; enough for clocks that differ by minutes. */
  private static final int COPIES = 4;

  private final JmsTemplate broker;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final WakeRelease wake;

  /**
   * How long the broker keeps a delivery. The hub keeps it until it is taken and releases it again
   * meanwhile: without an end the copies for an agency that is down would fill its queue.
   */
  private final Duration lifeOfACopy;

  /** The broker, and where it is noted what it has. */
  public SendReleased(
      JmsTemplate broker,
      Outbox outbox,
      TransactionTemplate transaction,
      WakeRelease wake,
      HubSettings settings) {
    this.broker = broker;
    this.outbox = outbox;
    this.transaction = transaction;
    this.wake = wake;
    this.lifeOfACopy = settings.way().releaseAgainAfter().multipliedBy(COPIES);
  }

  /** Gives a batch to the broker in one of its transactions; what it does not get waits again. */
  public void send(Batch batch) {
    try {
      broker.execute(
          session -> {
            try (var producer = session.createProducer(null)) {
              for (Released one : batch.released()) {
                String queue = "unit." + one.unit() + (one.urgent() ? ".urgent" : "");
                var body = session.createBytesMessage();
                body.writeBytes(one.body());
                producer.setTimeToLive(one.delivery() ? lifeOfACopy.toMillis() : 0);
                producer.send(session.createQueue(queue), body);
              }
            }
            session.commit();
            return null;
          });
    } catch (JmsException e) {
      LOG.warn("SL-9002 the broker did not take a batch; it waits again");
      transaction.executeWithoutResult(_ -> outbox.waitAgain(batch.number()));
      return;
    }
    List<Long> done =
        batch.released().stream().filter(one -> !one.delivery()).map(Released::id).toList();
    transaction.executeWithoutResult(_ -> outbox.sent(batch.number(), done));
    wake.now();
  }
}
