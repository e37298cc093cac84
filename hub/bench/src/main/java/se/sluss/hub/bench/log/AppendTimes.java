package se.sluss.hub.bench.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.store.LogWriter;

/**
 * How long a transaction of the hub's takes that records four leaves in two trails, commit and key
 * store and all: with trails that are new, whose keys are made and committed first, and with trails
 * that have keys.
 */
final class AppendTimes {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Actor ACTOR = Actor.hub("bench");

  private final LogUnderTest log;
  private final LogWriter writer;

  AppendTimes(LogUnderTest log) throws SQLException {
    this.log = log;
    this.writer = log.writer();
  }

  /**
   * Times transactions.
   *
   * @param known whether the trails have had a record before
   * @return milliseconds each
   */
  double[] of(int transactions, boolean known) throws Exception {
    double[] millis = new double[transactions];
    for (int i = 0; i < transactions; i++) {
      String trail = "append-" + (known ? "known" : "new") + "-" + (known ? i % 64 : i);
      if (known && i < 64) {
        append(trail);
      }
      long start = System.nanoTime();
      append(trail);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return millis;
  }

  private void append(String trail) throws Exception {
    try (Connection tx = log.database().getConnection()) {
      tx.setAutoCommit(false);
      writer.append(
          tx,
          List.of(
              detail(trail + "/sender"),
              detail(trail + "/sender"),
              detail(trail + "/recipient"),
              detail(trail + "/recipient")));
      tx.commit();
    }
  }

  private static LogDetail detail(String trail) {
    return LogDetail.of(LogEvent.RELEASED, NOON, trail, ACTOR).at("0127", "0127.on-call");
  }
}
