package se.sluss.hub.server.audit;

import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.Usage;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.TrailEntry;
import se.sluss.hub.server.setup.UnitCertificates;
import se.sluss.hub.server.way.Trail;

/**
 * Puts on record how the loaded directory and keys differ from what was last on record, before
 * anything is taken from the broker. Adapters seal with a key only when it is proved to stand
 * there.
 */
@Component
public class RecordDirectory implements SmartInitializingSingleton {
  private final Directory directory;
  private final UnitCertificates certificates;
  private final LogReader log;
  private final Trail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** What is loaded, and the log. */
  public RecordDirectory(
      Directory directory,
      UnitCertificates certificates,
      LogReader log,
      Trail trail,
      TransactionTemplate transaction,
      Clock clock) {
    this.directory = directory;
    this.certificates = certificates;
    this.log = log;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** A key as it is named on record. */
  private record KeyName(String unit, String use, String key) implements Comparable<KeyName> {
    @Override
    public int compareTo(KeyName other) {
      return (unit + "|" + use + "|" + key)
          .compareTo(other.unit + "|" + other.use + "|" + other.key);
    }
  }

  /** What is last on record: entries by unit, and the keys that stand, each with its agency. */
  private record OnRecord(Map<String, String> entries, Map<KeyName, String> keys) {}

  @Override
  public void afterSingletonsInstantiated() {
    record();
  }

  /**
   * Compares and appends; called at start, and whenever the directory or the keys are read anew.
   */
  public void record() {
    transaction.executeWithoutResult(
        _ -> {
          trail.lock(OwnTrail.DIRECTORY);
          changes(lastOnRecord()).forEach(trail::write);
        });
  }

  private List<LogDetail> changes(OnRecord last) {
    Instant now = clock.instant();
    List<LogDetail> changes = new ArrayList<>();
    Map<String, String> gone = new TreeMap<>(last.entries());
    for (Unit unit : directory.units()) {
      String hash = Directory.hashOf(unit);
      @Nullable String before = gone.remove(unit.id().value());
      if (!hash.equals(before)) {
        changes.add(
            change(LogEvent.DIRECTORY_CHANGED, now, unit.agency().value(), unit.id().value())
                .outcome(before == null ? "added" : "changed")
                .fact("adapter", unit.adapter())
                .fact("entry", hash)
                .fact("directory", directory.hash()));
      }
    }
    gone.forEach(
        (unit, hash) ->
            changes.add(
                LogDetail.of(LogEvent.DIRECTORY_CHANGED, now, OwnTrail.DIRECTORY, actor())
                    .outcome("removed")
                    .fact("unit", unit)
                    .fact("entry", hash)
                    .fact("directory", directory.hash())));
    Map<KeyName, String> loaded = keys();
    loaded.forEach(
        (key, agency) -> {
          if (!last.keys().containsKey(key)) {
            changes.add(key(LogEvent.KEY_PUBLISHED, now, agency, key));
          }
        });
    last.keys()
        .forEach(
            (key, agency) -> {
              if (!loaded.containsKey(key)) {
                changes.add(key(LogEvent.KEY_REVOKED, now, agency, key));
              }
            });
    return changes;
  }

  private Map<KeyName, String> keys() {
    Map<KeyName, String> keys = new TreeMap<>();
    for (Map.Entry<UnitId, UnitCertificates.Pair> each : certificates.all().entrySet()) {
      @Nullable Unit unit = directory.unit(each.getKey());
      if (unit != null) {
        String agency = unit.agency().value();
        keys.put(name(unit, Usage.SIGNING, each.getValue().signing()), agency);
        keys.put(name(unit, Usage.OPENING, each.getValue().opening()), agency);
      }
    }
    return keys;
  }

  private static KeyName name(Unit unit, Usage use, String pem) {
    try {
      return new KeyName(
          unit.id().value(), use.word(), Certificates.fingerprint(Certificates.fromPem(pem)));
    } catch (CertificateException e) {
      throw new IllegalStateException(
          "the %s certificate of unit %s is none".formatted(use.word(), unit.id()), e);
    }
  }

  private OnRecord lastOnRecord() {
    Map<String, String> entries = new TreeMap<>();
    Map<KeyName, String> keys = new TreeMap<>();
    for (TrailEntry entry : log.trail(OwnTrail.DIRECTORY)) {
      @Nullable LogDetail detail = entry.detail();
      if (detail == null) {
        throw new IllegalStateException("the directory's trail has lost a record");
      }
      Map<String, String> facts = detail.facts();
      @Nullable String unit = detail.unit();
      switch (detail.event()) {
        case DIRECTORY_CHANGED -> {
          if (unit == null) {
            entries.remove(facts.getOrDefault("unit", ""));
          } else {
            entries.put(unit, facts.getOrDefault("entry", ""));
          }
        }
        case KEY_PUBLISHED -> keys.put(name(unit, facts), String.valueOf(detail.agency()));
        case KEY_REVOKED -> keys.remove(name(unit, facts));
        default -> {}
      }
    }
    return new OnRecord(entries, keys);
  }

  private static KeyName name(@Nullable String unit, Map<String, String> facts) {
    return new KeyName(
        String.valueOf(unit), facts.getOrDefault("use", ""), facts.getOrDefault("key", ""));
  }

  private static LogDetail key(LogEvent event, Instant now, String agency, KeyName key) {
    return change(event, now, agency, key.unit()).fact("use", key.use()).fact("key", key.key());
  }

  private static LogDetail change(LogEvent event, Instant now, String agency, String unit) {
    return LogDetail.of(event, now, OwnTrail.DIRECTORY, actor()).at(agency, unit);
  }

  private static Actor actor() {
    return Actor.hub("directory");
  }
}
