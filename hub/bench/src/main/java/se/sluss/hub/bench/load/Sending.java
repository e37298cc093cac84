package se.sluss.hub.bench.load;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import se.sluss.contracts.cover.Urgency;

/**
 * Plays the sender: what was sealed beforehand is sent, and it is done when each has a receipt that
 * the hub has signed, and each that was accepted the hub's word that it is taken.
 */
final class Sending implements Role {
  static final long URGENT_EVERY_MILLIS = 200;

  private final Site site;
  private final int connections;
  private final double rate;
  private final List<Load.Sealed> load = new ArrayList<>();
  private final List<Load.Sealed> urgent = new ArrayList<>();
  private final HubsWord word;

  /** Seals. */
  Sending(Site site, Order order) throws Exception {
    this.site = site;
    this.connections = order.connections();
    this.rate = order.rate();
    Load maker = new Load(site);
    for (int i = 0; i < order.messages(); i++) {
      load.add(maker.make(i));
    }
    for (int i = 0; i < order.urgent(); i++) {
      urgent.add(maker.make(i * Load.DENIED, Urgency.URGENT)); // all of them go
    }
    this.word = new HubsWord(site);
  }

  @Override
  public long run() throws Exception {
    long start = System.currentTimeMillis();
    List<Callable<Void>> threads = new ArrayList<>();
    try (Written sent = new Written(site.file("sent"))) {
      for (int i = 0; i < connections; i++) {
        int first = i;
        threads.add(
            () -> {
              send(first, start, sent);
              return null;
            });
      }
      threads.add(
          () -> {
            sendUrgent(sent);
            return null;
          });
      Role.all(threads);
    }
    word.allEnded(load.size() + urgent.size());
    long end = System.currentTimeMillis();
    word.write();
    return end - start;
  }

  private void send(int first, long start, Written sent) throws Exception {
    try (Intake intake = new Intake(site, "intake", sent)) {
      for (int i = first; i < load.size(); i += connections) {
        long due = rate == 0 ? System.currentTimeMillis() : start + (long) (i * 1000 / rate);
        long wait = due - System.currentTimeMillis();
        if (wait > 0) {
          intake.send();
          Thread.sleep(wait);
        }
        Load.Sealed one = load.get(i);
        intake.put(one, one.goes() ? "GOES" : "STAYS", due);
      }
      intake.send();
    }
  }

  /** One after another, while the rest waits. */
  private void sendUrgent(Written sent) throws Exception {
    try (Intake intake = new Intake(site, "intake.urgent", sent)) {
      for (Load.Sealed one : urgent) {
        Thread.sleep(URGENT_EVERY_MILLIS);
        intake.put(one, "URGENT", System.currentTimeMillis());
        intake.send();
      }
    }
  }

  @Override
  public void close() throws JMSException {
    word.close();
  }
}
