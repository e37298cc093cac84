package se.sluss.hub.bench.load;

import jakarta.jms.JMSException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;

/**
 * Plays the sender while one recipient is down: nine in ten of what it sends, at a steady rate, is
 * for that one. When the hub has answered for all of it, the recipient is up, and urgent messages
 * to it follow while it takes what has waited. What is sent is sealed beforehand into files, since
 * it may be more than a process can hold.
 */
final class Filling implements Role {
  /** The file whose presence says that the recipient is up. */
  static final String UP = "up";

  /** When the filling began and ended, and when all was taken. */
  static final String PHASES = "phases";

  private static final int OTHERS = 10;

  private final Site site;
  private final Order order;
  private final List<Load.Sealed> urgent = new ArrayList<>();
  private final HubsWord word;

  /** Seals. */
  Filling(Site site, Order order) throws Exception {
    this.site = site;
    this.order = order;
    Files.deleteIfExists(site.file(UP));
    List<Callable<Void>> threads = new ArrayList<>();
    for (int i = 0; i < order.connections(); i++) {
      int first = i;
      threads.add(
          () -> {
            seal(first);
            return null;
          });
    }
    Role.all(threads);
    Load load = new Load(site);
    for (int i = 0; i < order.urgent(); i++) {
      urgent.add(load.make(site.recipients().getFirst(), true, Urgency.URGENT));
    }
    this.word = new HubsWord(site);
  }

  private Path file(int first) {
    return site.file("sealed-" + first);
  }

  private static boolean forAnother(int number) {
    return number % OTHERS == 0;
  }

  private void seal(int first) throws Exception {
    Load load = new Load(site);
    List<Unit> units = site.recipients();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(first))))) {
      for (int i = first; i < order.messages(); i += order.connections()) {
        Unit to = units.get(forAnother(i) ? 1 + i / OTHERS % (units.size() - 1) : 0);
        Load.Sealed one = load.make(to, i % Load.DENIED != Load.DENIED - 1, Urgency.ROUTINE);
        UUID id = one.id().value();
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
        out.writeBoolean(one.goes());
        out.writeInt(one.uplink().length);
        out.write(one.uplink());
      }
    }
  }

  private static Load.Sealed read(DataInputStream in) throws IOException {
    MessageId id = new MessageId(new UUID(in.readLong(), in.readLong()));
    boolean goes = in.readBoolean();
    return new Load.Sealed(id, goes, in.readNBytes(in.readInt()));
  }

  @Override
  public long run() throws Exception {
    List<Written.Line> phases = new ArrayList<>();
    try (Written sent = new Written(site.file("sent"));
        Written phased = new Written(site.file(PHASES))) {
      phases.add(now("begun"));
      long start = phases.getFirst().at();
      List<Callable<Void>> threads = new ArrayList<>();
      for (int i = 0; i < order.connections(); i++) {
        int first = i;
        threads.add(
            () -> {
              send(first, start, sent);
              return null;
            });
      }
      Role.all(threads);
      word.allJudged(order.messages());
      phases.add(now("filled"));
      Files.createFile(site.file(UP));
      sendUrgent(sent);
      word.allEnded(order.messages() + urgent.size());
      phases.add(now("drained"));
      phased.append(phases);
    }
    word.write();
    return phases.getLast().at() - phases.getFirst().at();
  }

  private static Written.Line now(String phase) {
    return new Written.Line(phase, "AT", System.currentTimeMillis());
  }

  private void send(int first, long start, Written sent) throws Exception {
    try (Intake intake = new Intake(site, "intake", sent);
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file(first))))) {
      for (int i = first; i < order.messages(); i += order.connections()) {
        long due = start + (long) (i * 1000 / order.rate());
        long wait = due - System.currentTimeMillis();
        if (wait > 0) {
          intake.send();
          Thread.sleep(wait);
        }
        Load.Sealed one = read(in);
        String word = !one.goes() ? "STAYS" : forAnother(i) ? "GOES" : "WAITS";
        intake.put(one, word, due);
      }
      intake.send();
    }
  }

  private void sendUrgent(Written sent) throws Exception {
    try (Intake intake = new Intake(site, "intake.urgent", sent)) {
      for (Load.Sealed one : urgent) {
        Thread.sleep(Sending.URGENT_EVERY_MILLIS);
        intake.put(one, "URGENT", System.currentTimeMillis());
        intake.send();
      }
    }
  }

  @Override
  public void close() throws JMSException, IOException {
    word.close();
    for (int i = 0; i < order.connections(); i++) {
      Files.deleteIfExists(file(i));
    }
  }
}
