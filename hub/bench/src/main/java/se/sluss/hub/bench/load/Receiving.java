package se.sluss.hub.bench.load;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.Uplink;

/**
 * Plays the recipients: what comes is checked, kept on disk, and then the unit signs that it has
 * taken it. What comes together is kept and signed for together.
 */
final class Receiving implements Role {
  private static final int MOST = 64;
  private static final int PATIENCE_MILLIS = 200;

  private final Site site;
  private final Map<String, List<Connection>> open = new HashMap<>();
  private final Json json = new Json();
  private final Clock clock = Clock.systemUTC();
  private final @Nullable UnitId late;
  private volatile boolean running = true;

  /**
   * Connects, which takes a while with TLS: before the clock runs.
   *
   * @param late whether the first of them is down until {@link Filling} says that it is up
   */
  Receiving(Site site, int connections, boolean late) throws JMSException {
    this.site = site;
    this.late = late ? site.recipients().getFirst().id() : null;
    for (Unit unit : site.recipients()) {
      List<Connection> own = open.computeIfAbsent(unit.adapter(), _ -> new ArrayList<>());
      if (own.size() < connections) {
        Connection fresh = site.connect(unit.adapter());
        fresh.start();
        own.add(fresh);
      }
    }
  }

  @Override
  public long run() throws Exception {
    List<Callable<Void>> threads = new ArrayList<>();
    try (Written received = new Written(site.file("received"))) {
      int number = 0;
      for (Unit unit : site.recipients()) {
        List<Connection> own = Objects.requireNonNull(open.get(unit.adapter()));
        Connection connection = own.get(number++ % own.size());
        for (String lane : List.of("", ".urgent")) {
          threads.add(
              () -> {
                receive(connection, unit, lane, received);
                return null;
              });
        }
      }
      Role.all(threads);
    } finally {
      for (List<Connection> connections : open.values()) {
        for (Connection connection : connections) {
          connection.close();
        }
      }
    }
    return 0;
  }

  private void receive(Connection connection, Unit unit, String lane, Written received)
      throws Exception {
    while (running && unit.id().equals(late) && !Files.exists(site.file(Filling.UP))) {
      Thread.sleep(PATIENCE_MILLIS);
    }
    Signer signer = new Signer(site.keys(unit.id()).signingKey(), site.keys(unit.id()).signing());
    try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer =
            session.createConsumer(session.createQueue("unit." + unit.id() + lane));
        MessageProducer producer = session.createProducer(session.createQueue("intake.evidence"))) {
      while (running) {
        List<Evidence.Item> items = new ArrayList<>();
        List<Written.Line> lines = new ArrayList<>();
        @Nullable Message message = consumer.receive(PATIENCE_MILLIS);
        while (message != null) {
          Optional<Cover> cover = cover(message);
          if (cover.isPresent()) {
            MessageId id = cover.get().messageId();
            items.add(new Evidence.Item(id, Evidence.Step.TAKEN, clock.instant(), null));
            lines.add(new Written.Line(id.toString(), "TAKEN", clock.millis()));
          }
          message = items.size() < MOST ? consumer.receiveNoWait() : null;
        }
        if (!items.isEmpty()) {
          received.append(lines);
          Evidence evidence = new Evidence(unit.id(), items);
          BytesMessage report = session.createBytesMessage();
          report.writeBytes(json.write(new Uplink.Report(signer.sign(json.write(evidence)))));
          report.setStringProperty("sluss_unit", unit.id().value());
          producer.send(report);
        }
        session.commit();
      }
    }
  }

  /** Empty for what the hub says of messages, such as that one has waited too long. */
  private Optional<Cover> cover(Message message) throws Exception {
    if (json.read(message.getBody(byte[].class), Downlink.class)
        instanceof Downlink.Deliver(var sealed, var _)) {
      return Optional.of(
          json.read(site.verifier.verify(sealed.cover()).content().toArray(), Cover.class));
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    running = false;
  }
}
