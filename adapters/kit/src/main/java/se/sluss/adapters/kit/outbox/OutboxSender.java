package se.sluss.adapters.kit.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.broker.BrokerLink;
import se.sluss.adapters.kit.outbox.Outbox.Due;
import se.sluss.adapters.kit.setup.KitSettings;

/** Sends what is due: the same bytes again and again, until the hub has signed for them. */
public final class OutboxSender {
  private static final int BATCH = 64;

  private final Outbox outbox;
  private final BrokerLink link;
  private final BooleanSupplier may;
  private final TransactionTemplate transaction;
  private final KitSettings.Pace pace;

  /**
   * @param outbox what is due
   * @param link to the broker
   * @param may whether anything may be sent at all; not while a key is in doubt
   * @param transaction of the adapter's database
   * @param pace how long to wait for a receipt, and for how many at once
   */
  public OutboxSender(
      Outbox outbox,
      BrokerLink link,
      BooleanSupplier may,
      TransactionTemplate transaction,
      KitSettings.Pace pace) {
    this.outbox = outbox;
    this.link = link;
    this.may = may;
    this.transaction = transaction;
    this.pace = pace;
  }

  /** Sends all that is due now. */
  public void send() {
    if (may.getAsBoolean() && link.up()) {
      while (batch() == BATCH) {
        // A full batch: there is more.
      }
    }
  }

  /** The rows stay locked while they are sent; a stop in between sends them again. */
  private int batch() {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              List<Due> due = outbox.due(BATCH, pace.window());
              if (due.isEmpty() || !link.send(due.stream().map(Due::parcel).toList())) {
                return 0;
              }
              due.forEach(one -> outbox.handedToBroker(one, wait(one.attempts())));
              return due.size();
            }));
  }

  /** Doubles with each attempt. */
  private Duration wait(int attempts) {
    Duration wait = pace.resendAfter().multipliedBy(1L << Math.min(attempts, 10));
    return wait.compareTo(pace.resendAtMost()) > 0 ? pace.resendAtMost() : wait;
  }
}
