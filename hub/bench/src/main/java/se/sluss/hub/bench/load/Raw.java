package se.sluss.hub.bench.load;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The broker alone: durable messages of 4 KiB through one queue. Nothing is read, checked or kept
 * but by the broker.
 */
final class Raw implements Role {
  private static final int MOST = 64;
  private static final long PATIENCE_MILLIS = 20_000;

  /** How it is used. */
  enum Mode {
    /** A transaction for each message, to send and to receive. */
    EACH,
    /** A transaction for each message to send, for 64 to receive. */
    BATCHED_RECEIVE,
    /** Sent without waiting, 64 unconfirmed at most; a transaction for 64 to receive. */
    ASYNCHRONOUS
  }

  private final Site site;
  private final Mode mode;
  private final boolean sends;
  private final int each;
  private final int connections;
  private final String queue;

  /**
   * @param sends whether it sends or receives
   * @param messages in all
   */
  Raw(Site site, Mode mode, boolean sends, int messages, int connections) {
    this.site = site;
    this.mode = mode;
    this.sends = sends;
    this.each = messages / connections;
    this.connections = connections;
    this.queue = "unit." + site.recipients().getFirst().id();
  }

  @Override
  public long run() throws Exception {
    long start = System.currentTimeMillis();
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      threads.add(
          () -> {
            if (sends) {
              send();
            } else {
              receive();
            }
            return null;
          });
    }
    Role.all(threads);
    return System.currentTimeMillis() - start;
  }

  private void send() throws Exception {
    boolean waits = mode != Mode.ASYNCHRONOUS;
    Semaphore unconfirmed = new Semaphore(MOST);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (Connection connection = site.connect("hub");
        Session session =
            waits
                ? connection.createSession(true, Session.SESSION_TRANSACTED)
                : connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      byte[] body = new byte[Load.BYTES];
      for (int i = 0; i < each; i++) {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        if (waits) {
          producer.send(message);
          session.commit();
        } else {
          unconfirmed.acquire();
          producer.send(message, new Confirmed(unconfirmed, failure));
        }
      }
      unconfirmed.acquire(MOST);
      if (failure.get() != null) {
        throw new IllegalStateException("the broker did not confirm all of it", failure.get());
      }
    }
  }

  /** Makes room for another when the disk has one. */
  private record Confirmed(Semaphore unconfirmed, AtomicReference<Exception> failure)
      implements CompletionListener {
    @Override
    public void onCompletion(Message message) {
      unconfirmed.release();
    }

    @Override
    public void onException(Message message, Exception e) {
      failure.set(e);
      unconfirmed.release();
    }
  }

  private void receive() throws Exception {
    int most = mode == Mode.EACH ? 1 : MOST;
    try (Connection connection = site.connect(site.recipients().getFirst().adapter());
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
      connection.start();
      int open = 0;
      for (int i = 0; i < each; i++) {
        if (consumer.receive(PATIENCE_MILLIS) == null) {
          throw new IllegalStateException("only " + i + " of " + each + " came");
        }
        if (++open == most) {
          session.commit();
          open = 0;
        }
      }
      session.commit();
    }
  }

  @Override
  public void close() {
    // Nothing stays open.
  }
}
