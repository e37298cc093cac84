package se.sluss.hub.bench.log;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.KeyStore;
import se.sluss.hub.log.store.LogKeys;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.LogWriter;
import se.sluss.hub.log.store.Sequencer;

/** A log in a PostgreSQL of its own that waits for the disk, and a bare table beside it. */
final class LogUnderTest implements AutoCloseable {
  /** Records of a trail. */
  private static final int TRAIL = 8;

  /** Trails that are written to by turns, so that almost every leaf has one before it elsewhere. */
  private static final int AT_ONCE = 4096;

  /** Leaves of one transaction of the hub. */
  private static final int APPEND = 4;

  private static final int STRETCH = 1 << 16;

  /** Leaves that a large tree's rounds are taken to have placed each. */
  private static final int ROUND = 1024;

  /** What {@code LogWriter} lists; a leaf's id is one more than its number. */
  private static final String PENDING =
      """
      insert into log_pending (first_leaf, leaf_ids, commitments, after)
      select min(id), array_agg(id order by id), string_agg(commitment, '' order by id),
        coalesce(array_agg(id - %d) filter (where counter > 0), '{}')
      from log_leaf where id > ? group by (id - 1) / %d order by 1
      """
          .formatted(AT_ONCE, APPEND);

  private static final String COLUMNS =
      " (id, referral_id, counter, recorded_at, commitment) from stdin";

  private final EmbeddedPostgres postgres;
  private final HikariDataSource database;
  private final HikariDataSource keysDatabase;
  private final Path checkpoint;
  private final LogSigner signer = LogSigner.generate("bench.example/log", new SecureRandom());
  private final Clock clock = Clock.systemUTC();
  private final LogReader reader;
  private final LogWriter writer;
  private final Sequencer sequencer;
  private long leaves;
  private long rows;

  LogUnderTest(Path folder) throws Exception {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("database"))
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("checkpoint_timeout", "30min")
            .setServerConfig("shared_buffers", "256MB")
            .start();
    // A pool, as the hub has.
    database = new HikariDataSource();
    database.setDataSource(postgres.getPostgresDatabase());
    checkpoint = folder.resolve("checkpoint");
    execute("create database keys");
    // The key store: another database and pool, as in the hub; the same server, as in deploy/local.
    keysDatabase = new HikariDataSource();
    keysDatabase.setDataSource(postgres.getDatabase("postgres", "keys"));
    KeyStore keys = new KeyStore(keysDatabase, LogKeys.of("bench", new byte[32]));
    execute(keysDatabase, resource("/db/keystore/V1__key_store.sql"));
    reader = new LogReader(database, keys, clock);
    writer = new LogWriter(keys, clock);
    execute(resource("/db/log/V1__log.sql"));
    execute(resource("/db/log/V10__by_time.sql"));
    execute(resource("/db/log/V20__keys_elsewhere.sql"));
    execute(
        "create table bare (id bigint primary key, referral_id text not null, counter bigint not"
            + " null, recorded_at timestamptz not null, commitment bytea not null)");
    sequencer = new Sequencer(database, signer, checkpoint, clock);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(LogUnderTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  LogReader reader() {
    return reader;
  }

  /** Writes as the hub does; its ids follow those that were put there by bulk. */
  LogWriter writer() throws SQLException {
    execute("select setval(pg_get_serial_sequence('log_leaf', 'id'), " + (leaves + 1) + ", false)");
    return writer;
  }

  DataSource database() {
    return database;
  }

  String verifierKey() {
    return signer.verifierKey();
  }

  private void execute(String sql) throws SQLException {
    execute(database, sql);
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Empties the write-ahead log's debts, so that neither side pays for the other. */
  void settle() throws SQLException {
    execute("checkpoint");
  }

  /** What the database does of itself to a log that has grown over months and not in a minute. */
  void age() throws SQLException {
    execute("vacuum");
    settle();
  }

  static byte[] commitment(long n) {
    return ByteBuffer.allocate(32).putLong(n).putLong(~n).putLong(n * 31).putLong(n ^ 77).array();
  }

  /** Id of the {@code n}th leaf: in these logs the order of ids is that of the tree. */
  static long idOf(long n) {
    return n + 1;
  }

  /** Rows from the {@code from}th on, as COPY reads them. */
  private static String rows(long from, int count) {
    StringBuilder text = new StringBuilder(count * 160);
    for (long n = from; n < from + count; n++) {
      text.append(idOf(n))
          .append("\t01999999-0000-7000-8000-")
          .append(HexFormat.of().toHexDigits(n / (AT_ONCE * TRAIL) * AT_ONCE + n % AT_ONCE, 12))
          .append("/sender\t")
          .append(n / AT_ONCE % TRAIL)
          .append("\t2026-05-04T16:00:00Z\t\\\\x")
          .append(HexFormat.of().formatHex(commitment(n)))
          .append('\n');
    }
    return text.toString();
  }

  private static void copy(Connection connection, String table, String rows)
      throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + table + COLUMNS, new StringReader(rows));
  }

  /** Puts pending leaves there by bulk; not measured. */
  void append(int count) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      copy(connection, "log_leaf", rows(leaves, count));
      try (PreparedStatement pending = connection.prepareStatement(PENDING)) {
        pending.setLong(1, leaves);
        pending.executeUpdate();
      }
      connection.commit();
    }
    leaves += count;
  }

  /** One round of about that many leaves; how many it took. */
  int round(int batch) {
    return sequencer.integrate(Math.max(1, batch / APPEND)).count();
  }

  /** Integrates all that is pending; seconds. */
  double integrate(int batch) {
    long start = System.nanoTime();
    while (round(batch) >= batch) {
      // A full batch: there is more.
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** COPY of rows of the same size, a transaction for each batch; seconds. */
  double bareCopy(int count, int batch) throws SQLException, IOException {
    List<String> batches = new ArrayList<>();
    for (int done = 0; done < count; done += batch) {
      batches.add(rows(rows + done, Math.min(batch, count - done)));
    }
    rows += count;
    try (Connection connection = database.getConnection()) {
      long start = System.nanoTime();
      for (String one : batches) {
        copy(connection, "bare", one);
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  /** Builds a tree of this many leaves in bulk, with every row that rounds would have left. */
  void rebuild(long size) throws Exception {
    execute("truncate bare, log_leaf, log_pending, log_place, log_tile, log_detail");
    Files.deleteIfExists(checkpoint);
    for (leaves = 0; leaves < size; leaves = Math.min(size, leaves + STRETCH)) {
      try (Connection connection = database.getConnection()) {
        copy(connection, "log_leaf", rows(leaves, (int) Math.min(STRETCH, size - leaves)));
      }
    }
    execute(
        "insert into log_place select n + 1, n, least(%2$d, %1$d - n) from generate_series(0, %1$d - 1, %2$d) as n"
            .formatted(size, ROUND));
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      BulkTree.build(connection, size);
      connection.commit();
    }
    execute("vacuum analyze");
    round(1);
  }

  @Override
  public void close() throws IOException {
    database.close();
    keysDatabase.close();
    postgres.close();
  }
}
