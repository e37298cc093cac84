package se.sluss.hub.bench.load;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.HubStatuses;
import se.sluss.contracts.wire.Json;

/**
 * Plays the sender: what was sealed beforehand is sent, and it is done when each has a receipt that
 * the hub has signed, and each that was accepted the hub's word that it is taken.
 */
final class Sending implements Role {
  private static final int IN_ONE = 16;
  private static final long PATIENCE_SECONDS = 120;
  private static final long URGENT_EVERY_MILLIS = 200;
  private static final long FULL_MILLIS = 50;

  private final Site site;
  private final int connections;
  private final double rate;
  private final List<Load.Sealed> load = new ArrayList<>();
  private final List<Load.Sealed> urgent = new ArrayList<>();
  private final Map<String, String> verdicts = new ConcurrentHashMap<>();
  private final Set<String> arrived = ConcurrentHashMap.newKeySet();
  private final CountDownLatch left;
  private final List<Connection> open = new ArrayList<>();
  private final Json json = new Json();

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
    this.left = new CountDownLatch(load.size() + urgent.size());
    Connection told = site.connect("police");
    open.add(told);
    for (String lane : List.of("", ".urgent")) {
      Session session = told.createSession(true, Session.SESSION_TRANSACTED);
      MessageConsumer consumer =
          session.createConsumer(session.createQueue("unit." + Load.SENDER + lane));
      consumer.setMessageListener(message -> heard(session, message));
    }
    told.start();
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
        left.countDown();
      }
    }
  }

  private void status(HubStatus status) {
    String id = status.message().toString();
    if (status.status() == HubStatus.Status.ARRIVED
        && arrived.add(id)
        && verdicts.containsKey(id)) {
      left.countDown();
    }
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
    long before = Long.MAX_VALUE;
    boolean done = false;
    while (!done && left.getCount() < before) { // as long as there is progress
      before = left.getCount();
      done = left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    long end = System.currentTimeMillis();
    try (Written told = new Written(site.file("told"))) {
      List<Written.Line> lines = new ArrayList<>();
      verdicts.forEach((id, verdict) -> lines.add(new Written.Line(id, verdict, end)));
      arrived.forEach(id -> lines.add(new Written.Line(id, "ARRIVED", end)));
      told.append(lines);
    }
    if (!done) {
      System.err.println(
          left.getCount() + " have no end, and none had one for " + PATIENCE_SECONDS + " s");
    }
    return end - start;
  }

  private void send(int first, long start, Written sent) throws Exception {
    try (Connection connection = site.connect("police");
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue("intake"))) {
      List<Due> batch = new ArrayList<>();
      for (int i = first; i < load.size(); i += connections) {
        long due = rate == 0 ? System.currentTimeMillis() : start + (long) (i * 1000 / rate);
        long wait = due - System.currentTimeMillis();
        if (wait > 0) {
          commit(session, producer, batch, sent);
          Thread.sleep(wait);
        }
        batch.add(new Due(load.get(i), due));
        if (batch.size() == IN_ONE) {
          commit(session, producer, batch, sent);
        }
      }
      commit(session, producer, batch, sent);
    }
  }

  /** One, and by when it should have been sent: a queue in here is a wait like any other. */
  private record Due(Load.Sealed one, long at) {
    Written.Line line() {
      return new Written.Line(one.id().toString(), one.goes() ? "GOES" : "STAYS", at);
    }
  }

  /**
   * Sends what is due. While the intake is full it stays here and is sent again, as an adapter
   * does: what had come after all is the same message once more.
   */
  private static void commit(
      Session session, MessageProducer producer, List<Due> batch, Written sent) throws Exception {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!batch.isEmpty()) {
      try {
        for (Due due : batch) {
          producer.send(message(session, due.one()));
        }
        session.commit();
        sent.append(batch.stream().map(Due::line).toList());
        batch.clear();
      } catch (JMSException e) {
        if (System.nanoTime() > patience) {
          throw e;
        }
        session.rollback();
        Thread.sleep(FULL_MILLIS);
      }
    }
  }

  /** One after another, while the rest waits. */
  private void sendUrgent(Written sent) throws Exception {
    try (Connection connection = site.connect("police");
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue("intake.urgent"))) {
      for (Load.Sealed one : urgent) {
        Thread.sleep(URGENT_EVERY_MILLIS);
        Written.Line line =
            new Written.Line(one.id().toString(), "URGENT", System.currentTimeMillis());
        producer.send(message(session, one));
        session.commit();
        sent.append(List.of(line));
      }
    }
  }

  private static BytesMessage message(Session session, Load.Sealed one) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(one.uplink());
    message.setStringProperty("sluss_unit", Load.SENDER.value());
    return message;
  }

  @Override
  public void close() throws JMSException {
    for (Connection connection : open) {
      connection.close();
    }
  }
}
