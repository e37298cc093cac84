package se.sluss.hub.bench.load;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One connection of the sender to the hub's intake: what is put there is sent by sixteen at a time,
 * and what was sent stands in a file. For one thread.
 */
final class Intake implements AutoCloseable {
  private static final int IN_ONE = 16;
  private static final long PATIENCE_SECONDS = 120;
  private static final long FULL_MILLIS = 50;

  private final Connection connection;
  private final String queue;
  private final Written sent;
  private final List<Load.Sealed> batch = new ArrayList<>();
  private final List<Written.Line> lines = new ArrayList<>();
  private Session session;
  private MessageProducer producer;

  /**
   * Connects.
   *
   * @param queue of the broker
   * @param sent where each line goes once the broker has its message
   */
  Intake(Site site, String queue, Written sent) throws JMSException {
    this.connection = site.connect(Load.PROGRAM);
    this.queue = queue;
    this.sent = sent;
    this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
    this.producer = session.createProducer(session.createQueue(queue));
  }

  /**
   * Puts one there.
   *
   * @param word of its line
   * @param at by when it should have been sent: a queue in here is a wait like any other
   */
  void put(Load.Sealed one, String word, long at) throws Exception {
    batch.add(one);
    lines.add(new Written.Line(one.id().toString(), word, at));
    if (batch.size() == IN_ONE) {
      send();
    }
  }

  /**
   * Sends what was put. While the intake is full it stays here and is sent again, as an adapter
   * does: what had come after all is the same message once more.
   */
  void send() throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!batch.isEmpty()) {
      try {
        for (Load.Sealed one : batch) {
          BytesMessage message = session.createBytesMessage();
          message.writeBytes(one.uplink());
          message.setStringProperty("sluss_unit", Load.SENDER.value());
          producer.send(message);
        }
        session.commit();
        sent.append(lines);
        batch.clear();
        lines.clear();
      } catch (JMSException e) {
        if (System.nanoTime() > patience) {
          throw e;
        }
        Thread.sleep(FULL_MILLIS);
        afresh();
      }
    }
  }

  /** Goes on in a new session: to roll back one whose queue was full says once more that it is. */
  private void afresh() throws JMSException {
    session.close();
    session = connection.createSession(true, Session.SESSION_TRANSACTED);
    producer = session.createProducer(session.createQueue(queue));
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
