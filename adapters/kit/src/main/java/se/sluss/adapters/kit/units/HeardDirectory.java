package se.sluss.adapters.kit.units;

import static java.time.ZoneOffset.UTC;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.hub.HubAnswer;
import se.sluss.adapters.kit.hub.HubApi.DirectoryAnswer;
import se.sluss.adapters.kit.hub.HubApi.UnitCertificates;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.Trust;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.keys.Usage;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/**
 * The hub's directory as last heard, kept in the database, so that a start without the hub knows
 * every unit and key. Safe for several threads.
 */
public final class HeardDirectory implements Units {
  private static final Logger LOG = LoggerFactory.getLogger(HeardDirectory.class);

  private record Heard(
      String hash, Map<UnitId, Unit> units, Map<String, UnitCertificates> certificates) {}

  private final String adapter;
  private final Map<UnitId, UnitKeys> keys;
  private final Directory local;
  private final HubDoor hub;
  private final Trust trust;
  private final ProvenKeys proven;
  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;
  private volatile Heard heard;

  /**
   * @param adapter this adapter's name in the directory
   * @param keys of the units we hold
   * @param local the directory of our own config, until the hub's is heard
   * @param hub where the directory is heard
   * @param trust the pinned root
   * @param proven which keys the log has published
   * @param jdbc the adapter's database
   * @param json how it is kept
   * @param clock when it was heard
   */
  public HeardDirectory(
      String adapter,
      Map<UnitId, UnitKeys> keys,
      Directory local,
      HubDoor hub,
      Trust trust,
      ProvenKeys proven,
      JdbcClient jdbc,
      Json json,
      Clock clock) {
    this.adapter = adapter;
    this.keys = Map.copyOf(keys);
    this.local = local;
    this.hub = hub;
    this.trust = trust;
    this.proven = proven;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.heard = kept();
  }

  /** Asks the hub; keeps what was heard when it has changed. A hub that is away changes nothing. */
  public void refresh() {
    if (hub.directory() instanceof HubAnswer.Yes<DirectoryAnswer>(DirectoryAnswer answer)) {
      proven.hear(answer.recorded());
      Heard fresh = heard(answer);
      if (fresh.equals(heard)) {
        return;
      }
      jdbc.sql(
              """
              insert into directory_heard (id, hash, answer, at) values (1, ?, ?, ?)
              on conflict (id) do update
                set hash = excluded.hash, answer = excluded.answer, at = excluded.at
              """)
          .params(answer.hash(), json.write(answer), clock.instant().atOffset(UTC))
          .update();
      heard = fresh;
      if (!answer.hash().equals(local.hash())) {
        LOG.warn("our own config's directory is not the hub's; places are found in our own");
      }
    }
  }

  @Override
  public List<Unit> ours() {
    return heard.units().values().stream()
        .filter(unit -> unit.adapter().equals(adapter) && keys.containsKey(unit.id()))
        .toList();
  }

  @Override
  public boolean isOurs(UnitId id) {
    Unit unit = unit(id);
    return unit != null && unit.adapter().equals(adapter) && keys.containsKey(id);
  }

  @Override
  public @Nullable Unit unit(UnitId unit) {
    return heard.units().get(unit);
  }

  @Override
  public @Nullable X509Certificate openingCertificate(UnitId unit) {
    X509Certificate certificate = believed(unit);
    if (certificate == null) {
      // At the very first start, or for a new unit: do not wait for the next regular look.
      refresh();
      certificate = believed(unit);
    }
    return certificate;
  }

  private @Nullable X509Certificate believed(UnitId unit) {
    UnitCertificates both = heard.certificates().get(unit.value());
    if (both == null) {
      return null;
    }
    try {
      X509Certificate certificate = Certificates.fromPem(both.opening());
      return trust.check(certificate, Usage.OPENING).unit().equals(unit)
              && proven.proves(unit, certificate)
          ? certificate
          : null;
    } catch (CertificateException e) {
      LOG.error("the directory's certificate of unit {} is not to be believed", unit);
      return null;
    }
  }

  @Override
  public SlCode whyNotSealed(UnitId unit) {
    if (proven.alarm() != null) {
      return SlCode.KEY_ALARM;
    }
    return heard.certificates().containsKey(unit.value())
        ? SlCode.KEY_NOT_PROVED
        : SlCode.HUB_UNREACHABLE;
  }

  @Override
  public UnitKeys keys(UnitId unit) {
    UnitKeys own = keys.get(unit);
    if (own == null) {
      throw new IllegalArgumentException("not our unit: " + unit);
    }
    return own;
  }

  private Heard kept() {
    byte[] stored =
        jdbc.sql("select answer from directory_heard where id = 1")
            .query(byte[].class)
            .optional()
            .orElse(null);
    if (stored != null) {
      try {
        return heard(json.read(stored, DirectoryAnswer.class));
      } catch (Json.MalformedException e) {
        LOG.warn("the kept directory is of another version: {}", e.getMessage());
      }
    }
    return heard(new DirectoryAnswer(local.hash(), local.units(), Map.of(), 0));
  }

  private static Heard heard(DirectoryAnswer answer) {
    Map<UnitId, Unit> units = new TreeMap<>();
    answer.units().forEach(unit -> units.put(unit.id(), unit));
    return new Heard(answer.hash(), units, Map.copyOf(answer.certificates()));
  }
}
