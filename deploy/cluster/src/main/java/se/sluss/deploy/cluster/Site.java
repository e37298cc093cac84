package se.sluss.deploy.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import se.sluss.deploy.local.DataFolder;
import se.sluss.deploy.local.Keys;
import se.sluss.deploy.local.People;
import se.sluss.deploy.local.Plan;
import se.sluss.deploy.local.PrivateFiles;
import se.sluss.deploy.local.Secrets;

/** What each program is told of this place, and its secrets: the values of {@code ${site…}}. */
final class Site {
  private final Place place;
  private final DataFolder data;
  private final Secrets secrets;
  private final Keys keys;
  private final Path config;

  /** Whose place, and where its secrets and keys are. */
  Site(Place place, DataFolder data, Secrets secrets, Keys keys, Path config) {
    this.place = place;
    this.data = data;
    this.secrets = secrets;
    this.keys = keys;
    this.config = config;
  }

  /**
   * The brokers as a client is told of them: either, with the root that it trusts, and only under
   * the host's own name.
   */
  String brokers() throws IOException {
    String trust =
        "sslEnabled=true&trustStoreType=PKCS12&trustStorePath="
            + URLEncoder.encode(trust().toString(), StandardCharsets.UTF_8)
            + "&trustStorePassword="
            + secrets.of("tls.broker");
    return Part.BROKERS.stream()
        .map(broker -> "tcp://" + Place.HOST + ":" + place.port(broker))
        .collect(Collectors.joining(",", "(", ")?" + trust));
  }

  /** What the brokers' clients trust. */
  Path trust() throws IOException {
    return data.folder("keys").resolve("broker-trust.p12");
  }

  /** Writes the file of one part and gives it. */
  Path write(Part part) throws IOException {
    Properties values = new Properties();
    (part == Part.LOGIN ? login() : program(part.program()))
        .forEach((name, value) -> values.put(name, String.valueOf(value)));
    if (Part.HUBS.contains(part)) {
      keyStore().forEach((name, value) -> values.put(name, String.valueOf(value)));
    }
    values.put("site.port", String.valueOf(place.port(part)));
    values.put("site.data", data.folder(part.program()).toString());
    values.put("site.issuer", place.home(Part.LOGIN).toString());
    values.put("spring.application.name", "sluss-" + part.word());
    // One machine, one class path: each is told to leave the others' libraries alone.
    values.put("spring.autoconfigure.exclude", String.join(",", Plan.without(part.program())));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    values.store(bytes, null);
    Path file = data.folder(part.program()).resolve(part.word() + ".site.properties");
    PrivateFiles.write(file, bytes.toByteArray());
    return file;
  }

  private Map<String, Object> program(String name) throws IOException {
    Map<String, Object> given = keys.settings(name);
    return Map.ofEntries(
        Map.entry("site.program", name),
        Map.entry("site.mode", "demo"),
        Map.entry("site.config", config),
        Map.entry("site.at-rest-key", secrets.key("at-rest." + name)),
        Map.entry("site.keys", given.getOrDefault("sluss.keys.file", "")),
        Map.entry("site.keys-password", given.getOrDefault("sluss.keys.password", "")),
        Map.entry("site.root", given.getOrDefault("sluss.keys.anchor", "")),
        Map.entry(
            "site.hubs",
            Part.HUBS.stream()
                .map(hub -> place.home(hub).toString())
                .collect(Collectors.joining(","))),
        Map.entry("site.log-key", data.folder("hub").resolve("log.vkey")),
        Map.entry("site.brokers", brokers()),
        Map.entry("site.broker-password", secrets.of("broker." + name)),
        Map.entry("site.client-secret", secrets.of("login.client." + name)),
        Map.entry("site.database", database(name)),
        Map.entry("site.database-password", secrets.of("database." + name)));
  }

  private Map<String, Object> keyStore() throws IOException {
    return Map.of(
        "site.key-store",
        database(Plan.HUB_KEYS),
        "site.key-store-password",
        secrets.of("database." + Plan.HUB_KEYS));
  }

  private String database(String name) {
    return "jdbc:postgresql://127.0.0.1:" + place.port(Part.DATABASE) + "/" + name;
  }

  private Map<String, Object> login() throws IOException {
    Map<String, Object> values = new HashMap<>();
    values.put("site.hub-home", place.home(Part.HUB_1));
    values.put("site.portal-home", place.home(Part.PORTAL));
    String root = "sluss.login-server.";
    for (String person : People.NAMES) {
      values.put(root + "people." + person + ".password", secrets.of(People.secret(person)));
    }
    for (String client : Plan.LOGIN_CLIENTS) {
      values.put(root + "clients." + client + ".secret", secrets.of("login.client." + client));
    }
    return values;
  }
}
