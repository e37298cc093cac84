package se.sluss.adapters.kit.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;

/**
 * The connection to the broker. {@link #ensure} is called again and again: it connects, connects
 * again after a failure, and follows the directory.
 */
public final class BrokerLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);

  /** In which an adapter names the unit it sends for; the broker vouches for the adapter. */
  private static final String UNIT = "sluss_unit";

  private static final String URGENT = ".urgent";

  /** What takes a received message; it throws when the message must stay with the broker. */
  @FunctionalInterface
  public interface Receiver {
    /** Takes the bytes of one message from a unit's queue; durable when it returns. */
    void take(UnitId unit, byte[] body);
  }

  /** The hub's queues, each read by itself: nothing in one waits for what lies in another. */
  public enum Lane {
    ROUTINE("intake"),
    /** Overtakes whatever waits. */
    URGENT("intake.urgent"),
    /** What we have taken: what others send us next waits for the hub to know of it. */
    EVIDENCE("intake.evidence");

    private final String queue;

    Lane(String queue) {
      this.queue = queue;
    }
  }

  /**
   * Something to send.
   *
   * @param sender our unit
   * @param lane where it goes
   * @param body the bytes
   */
  public record Parcel(UnitId sender, Lane lane, Bytes body) {}

  private final ConnectionFactory factory;
  private final Units units;
  private final int sessions;
  private final Receiver receiver;
  private final BooleanSupplier databaseAnswers;
  private final Object sending = new Object();
  private @Nullable Connection connection;
  private @Nullable Session sender;
  private SortedMap<String, UnitId> queues = new TreeMap<>();
  private volatile boolean broken;

  /**
   * @param factory of connections, with this adapter's user
   * @param units whose queues
   * @param sessions that routine queues are spread over
   * @param receiver what takes what is received
   * @param databaseAnswers asked before anything is received: a message that cannot be stored is
   *     better not taken from the broker at all
   */
  public BrokerLink(
      ConnectionFactory factory,
      Units units,
      int sessions,
      Receiver receiver,
      BooleanSupplier databaseAnswers) {
    this.factory = factory;
    this.units = units;
    this.sessions = sessions;
    this.receiver = receiver;
    this.databaseAnswers = databaseAnswers;
  }

  /** Connects when not connected, and again when our units have changed. */
  public synchronized void ensure() {
    SortedMap<String, UnitId> wanted = new TreeMap<>();
    for (Unit unit : units.ours()) {
      wanted.put("unit." + unit.id(), unit.id());
      wanted.put("unit." + unit.id() + URGENT, unit.id());
    }
    if (connection != null && !broken && wanted.equals(queues)) {
      return;
    }
    close();
    if (!databaseAnswers.getAsBoolean()) {
      return;
    }
    try {
      connect(wanted);
      LOG.info("connected to the broker for {} queues", wanted.size());
    } catch (JMSException e) {
      LOG.warn("the broker cannot be reached: {}", e.getClass().getSimpleName());
      close();
    }
  }

  private void connect(SortedMap<String, UnitId> wanted) throws JMSException {
    Connection fresh = factory.createConnection();
    connection = fresh;
    broken = false;
    fresh.setExceptionListener(_ -> broken = true);
    synchronized (sending) {
      sender = fresh.createSession(true, Session.SESSION_TRANSACTED);
    }
    List<Session> routine = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      routine.add(fresh.createSession(true, Session.SESSION_TRANSACTED));
    }
    // Urgent messages never wait behind routine ones, not even for a thread.
    Session urgent = fresh.createSession(true, Session.SESSION_TRANSACTED);
    int next = 0;
    for (Map.Entry<String, UnitId> queue : wanted.entrySet()) {
      Session session =
          queue.getKey().endsWith(URGENT) ? urgent : routine.get(next++ % routine.size());
      MessageConsumer consumer = session.createConsumer(session.createQueue(queue.getKey()));
      consumer.setMessageListener(message -> receive(session, queue.getValue(), message));
    }
    fresh.start();
    queues = wanted;
  }

  /**
   * Stored, then acknowledged. What cannot be stored is delivered again after a new connection:
   * closing the old one hands it back, with all that came after it. Rolling back here would wait
   * ten seconds for each of the session's other consumers, which wait for this one.
   */
  private void receive(Session session, UnitId unit, Message message) {
    if (broken) {
      return; // a commit would take what failed before it from the broker
    }
    try {
      receiver.take(unit, bytes(message));
      session.commit();
    } catch (JMSException | RuntimeException e) {
      LOG.error("a message of {} stays with the broker: {}", unit, e.getClass().getSimpleName());
      broken = true;
    }
  }

  private static byte[] bytes(Message message) throws JMSException {
    if (!(message instanceof BytesMessage body)) {
      return new byte[0];
    }
    byte[] bytes = new byte[(int) body.getBodyLength()];
    body.readBytes(bytes);
    return bytes;
  }

  /**
   * Hands parcels to the broker's intake, durable there when this returns true; on false none or
   * all of them may be there, and they are sent again.
   */
  public boolean send(List<Parcel> parcels) {
    synchronized (sending) {
      Session session = sender;
      if (session == null || broken) {
        return false;
      }
      try (MessageProducer producer = session.createProducer(null)) {
        for (Parcel parcel : parcels) {
          BytesMessage message = session.createBytesMessage();
          message.writeBytes(parcel.body().toArray());
          message.setStringProperty(UNIT, parcel.sender().value());
          producer.send(session.createQueue(parcel.lane().queue), message);
        }
        session.commit();
        return true;
      } catch (JMSException e) {
        LOG.warn("the broker did not take what was sent: {}", e.getClass().getSimpleName());
        broken = true;
        return false;
      }
    }
  }

  /** Whether messages can go and come. */
  public boolean up() {
    return !broken && sender != null;
  }

  @Override
  public synchronized void close() {
    synchronized (sending) {
      sender = null;
    }
    Connection old = connection;
    connection = null;
    queues = new TreeMap<>();
    if (old != null) {
      try {
        old.close();
      } catch (JMSException e) {
        LOG.warn("the broker's connection did not close: {}", e.getClass().getSimpleName());
      }
    }
  }
}
