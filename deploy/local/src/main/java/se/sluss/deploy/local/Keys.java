package se.sluss.deploy.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.UnitKeys;

/**
 * Keys and certificates of every unit, one PKCS#12 file for each program that holds some. What is
 * missing is issued; what is there is never replaced, since something may be sealed for it.
 *
 * <p>The authority lies in a folder of its own, named to no program, and is read only when a unit
 * has no keys yet.
 */
public final class Keys {
  private static final String AUTHORITY_PASSWORD = "keys.authority";

  private final DataFolder data;
  private final Secrets secrets;
  private final Clock clock;

  /** The keys kept in this folder. */
  public Keys(DataFolder data, Secrets secrets, Clock clock) {
    this.data = data;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Sees to it that each unit has keys in the file of its program, and its certificates in the
   * hub's folder.
   *
   * @param agencies every unit and the agency that its certificates name
   * @param programs every unit and the program that holds its keys
   */
  public void prepare(Map<UnitId, AgencyId> agencies, Map<UnitId, String> programs)
      throws IOException, StartRefused {
    Map<String, Map<UnitId, UnitKeys>> files = new TreeMap<>();
    Map<UnitId, UnitKeys> known = new HashMap<>();
    for (String program : Plan.WITH_KEYS) {
      Map<UnitId, UnitKeys> held = read(program);
      files.put(program, new TreeMap<>(held));
      known.putAll(held);
    }
    List<UnitId> missing = new ArrayList<>(agencies.keySet());
    missing.removeAll(known.keySet());
    if (!missing.isEmpty()) {
      CertificateAuthority authority = authority();
      for (UnitId unit : missing) {
        known.put(unit, authority.issue(unit, of(agencies, unit)));
      }
    }
    requireValid(known);
    place(files, known, programs);
    publish(known);
  }

  /**
   * Sees to it that a server has a key and a certificate for TLS, and its clients a file with the
   * root that they trust.
   *
   * @param keys PKCS#12 for the server alone
   * @param trust PKCS#12 with no secret in it
   * @param password of both
   * @param host the name by which clients reach it
   */
  public void prepareServer(Path keys, Path trust, char[] password, String host)
      throws IOException {
    if (!Files.exists(keys)) {
      authority().issueServer(keys, password, host);
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setCertificateEntry("root", Certificates.fromPem(Files.readString(anchor())));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, password);
      PrivateFiles.write(trust, bytes.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("the root could not be written for those who trust it", e);
    }
  }

  /** Writes each program's file, if it lacks a unit that the directory gives to the program. */
  private void place(
      Map<String, Map<UnitId, UnitKeys>> files,
      Map<UnitId, UnitKeys> known,
      Map<UnitId, String> programs)
      throws IOException {
    for (Map.Entry<String, Map<UnitId, UnitKeys>> file : files.entrySet()) {
      Map<UnitId, UnitKeys> content = new TreeMap<>(file.getValue());
      known.forEach(
          (unit, keys) -> {
            String program = programs.get(unit);
            if (file.getKey().equals(program)) {
              content.put(unit, keys);
            } else if (program != null) {
              content.remove(unit);
            }
          });
      if (!content.keySet().equals(file.getValue().keySet())
          || !Files.exists(file(file.getKey()))) {
        KeyFile.write(file(file.getKey()), password(file.getKey()), content.values());
      }
    }
  }

  private void publish(Map<UnitId, UnitKeys> known) throws IOException {
    Path folder = certificates();
    for (UnitKeys keys : known.values()) {
      write(folder.resolve(keys.unit() + ".signing.pem"), keys.signing());
      write(folder.resolve(keys.unit() + ".opening.pem"), keys.opening());
    }
  }

  private static void write(Path file, X509Certificate certificate) throws IOException {
    String pem = Certificates.toPem(certificate);
    if (!Files.exists(file) || !Files.readString(file).equals(pem)) {
      Files.writeString(file, pem);
    }
  }

  private CertificateAuthority authority() throws IOException {
    Path file = data.folder("ca").resolve("authority.p12");
    char[] password = secrets.of(AUTHORITY_PASSWORD).toCharArray();
    if (Files.exists(file)) {
      return CertificateAuthority.read(file, password, clock);
    }
    CertificateAuthority authority = CertificateAuthority.create(clock);
    authority.write(file, password);
    write(anchor(), authority.root());
    return authority;
  }

  private void requireValid(Map<UnitId, UnitKeys> known) throws IOException, StartRefused {
    Date now = Date.from(clock.instant());
    try {
      Certificates.fromPem(Files.readString(anchor())).checkValidity(now);
      for (UnitKeys keys : known.values()) {
        keys.signing().checkValidity(now);
        keys.opening().checkValidity(now);
      }
    } catch (CertificateException e) {
      throw new StartRefused(
          StartProblem.KEYS_NOT_VALID, e, data.root().toString(), clock.instant().toString());
    }
  }

  private Map<UnitId, UnitKeys> read(String program) throws IOException {
    Path file = file(program);
    return Files.exists(file) ? KeyFile.read(file, password(program)) : Map.of();
  }

  private Path file(String program) throws IOException {
    return data.folder(program).resolve("keys.p12");
  }

  private char[] password(String program) throws IOException {
    return secrets.of("keys." + program).toCharArray();
  }

  /** The root that every program pins. */
  private Path anchor() throws IOException {
    return data.folder("keys").resolve("root.pem");
  }

  /** Every unit's certificates, for the hub to hand out. */
  private Path certificates() throws IOException {
    return PrivateFiles.folder(data.folder("hub").resolve("unit-certificates"));
  }

  /** What a program is told of keys: its own file and the root, never the authority's. */
  public Map<String, Object> settings(String program) throws IOException {
    Map<String, Object> settings = new HashMap<>();
    settings.put("sluss.keys.file", file(program));
    settings.put("sluss.keys.password", secrets.of("keys." + program));
    settings.put("sluss.keys.anchor", anchor());
    if (program.equals(Plan.HUB)) {
      settings.put("sluss.keys.unit-certificates", certificates());
    }
    return settings;
  }

  private static AgencyId of(Map<UnitId, AgencyId> agencies, UnitId unit) {
    @Nullable AgencyId agency = agencies.get(unit);
    if (agency == null) {
      throw new IllegalStateException("a unit without an agency");
    }
    return agency;
  }
}
