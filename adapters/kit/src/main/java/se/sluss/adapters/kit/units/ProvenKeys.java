package se.sluss.adapters.kit.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.hub.HubAnswer;
import se.sluss.adapters.kit.hub.HubApi.DirectoryLog;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.keys.Usage;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Proofs;
import se.sluss.contracts.proof.PublishedKeys;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.TrailVerifier;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.contracts.proof.VerifiedTrail;
import se.sluss.contracts.witness.DurableFile;

/**
 * Which keys of units the hub's log proves. What was last verified is kept on disk, so that a hub
 * that shows another history afterwards is seen, also over a stop. An alarm stays, in a file, until
 * somebody at the agency has dealt with it and removes the file. Safe for several threads.
 */
public final class ProvenKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ProvenKeys.class);

  /** How long we take the hub's word for it that nothing has changed. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  private final TrailVerifier verifier;
  private final Map<UnitId, UnitKeys> own;
  private final HubDoor hub;
  private final Clock clock;
  private final Path memory;
  private final Path alarmFile;
  private volatile @Nullable Known known;
  private volatile @Nullable String alarm;
  private volatile Instant lookedAt = Instant.MIN;

  /** The directory's trail as last verified. */
  private record Known(VerifiedTrail trail, PublishedKeys keys) {
    long length() {
      return trail.records().size();
    }

    VerifiedCheckpoint head() {
      return trail.checkpoint();
    }
  }

  /**
   * @param log the log's pinned key
   * @param folder the adapter's own; keeps what was last verified, and an alarm
   * @param own the keys that we hold
   * @param hub where the log is heard
   * @param clock when to look again
   * @throws RefusedException if what is kept is not of this log
   */
  public ProvenKeys(
      NoteVerifier log, Path folder, Map<UnitId, UnitKeys> own, HubDoor hub, Clock clock) {
    this.verifier = new TrailVerifier(log);
    this.own = new TreeMap<>(own);
    this.hub = hub;
    this.clock = clock;
    this.memory = folder.resolve("directory-log.json");
    this.alarmFile = folder.resolve("key-alarm");
    try {
      Files.createDirectories(folder);
      String kept = read(memory);
      this.known = kept == null ? null : known(kept);
      this.alarm = read(alarmFile);
    } catch (IOException e) {
      throw new UncheckedIOException("the adapter's own folder cannot be read", e);
    }
  }

  private static @Nullable String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private Known known(String bundle) {
    VerifiedTrail trail = verifier.verify(bundle);
    return new Known(trail, PublishedKeys.of(trail));
  }

  /**
   * Looks at the log if there is more of it than we know, or we have not looked for long.
   *
   * @param recorded how many changes there are, as the hub says
   */
  public synchronized void hear(long recorded) {
    Known before = known;
    boolean due = lookedAt.plus(LOOK_AGAIN).isBefore(clock.instant());
    if (before != null && before.length() == recorded && !due) {
      return;
    }
    long seen = before == null ? 0 : before.head().size();
    if (hub.directoryLog(seen) instanceof HubAnswer.Yes<DirectoryLog>(DirectoryLog answer)) {
      take(before, answer);
    }
  }

  private void take(@Nullable Known before, DirectoryLog answer) {
    Known fresh;
    try {
      fresh = known(answer.bundle());
    } catch (RefusedException e) {
      // Not proved, and signed by nobody we know: no more than if the hub had not answered.
      LOG.error("the directory's log does not verify: {}", e.getMessage());
      return;
    }
    try {
      if (before != null) {
        requireExtended(before, fresh, answer.consistency());
      }
      DurableFile.write(memory.resolveSibling("directory-log.new"), answer.bundle());
      DurableFile.moveOver(memory.resolveSibling("directory-log.new"), memory);
      known = fresh;
      lookedAt = clock.instant();
      watch(before, fresh);
    } catch (RefusedException e) {
      raise("the hub's log shows another history than before: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the verified log could not be kept", e);
    }
  }

  private static void requireExtended(Known before, Known fresh, List<String> consistency) {
    VerifiedCheckpoint then = before.head();
    VerifiedCheckpoint now = fresh.head();
    if (now.size() < then.size()) {
      throw new RefusedException("checkpoint", "is of a smaller tree than one already seen");
    }
    List<Hash> proof;
    try {
      proof = consistency.stream().map(Hash::ofBase64).toList();
    } catch (IllegalArgumentException e) {
      throw new RefusedException("consistency", "is not of hashes");
    }
    Proofs.consistency(then.size(), now.size(), then.root(), now.root(), proof);
    List<String> records = fresh.trail().records();
    if (records.size() < before.length()
        || !records.subList(0, (int) before.length()).equals(before.trail().records())) {
      throw new RefusedException("the directory's trail", "does not begin as before");
    }
  }

  /** A key in our units' name that is not ours: somebody else could open what is meant for us. */
  private void watch(@Nullable Known before, Known fresh) {
    own.forEach(
        (unit, keys) -> {
          for (PublishedKeys.Change change : fresh.keys().ofUnit(unit.value())) {
            boolean isNew =
                before == null
                    ? fresh.keys().valid(change.unit(), change.use(), change.key())
                    : change.counter() >= before.length();
            if (isNew && !change.revoked() && !isOurs(keys, change)) {
              raise(
                  "a %s key of unit %s is published that we do not hold: %s (change %d)"
                      .formatted(change.use(), unit, change.key(), change.counter()));
            }
          }
        });
  }

  private static boolean isOurs(UnitKeys keys, PublishedKeys.Change change) {
    X509Certificate held =
        change.use().equals(Usage.SIGNING.word()) ? keys.signing() : keys.opening();
    return Certificates.fingerprint(held).equals(change.key());
  }

  private void raise(String what) {
    LOG.error("SL-6102 nothing is sent any more: {}", what);
    alarm = what;
    try {
      DurableFile.write(alarmFile, what + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the alarm could not be kept", e);
    }
  }

  /** Whether the log proves that a certificate is for sealing to a unit, and nothing is amiss. */
  public boolean proves(UnitId unit, X509Certificate opening) {
    Known now = known;
    return now != null
        && alarm == null
        && now.keys().valid(unit.value(), Usage.OPENING.word(), Certificates.fingerprint(opening));
  }

  /** What was found to be wrong; null while nothing is. */
  public @Nullable String alarm() {
    return alarm;
  }

  /** Whether the log has been heard and verified. */
  public boolean heard() {
    return known != null;
  }
}
