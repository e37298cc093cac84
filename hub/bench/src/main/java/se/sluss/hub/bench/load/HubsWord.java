package se.sluss.hub.bench.load;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.HubStatuses;
import se.sluss.contracts.wire.Json;

/**
 * What the hub tells the sender, each word with its signature checked. A message has its verdict
 * when its receipt has come, and its end when it was refused or the hub has said that it is taken.
 */
final class HubsWord implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final long LOOK_MILLIS = 20;

  private final Site site;
  private final Connection connection;
  private final Map<String, String> verdicts = new ConcurrentHashMap<>();
  private final Set<String> arrived = ConcurrentHashMap.newKeySet();
  private final AtomicLong ended = new AtomicLong();
  private final Json json = new Json();

  /** Listens from now on. */
  HubsWord(Site site) throws JMSException {
    this.site = site;
    connection = site.connect(Load.PROGRAM);
    for (String lane : List.of("", ".urgent")) {
      Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
      MessageConsumer consumer =
          session.createConsumer(session.createQueue("unit." + Load.SENDER + lane));
      consumer.setMessageListener(message -> heard(session, message));
    }
    connection.start();
  }

  private void heard(Session session, Message message) {
    try {
      byte[] body = message.getBody(byte[].class);
      switch (json.read(body, Downlink.class)) {
        case Downlink.Acknowledge(var signed) ->
            json.read(site.verifier.verify(signed).content().toArray(), HubReceipts.class)
                .receipts()
                .forEach(this::receipt);
        case Downlink.Tell(var signed) ->
            json.read(site.verifier.verify(signed).content().toArray(), HubStatuses.class)
                .statuses()
                .forEach(this::status);
        case Downlink.Deliver _ -> throw new IllegalStateException("nobody sends to the sender");
      }
      session.commit();
    } catch (Exception e) {
      System.err.println("the hub's word could not be read: " + e);
    }
  }

  private void receipt(HubReceipt receipt) {
    for (HubReceipt.Result result : receipt.results()) {
      String id = result.message().toString();
      boolean refused = result.verdict() == HubReceipt.Verdict.REFUSED;
      if (verdicts.put(id, result.verdict().name()) == null && (refused || arrived.contains(id))) {
        ended.incrementAndGet();
      }
    }
  }

  private void status(HubStatus status) {
    String id = status.message().toString();
    if (status.status() == HubStatus.Status.ARRIVED
        && arrived.add(id)
        && verdicts.containsKey(id)) {
      ended.incrementAndGet();
    }
  }

  /** Waits until so many have their verdict, as long as there is progress. */
  void allJudged(long messages) throws InterruptedException {
    await(messages, verdicts::size);
  }

  /** Waits until so many have their end, as long as there is progress. */
  void allEnded(long messages) throws InterruptedException {
    await(messages, ended::get);
  }

  /** How many there are. */
  @FunctionalInterface
  private interface Count {
    long now();
  }

  private static void await(long messages, Count count) throws InterruptedException {
    long before = count.now();
    long since = System.nanoTime();
    while (before < messages) {
      Thread.sleep(LOOK_MILLIS);
      long now = count.now();
      if (now > before) {
        before = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        System.err.println(
            (messages - now) + " are waited for, and none came for " + PATIENCE_SECONDS + " s");
        return;
      }
    }
  }

  /** Keeps what was told in a file, for the one that compares. */
  void write() throws IOException {
    long end = System.currentTimeMillis();
    try (Written told = new Written(site.file("told"))) {
      List<Written.Line> lines = new ArrayList<>();
      verdicts.forEach((id, verdict) -> lines.add(new Written.Line(id, verdict, end)));
      arrived.forEach(id -> lines.add(new Written.Line(id, "ARRIVED", end)));
      told.append(lines);
    }
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
