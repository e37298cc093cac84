package se.sluss.hub.server.way;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import se.sluss.contracts.wire.Bytes;

/**
 * Takes what lies on an intake queue, as much at once as there is up to a bound, and forgets it
 * only when all of it is recorded. When a batch fails it is delivered again and taken one by one,
 * so that one thing that cannot be recorded does not hold the others; what cannot be recorded even
 * then is put aside.
 */
final class TakeIntake implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(TakeIntake.class);

  /** Most messages in one transaction. */
  static final int BATCH = 64;

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** How often it has been tried, at least, before it is put aside. */
  private static final int TRIES = 3;

  private static final String DELIVERIES = "JMSXDeliveryCount";

  /** The property in which an adapter names the unit it sends for. */
  private static final String UNIT = "sluss_unit";

  /** The property in which the broker names the user whose password it checked. */
  private static final String USER = "JMSXUserID";

  private final ConnectionFactory broker;
  private final String queue;
  private final int consumers;
  private final int most;
  private final Consumer<List<Came>> way;
  private final Quarantine quarantine;

  /** How much has been recorded, and how much it was when each suspect first failed by itself. */
  private final AtomicLong recorded = new AtomicLong();

  private final Map<String, Long> suspects = new ConcurrentHashMap<>();
  private final Workers workers = new Workers();

  /**
   * @param broker where the queue is
   * @param queue which
   * @param consumers how many batches are worked on at once
   * @param most longest submission that is read, in bytes
   * @param way takes a batch; when it returns, all of it is recorded; when it throws, nothing
   * @param quarantine for what can never be recorded
   */
  TakeIntake(
      ConnectionFactory broker,
      String queue,
      int consumers,
      int most,
      Consumer<List<Came>> way,
      Quarantine quarantine) {
    this.broker = broker;
    this.queue = queue;
    this.consumers = consumers;
    this.most = most;
    this.way = way;
    this.quarantine = quarantine;
  }

  @Override
  public void start() {
    workers.start(consumers, queue, this::run);
  }

  /** Lets what is being recorded be recorded. */
  @Override
  public void stop() {
    workers.stop();
  }

  @Override
  public boolean isRunning() {
    return workers.going();
  }

  private void run() {
    while (workers.going()) {
      try (Connection connection = broker.createConnection()) {
        connection.start();
        take(connection);
      } catch (JMSException | RuntimeException e) {
        LOG.warn("SL-9002 {} cannot be reached: {}", queue, Quarantine.reason(e));
        workers.rest(PATIENCE);
      }
    }
  }

  private void take(Connection connection) throws JMSException {
    try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      int singly = 0;
      while (workers.going()) {
        List<Message> batch = next(consumer, singly > 0 ? 1 : BATCH);
        if (batch.isEmpty()) {
          continue;
        }
        try {
          way.accept(came(batch));
          session.commit();
          singly = Math.max(0, singly - 1);
          passed(batch);
        } catch (JMSException | RuntimeException e) {
          LOG.error(
              "SL-9099 {} of {} not recorded, delivered again: {}",
              batch.size(),
              queue,
              Quarantine.reason(e));
          if (!putAside(batch, e)) {
            session.rollback();
            workers.rest(PATIENCE);
          } else {
            session.commit();
          }
          singly = BATCH;
        }
      }
    }
  }

  private List<Came> came(List<Message> batch) throws JMSException {
    List<Came> came = new ArrayList<>();
    for (Message message : batch) {
      came.add(
          new Came(
              from(message),
              message instanceof BytesMessage body && body.getBodyLength() <= most
                  ? bytes(body)
                  : null));
    }
    return came;
  }

  private static Arrived.From from(Message message) throws JMSException {
    return new Arrived.From(code(message, USER), code(message, UNIT));
  }

  private static String code(Message message, String property) throws JMSException {
    @Nullable String value = message.getStringProperty(property);
    return value != null && value.matches("[a-z0-9.-]{1,64}") ? value : "unknown";
  }

  /** All of a message, from its beginning. */
  private static Bytes bytes(BytesMessage message) throws JMSException {
    message.reset();
    byte[] payload = new byte[(int) message.getBodyLength()];
    message.readBytes(payload);
    return Bytes.of(payload);
  }

  private void passed(List<Message> batch) throws JMSException {
    recorded.addAndGet(batch.size());
    for (Message message : suspects.isEmpty() ? List.<Message>of() : batch) {
      suspects.remove(message.getJMSMessageID());
    }
  }

  /**
   * What fails by itself again and again while others pass, so that waiting would not help. When
   * nothing passes, it is not the message that is wrong.
   */
  private boolean putAside(List<Message> batch, Exception failure) throws JMSException {
    if (batch.size() != 1
        || !(batch.getFirst() instanceof BytesMessage message)
        || Quarantine.passes(failure)) {
      return false;
    }
    String id = message.getJMSMessageID();
    long before = suspects.computeIfAbsent(id, _ -> recorded.get());
    int tries = message.getIntProperty(DELIVERIES);
    if (tries < TRIES
        || recorded.get() == before
        || !quarantine.putAside(from(message), bytes(message), failure, tries >= 2 * TRIES)) {
      return false;
    }
    suspects.remove(id);
    return true;
  }

  private static List<Message> next(MessageConsumer consumer, int most) throws JMSException {
    List<Message> batch = new ArrayList<>();
    @Nullable Message message = consumer.receive(PATIENCE.toMillis());
    while (message != null) {
      batch.add(message);
      message = batch.size() < most ? consumer.receiveNoWait() : null;
    }
    return batch;
  }
}
