package se.sluss.hub.bench.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The database alone: the same bytes into the hub's own PostgreSQL, a row and a durable commit for
 * each. Nothing is read, checked or decided; what a router does that stores and does nothing else.
 */
final class Inserting implements Role {
  private final Site site;
  private final int connections;
  private final List<byte[]> load = new ArrayList<>();
  private final List<Connection> open = new ArrayList<>();

  /** Seals, and makes an empty table. */
  Inserting(Site site, int messages, int connections) throws Exception {
    this.site = site;
    this.connections = connections;
    byte[] one = new Load(site).make(0).uplink();
    for (int i = 0; i < messages; i++) {
      load.add(one);
    }
    for (int i = 0; i < connections; i++) {
      open.add(site.database());
    }
    try (Statement statement = open.getFirst().createStatement()) {
      statement.execute("drop table if exists bench_row");
      statement.execute("create table bench_row (id uuid primary key, sent bytea not null)");
    }
  }

  @Override
  public long run() throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> threads = new ArrayList<>();
    for (Connection connection : open) {
      threads.add(
          () -> {
            insert(connection, next);
            return null;
          });
    }
    long start = System.currentTimeMillis();
    Role.all(threads);
    return System.currentTimeMillis() - start;
  }

  private void insert(Connection connection, AtomicInteger next) throws SQLException {
    try (PreparedStatement row =
        connection.prepareStatement("insert into bench_row (id, sent) values (?, ?)")) {
      for (int i = next.getAndIncrement(); i < load.size(); i = next.getAndIncrement()) {
        row.setObject(1, UUID.randomUUID());
        row.setBytes(2, load.get(i));
        row.executeUpdate();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
  }
}
