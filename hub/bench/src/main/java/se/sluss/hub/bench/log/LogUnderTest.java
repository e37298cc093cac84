package se.sluss.hub.bench.log;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Proofs;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.note.TlogProof;
import se.sluss.hub.log.store.LogKeys;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.Sequencer;

/** A log in a PostgreSQL of its own that waits for the disk, and a bare table beside it. */
final class LogUnderTest implements AutoCloseable {
  /** Referrals that leaves are spread over, as many records each. */
  private static final int TRAIL = 8;

  private static final String COPY_LEAF =
      "copy log_leaf (referral_id, counter, recorded_at, commitment) from stdin";
  private static final String COPY_BARE =
      "copy bare (referral_id, counter, recorded_at, commitment, leaf_index) from stdin";

  private final EmbeddedPostgres postgres;
  private final DataSource database;
  private final Path checkpoint;
  private final LogSigner signer = LogSigner.generate("bench.example/log", new SecureRandom());
  private final Clock clock = Clock.systemUTC();
  private final LogReader reader;
  private Sequencer sequencer;
  private long next;

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
    database = postgres.getPostgresDatabase();
    checkpoint = folder.resolve("checkpoint");
    reader = new LogReader(database, LogKeys.of("bench", new byte[32]), clock);
    execute(schema());
    execute(
        "create table bare (id bigint generated always as identity primary key, referral_id text"
            + " not null, counter bigint not null, recorded_at timestamptz not null, commitment"
            + " bytea not null, leaf_index bigint)");
    sequencer = new Sequencer(database, signer, checkpoint, clock);
  }

  private static String schema() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file : List.of("V1__log.sql")) {
      try (InputStream in =
          Objects.requireNonNull(LogUnderTest.class.getResourceAsStream("/db/log/" + file), file)) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      }
    }
    return all.toString();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Empties the write-ahead log's debts, so that neither side pays for the other. */
  void settle() throws SQLException {
    execute("checkpoint");
  }

  static byte[] commitment(long n) {
    return ByteBuffer.allocate(32).putLong(n).putLong(~n).putLong(n * 31).putLong(n ^ 77).array();
  }

  private static void row(StringBuilder to, long n) {
    to.append("01999999-0000-7000-8000-")
        .append(HexFormat.of().toHexDigits(n / TRAIL, 12))
        .append("/sender\t")
        .append(n % TRAIL)
        .append("\t2026-05-04T16:00:00Z\t\\\\x")
        .append(HexFormat.of().formatHex(commitment(n)));
  }

  /** Puts pending leaves there by bulk; not measured. */
  void append(int count) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        row(text, next++);
        text.append('\n');
      }
      copy(connection, COPY_LEAF, text);
    }
  }

  private static void copy(Connection connection, String sql, CharSequence rows)
      throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn(sql, new java.io.StringReader(rows.toString()));
  }

  /** Integrates all that is pending; seconds. */
  double integrate(int batch) {
    long start = System.nanoTime();
    while (sequencer.integrate(batch).count() == batch) {
      // A full batch: there is more.
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** COPY of rows of the same size, a transaction for each batch; seconds. */
  double bareCopy(int count, int batch) throws SQLException, IOException {
    List<String> batches = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      row(text, i);
      text.append('\t').append(i).append('\n');
      if (i % batch == 0 || i == count) {
        batches.add(text.toString());
        text.setLength(0);
      }
    }
    try (Connection connection = database.getConnection()) {
      long start = System.nanoTime();
      for (String one : batches) {
        copy(connection, COPY_BARE, one);
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private record Committed(long upTo, long at) {}

  /**
   * Commits leaves at a rate, with the hub's own pause between rounds.
   *
   * @return milliseconds from each commit to the publishing of a checkpoint that covers it
   */
  double[] latency(double rate, double seconds) throws Exception {
    Deque<Committed> waiting = new ConcurrentLinkedDeque<>();
    AtomicBoolean writing = new AtomicBoolean(true);
    List<Double> millis = new ArrayList<>();
    long before = reader.publishedSize();
    Thread sequencing =
        new Thread(
            () -> {
              while (writing.get() || !waiting.isEmpty()) {
                long published;
                int count;
                do {
                  count = sequencer.integrate(1024).count();
                  published = reader.publishedSize() - before;
                  long now = System.nanoTime();
                  while (!waiting.isEmpty() && waiting.getFirst().upTo() <= published) {
                    millis.add((now - waiting.removeFirst().at()) / 1e6);
                  }
                } while (count == 1024);
                pause(250);
              }
            });
    sequencing.start();
    int perCommit = (int) Math.max(1, rate / 100);
    long start = System.nanoTime();
    long done = 0;
    while ((System.nanoTime() - start) / 1e9 < seconds) {
      append(perCommit);
      done += perCommit;
      waiting.addLast(new Committed(done, System.nanoTime()));
      double ahead = done / rate - (System.nanoTime() - start) / 1e9;
      if (ahead > 0) {
        pause((long) (ahead * 1000));
      }
    }
    writing.set(false);
    sequencing.join();
    return millis.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Builds a tree of this many leaves by its tiles alone, with the rows of some leaves; seconds.
   */
  double rebuild(long size) throws Exception {
    long start = System.nanoTime();
    execute("truncate log_leaf, log_detail, log_referral, log_tile, log_key_store cascade");
    execute("truncate bare");
    Files.deleteIfExists(checkpoint);
    next = (size / TRAIL + 1) * TRAIL;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      BulkTree.build(connection, size);
      StringBuilder some = new StringBuilder();
      Random random = new Random(size);
      Deque<Long> sampled = new ArrayDeque<>();
      random.longs(0, size).distinct().limit(Math.min(size, 2000)).sorted().forEach(sampled::add);
      for (long n : sampled) {
        row(some, n);
        some.append('\t').append(n).append('\n');
      }
      copy(
          connection,
          "copy log_leaf (referral_id, counter, recorded_at, commitment, leaf_index) from stdin",
          some);
      connection.commit();
    }
    execute("vacuum analyze");
    sequencer = new Sequencer(database, signer, checkpoint, clock);
    sequencer.integrate(1);
    return (System.nanoTime() - start) / 1e9;
  }

  /** Times proofs of leaves that have rows, each checked; milliseconds. */
  double[] proofs(int most) throws SQLException {
    List<Long> ids = new ArrayList<>();
    List<Long> indexes = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select id, leaf_index from log_leaf where leaf_index is not null order by"
                    + " md5(id::text) limit "
                    + most)) {
      while (row.next()) {
        ids.add(row.getLong(1));
        indexes.add(row.getLong(2));
      }
    }
    NoteVerifier notes = NoteVerifier.of(signer.verifierKey());
    double[] millis = new double[ids.size()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      TlogProof proof = reader.inclusionProof(ids.get(i)).orElseThrow();
      millis[i] = (System.nanoTime() - start) / 1e6;
      VerifiedCheckpoint head = notes.checkpoint(proof.checkpoint());
      Proofs.inclusion(
          proof.index(),
          head.size(),
          Rfc6962.leaf(commitment(indexes.get(i))),
          proof.path(),
          head.root());
    }
    return millis;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
