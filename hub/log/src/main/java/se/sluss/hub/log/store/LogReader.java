package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import se.sluss.contracts.proof.Hash;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.note.TlogProof;
import se.sluss.hub.log.tile.TilePath;

/**
 * Reads what the log has published, and trails: the one door; {@link ServedTiles}, {@link
 * ServedProofs}, {@link TrailStore} and {@link TrailFinder} are the rooms behind it. Who may read a
 * trail, and which side's entries of it, the caller decides; the caller also records the read. Safe
 * for several threads.
 */
public final class LogReader {
  private final Reading reading;
  private final TrailStore trails;
  private final Clock clock;

  /** Reads a log whose trails' keys are in this store. */
  public LogReader(DataSource database, KeyStore keyStore, Clock clock) {
    this.reading = new Reading(database);
    this.trails = new TrailStore(keyStore);
    this.clock = clock;
  }

  /**
   * The checkpoint that readers are shown, as a signed note: the last one, or for some seconds the
   * last that a witness has cosigned. Proofs and bundles lead to the same. Empty before the first.
   */
  public Optional<String> checkpoint() {
    return reading.plain(connection -> Optional.ofNullable(shown(connection).checkpoint()));
  }

  private Head shown(Connection connection) throws SQLException {
    return Cosignatures.shown(connection, clock.instant());
  }

  /** The last checkpoint as the log signed it. */
  public record Published(long size, String checkpoint) {}

  /** The last checkpoint, cosigned or not; empty before the first. */
  public Optional<Published> published() {
    return reading.plain(
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
    return reading.plain(connection -> Head.read(connection).published());
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
    return reading.plain(connection -> ServedTiles.find(connection, asked));
  }

  /**
   * A trail in the order of its counter, with what is pending.
   *
   * @throws LogException if a detail is not what its leaf commits to
   */
  public List<TrailEntry> trail(String trail) {
    return Objects.requireNonNull(trails(List.of(trail)).get(trail));
  }

  /**
   * Several trails as they stand at one moment, in the order given; their keys are asked for once.
   */
  public Map<String, List<TrailEntry>> trails(Collection<String> asked) {
    Map<String, Optional<byte[]>> keys = trails.keys(asked);
    return reading.snapshot(
        connection -> {
          Map<String, List<TrailEntry>> read = new LinkedHashMap<>();
          for (String trail : asked) {
            read.put(
                trail,
                trails.leaves(connection, trail, keys).stream()
                    .map(TrailStore.Leaf::entry)
                    .toList());
          }
          return read;
        });
  }

  /**
   * Ids of the trails that begin alike, in order.
   *
   * @param prefix at least one character; it is taken as it is written
   */
  public List<String> trailsOf(String prefix) {
    return reading.plain(connection -> TrailFinder.beginning(connection, prefix));
  }

  /**
   * Trails with a record of that time, the log's own too, the last written first.
   *
   * @param most how many to name at most
   */
  public List<String> trailsWithin(Instant from, Instant before, int most) {
    return reading.plain(connection -> TrailFinder.within(connection, from, before, most));
  }

  /**
   * Trails with a record of that time, the log's own too, in the order of their ids: page by page,
   * so that nothing is left out.
   *
   * @param after the last id of the page before; empty for the first
   * @param most how many to name at most
   */
  public List<String> trailsWithinAfter(Instant from, Instant before, String after, int most) {
    return reading.plain(
        connection -> TrailFinder.withinAfter(connection, from, before, after, most));
  }

  /** How many records of a trail the checkpoint that readers are shown covers. */
  public long coveredOf(String trail) {
    return reading.plain(
        connection -> TrailFinder.covered(connection, trail, shown(connection).publishedSize()));
  }

  /**
   * A trail with proofs, as far as the published checkpoint covers it.
   *
   * @param shown which records to show; the others are proved and counted, not shown
   * @return empty if nothing of the trail is covered yet, or there is no such trail
   */
  public Optional<TrailBundle> bundle(String trail, Predicate<LogDetail> shown) {
    return bundleSince(trail, shown, 0).map(Extended::bundle);
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
  public Optional<Extended> bundleSince(String trail, Predicate<LogDetail> shown, long seen) {
    Map<String, Optional<byte[]>> keys = trails.keys(List.of(trail));
    return reading.snapshot(
        connection ->
            ServedProofs.bundle(
                connection,
                shown(connection),
                trail,
                trails.leaves(connection, trail, keys),
                shown,
                seen));
  }

  /**
   * A receipt for a leaf: its audit path to the published checkpoint.
   *
   * @return empty while the leaf is pending or its checkpoint is not yet published
   */
  public Optional<TlogProof> inclusionProof(long leafId) {
    return reading.plain(connection -> ServedProofs.receipt(connection, leafId, clock.instant()));
  }

  /**
   * Proof that a tree of this log extends a smaller one.
   *
   * @param size1 from 0; from size 0 there is nothing to prove
   * @param size2 at most what is published
   */
  public List<Hash> consistency(long size1, long size2) {
    return reading.plain(connection -> ServedProofs.consistency(connection, size1, size2));
  }

  /**
   * Age of the oldest leaf that no published checkpoint covers; zero if there is none. Beyond its
   * limit the caller stops releasing.
   */
  public Duration lag() {
    return reading
        .plain(Lag::since)
        .map(since -> Duration.between(since, clock.instant()))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }
}
