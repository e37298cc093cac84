package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import se.sluss.contracts.proof.Hash;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.note.TlogProof;
import se.sluss.hub.log.tile.EntryBundle;
import se.sluss.hub.log.tile.TilePath;
import se.sluss.hub.log.tile.TileSubtrees;

/**
 * Reads what the log has published, and trails. Who may read a trail, and which side's entries of
 * it, the caller decides; the caller also records the read. Safe for several threads.
 */
public final class LogReader {
  private final DataSource database;
  private final TrailStore trails;
  private final Clock clock;

  public LogReader(DataSource database, LogKeys keys, Clock clock) {
    this.database = database;
    this.trails = new TrailStore(keys);
    this.clock = clock;
  }

  /**
   * The checkpoint that readers are shown, as a signed note: the last one, or for some seconds the
   * last that a witness has cosigned. Proofs and bundles lead to the same. Empty before the first.
   */
  public Optional<String> checkpoint() {
    return reading(connection -> Optional.ofNullable(shown(connection).checkpoint()));
  }

  private Head shown(Connection connection) throws SQLException {
    return Cosignatures.shown(connection, clock.instant());
  }

  /** The last checkpoint as the log signed it. */
  public record Published(long size, String checkpoint) {}

  /** The last checkpoint, cosigned or not; empty before the first. */
  public Optional<Published> published() {
    return reading(
        connection -> {
          Head head = Head.read(connection);
          Long size = head.publishedSize();
          String checkpoint = head.checkpoint();
          return size == null || checkpoint == null
              ? Optional.empty()
              : Optional.of(new Published(size, checkpoint));
        });
  }

  /** Leaves in the tree of the published checkpoint; 0 before the first. */
  public long publishedSize() {
    return reading(LogReader::publishedSize);
  }

  /**
   * A tile or entry bundle of the published tree, of exactly the width asked for.
   *
   * @param path as in C2SP tlog-tiles, without leading slash: {@code tile/0/x001/234.p/5}
   * @return empty if there is none, or the path is none
   */
  public Optional<byte[]> tile(String path) {
    TilePath asked;
    try {
      asked = TilePath.parse(path);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return reading(connection -> tile(connection, asked));
  }

  private static Optional<byte[]> tile(Connection connection, TilePath asked) throws SQLException {
    long published = publishedSize(connection);
    int shift = 8 * Math.max(asked.level(), 0);
    long atLevel = shift > 62 ? 0 : published >>> shift;
    if (asked.index() > atLevel / TilePath.FULL
        || asked.index() * TilePath.FULL + asked.width() > atLevel) {
      return Optional.empty();
    }
    if (asked.level() == TilePath.ENTRIES) {
      return Optional.of(
          EntryBundle.encode(entries(connection, asked.index() * TilePath.FULL, asked.width())));
    }
    return TileStore.find(connection, asked.level(), asked.index())
        .map(hashes -> Arrays.copyOf(hashes, asked.width() * Hash.LENGTH));
  }

  private static List<byte[]> entries(Connection connection, long from, int count)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select commitment from log_place join log_leaf
              on id >= first_leaf + greatest(? - first_index, 0)
              and id < first_leaf + least(? - first_index, leaves)
            where first_index < ? and first_index >= (
              select max(first_index) from log_place where first_index <= ?)
            order by first_index, id
            """)) {
      select.setLong(1, from);
      select.setLong(2, from + count);
      select.setLong(3, from + count);
      select.setLong(4, from);
      List<byte[]> entries = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(row.getBytes(1));
        }
      }
      if (entries.size() != count) {
        throw new LogException("leaves are missing from " + from);
      }
      return entries;
    }
  }

  /**
   * A trail in the order of its counter, all sides together, with what is pending.
   *
   * @throws LogException if a detail is not what its leaf commits to
   */
  public List<TrailEntry> trail(String referralId) {
    return reading(connection -> trails.read(connection, referralId));
  }

  /**
   * Ids of the trails that begin alike, in order.
   *
   * @param prefix at least one character; it is taken as it is written
   */
  public List<String> trailsOf(String prefix) {
    return reading(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select referral_id from log_referral where starts_with(referral_id, ?)"
                      + " order by referral_id")) {
            select.setString(1, prefix);
            List<String> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ids.add(row.getString(1));
              }
            }
            return List.copyOf(ids);
          }
        });
  }

  /**
   * Trails with a record of that time, the log's own too, the last written first.
   *
   * @param most how many to name at most
   */
  public List<String> trailsWithin(Instant from, Instant before, int most) {
    return reading(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select referral_id from log_leaf where recorded_at >= ? and recorded_at < ?"
                      + " group by referral_id order by max(id) desc limit ?")) {
            select.setObject(1, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
            select.setObject(2, OffsetDateTime.ofInstant(before, ZoneOffset.UTC));
            select.setInt(3, most);
            List<String> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ids.add(row.getString(1));
              }
            }
            return List.copyOf(ids);
          }
        });
  }

  /** How many records of a trail the checkpoint that readers are shown covers. */
  public long coveredOf(String referralId) {
    return reading(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select count(*) from log_placed where referral_id = ? and leaf_index < ?")) {
            select.setString(1, referralId);
            select.setObject(2, shown(connection).publishedSize(), Types.BIGINT);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          }
        });
  }

  /**
   * A trail with proofs, as far as the published checkpoint covers it.
   *
   * @param shown which records to show; the others are proved and counted, not shown
   * @return empty if nothing of the trail is covered yet, or there is no such trail
   */
  public Optional<TrailBundle> bundle(String referralId, Predicate<LogDetail> shown) {
    return bundleSince(referralId, shown, 0).map(Extended::bundle);
  }

  /**
   * A trail with proofs, and the proof that its checkpoint extends an earlier one.
   *
   * @param consistency empty if the earlier tree is of size 0, or not smaller
   */
  public record Extended(TrailBundle bundle, List<Hash> consistency) {
    public Extended {
      consistency = List.copyOf(consistency);
    }
  }

  /**
   * A trail with proofs for somebody who has seen an earlier checkpoint.
   *
   * @param seen leaves of the tree that was seen, from 0
   */
  public Optional<Extended> bundleSince(String referralId, Predicate<LogDetail> shown, long seen) {
    return reading(
        connection -> {
          Head head = shown(connection);
          Long size = head.publishedSize();
          String checkpoint = head.checkpoint();
          if (size == null || checkpoint == null) {
            return Optional.empty();
          }
          Prover prover = new Prover(new TileSubtrees(TileStore.source(connection)));
          List<TrailBundle.Entry> entries = new ArrayList<>();
          for (TrailStore.Leaf leaf : trails.leaves(connection, referralId)) {
            Long index = leaf.index();
            if (index == null || index >= size) {
              break;
            }
            entries.add(
                new TrailBundle.Entry(
                    leaf.counter(),
                    index,
                    leaf.commitment(),
                    prover.inclusion(index, size),
                    leaf.shown(shown)));
          }
          return entries.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new Extended(
                      new TrailBundle(referralId, checkpoint, entries),
                      seen < 1 || seen >= size ? List.of() : prover.consistency(seen, size)));
        });
  }

  /**
   * A receipt for a leaf: its audit path to the published checkpoint.
   *
   * @return empty while the leaf is pending or its checkpoint is not yet published
   */
  public Optional<TlogProof> inclusionProof(long leafId) {
    return reading(connection -> proof(connection, leafId));
  }

  private Optional<TlogProof> proof(Connection connection, long leafId) throws SQLException {
    Head head = shown(connection);
    Long size = head.publishedSize();
    String checkpoint = head.checkpoint();
    Optional<Long> index = indexOf(connection, leafId);
    if (size == null || checkpoint == null || index.isEmpty() || index.orElseThrow() >= size) {
      return Optional.empty();
    }
    Prover prover = new Prover(new TileSubtrees(TileStore.source(connection)));
    return Optional.of(
        new TlogProof(
            index.orElseThrow(), prover.inclusion(index.orElseThrow(), size), checkpoint));
  }

  /**
   * Proof that a tree of this log extends a smaller one.
   *
   * @param size1 from 0; from size 0 there is nothing to prove
   * @param size2 at most what is published
   */
  public List<Hash> consistency(long size1, long size2) {
    return reading(
        connection ->
            size1 == 0
                ? List.of()
                : new Prover(new TileSubtrees(TileStore.source(connection)))
                    .consistency(size1, size2));
  }

  /**
   * Age of the oldest leaf that no published checkpoint covers; zero if there is none. Beyond its
   * limit the caller stops releasing.
   */
  public Duration lag() {
    Optional<Instant> oldest =
        reading(
            connection -> {
              Long size = Head.read(connection).publishedSize();
              Optional<Instant> pending =
                  instant(
                      connection,
                      "select recorded_at from log_pending join log_leaf on id = first_leaf"
                          + " order by first_leaf limit 1");
              Optional<Instant> unpublished =
                  instant(
                      connection,
                      "select recorded_at from log_place join log_leaf on id = first_leaf"
                          + " where first_index = "
                          + (size == null ? 0L : size.longValue()));
              return unpublished.isPresent() ? unpublished : pending;
            });
    return oldest
        .map(since -> Duration.between(since, clock.instant()))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  private static Optional<Instant> instant(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
          : Optional.empty();
    }
  }

  private static long publishedSize(Connection connection) throws SQLException {
    Long size = Head.read(connection).publishedSize();
    return size == null ? 0 : size;
  }

  private static Optional<Long> indexOf(Connection connection, long leafId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select leaf_index from log_placed where id = ?")) {
      select.setLong(1, leafId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.ofNullable(row.getObject(1, Long.class)) : Optional.empty();
      }
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  /** One snapshot for all that a reading looks at. */
  private <T> T reading(Reading<T> reading) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        return reading.from(connection);
      } finally {
        connection.rollback();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new LogException("the log could not be read", e);
    }
  }
}
