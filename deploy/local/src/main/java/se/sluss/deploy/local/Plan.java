package se.sluss.deploy.local;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which programs there are, in the order of their start, and what each is told. */
public final class Plan {
  static final String HUB = "hub";

  /** The hub's key store: a database of its own, which no backup of the hub's may carry. */
  public static final String HUB_KEYS = "hub_keys";

  private static final String POLICE = "police";
  private static final String SOCIAL_SERVICES = "socialservices";
  private static final String HEALTHCARE = "healthcare";
  private static final String KRIMINALVARDEN = "kriminalvarden";
  private static final String HELPLINE = "helpline";
  private static final String PORTAL = "portal";

  /** Tells people by mail that they have something to read; no user at the broker, and no key. */
  private static final String PROVIDER = "provider";

  private static final String LOGIN = "login";

  /** Those with a user at the broker. */
  public static final List<String> ON_BROKER =
      List.of(HUB, POLICE, SOCIAL_SERVICES, HEALTHCARE, KRIMINALVARDEN, HELPLINE, PORTAL);

  /** Databases, each with a role of its own: one for each program, and the hub's key store. */
  public static final List<String> DATABASES =
      List.of(
          HUB,
          HUB_KEYS,
          POLICE,
          SOCIAL_SERVICES,
          HEALTHCARE,
          KRIMINALVARDEN,
          HELPLINE,
          PORTAL,
          PROVIDER);

  /** Those that hold keys of units. */
  static final List<String> WITH_KEYS = ON_BROKER;

  /** Those that ask the login for tokens. */
  public static final List<String> LOGIN_CLIENTS =
      List.of(
          HUB,
          POLICE,
          SOCIAL_SERVICES,
          HEALTHCARE,
          KRIMINALVARDEN,
          HELPLINE,
          PORTAL,
          PROVIDER,
          "police-case-system",
          "clinic-record-system",
          "helpline-tool",
          "provider-settings");

  private static final String ADAPTER_KIT = "se.sluss.adapters.kit.setup.KitAutoConfiguration";
  private static final String CAMEL = "org.apache.camel.spring.boot.CamelAutoConfiguration";
  private static final String INTEGRATION =
      "org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration";
  private static final List<String> LOGIN_SERVER =
      List.of(
          "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
          "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration");
  private static final List<String> NOT_FOR_LOGIN =
      List.of(
          ADAPTER_KIT,
          CAMEL,
          INTEGRATION,
          "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration",
          "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
          "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration");

  private final Options options;
  private final Duration clockOffset;
  private final Map<String, Object> ofScenario;
  private final DataFolder data;
  private final Path config;
  private final Secrets secrets;
  private final Keys keys;
  private final Database database;
  private final ClientSecrets clientSecrets;

  Plan(
      Options options,
      Duration clockOffset,
      Map<String, Object> ofScenario,
      DataFolder data,
      Path config,
      Secrets secrets,
      Keys keys,
      Database database)
      throws IOException {
    this.options = options;
    this.clockOffset = clockOffset;
    this.ofScenario = Map.copyOf(ofScenario);
    this.data = data;
    this.config = config;
    this.secrets = secrets;
    this.keys = keys;
    this.database = database;
    @Nullable Path given = options.clientSecrets();
    this.clientSecrets =
        given == null ? client -> secrets.of("login.client." + client) : fromFile(given);
  }

  /**
   * Those that run in this process. The login first, since the others ask it for its keys; then the
   * hub, unless it runs apart; then the adapters.
   */
  List<Program> programs() throws IOException {
    Ports ports = options.ports();
    List<Program> programs = new ArrayList<>();
    if (options.issuer() == null) {
      programs.add(login());
    }
    if (!options.hubApart()) {
      programs.add(hub());
    }
    programs.add(program(POLICE, "se.sluss.adapters.police.PoliceAdapter", ports.police()));
    programs.add(
        program(
            SOCIAL_SERVICES,
            "se.sluss.adapters.socialservices.SocialServicesAdapter",
            ports.socialServices()));
    programs.add(
        program(HEALTHCARE, "se.sluss.adapters.healthcare.HealthcareAdapter", ports.healthCare()));
    programs.add(
        program(
            KRIMINALVARDEN,
            "se.sluss.adapters.kriminalvarden.KriminalvardenAdapter",
            ports.kriminalvarden()));
    programs.add(program(HELPLINE, "se.sluss.adapters.helpline.HelplineAdapter", ports.helpline()));
    programs.add(program(PORTAL, "se.sluss.adapters.portal.PortalAdapter", ports.portal()));
    programs.add(provider());
    return programs;
  }

  /** For one unit of those that read in the portal; nothing goes out by mail, and it says so. */
  private Program provider() throws IOException {
    Map<String, Object> settings = common(PROVIDER);
    settings.putAll(database.settings("spring.datasource", PROVIDER, secrets));
    settings.put("sluss.provider.portal", home(options.ports().portal()));
    settings.put("sluss.provider.units", "provider.rvc-innerstaden");
    settings.put("sluss.provider.send", "NOTHING");
    return new Program(
        PROVIDER,
        "se.sluss.adapters.provider.ProviderAdapter",
        options.ports().provider(),
        settings,
        without(PROVIDER));
  }

  /** The hub, wherever it runs. */
  Program hub() throws IOException {
    return program(HUB, "se.sluss.hub.server.HubServer", options.ports().hub());
  }

  /** What every program is told. */
  private Map<String, Object> common(String name) throws IOException {
    Map<String, Object> settings = new HashMap<>();
    settings.put("sluss.adapter", name);
    settings.put("sluss.config-dir", config);
    settings.put("sluss.mode", "demo");
    settings.put("sluss.clock-offset", clockOffset.toString());
    settings.put("sluss.data-dir", data.folder(name));
    settings.put("sluss.at-rest-key", secrets.key("at-rest." + name));
    settings.put("sluss.login.issuer", issuer());
    settings.put("sluss.login.client-id", name);
    settings.put("sluss.login.client-secret", clientSecrets.of(name));
    return settings;
  }

  private Program program(String name, String application, int port) throws IOException {
    Map<String, Object> settings = common(name);
    settings.put("sluss.hub.url", home(options.ports().hub()));
    settings.putAll(Broker.settings(name, options.ports().broker(), secrets));
    settings.putAll(database.settings("spring.datasource", name, secrets));
    settings.putAll(keys.settings(name));
    if (name.equals(HUB)) {
      settings.putAll(database.settings("sluss.key-store", HUB_KEYS, secrets));
      settings.putAll(ofScenario);
    } else {
      // The hub writes it at its first start. On one machine it is no other way than the hub's own.
      settings.put("sluss.log.key-file", data.folder(HUB).resolve("log.vkey"));
    }
    settings.putAll(witness(name));
    return new Program(name, application, port, settings, without(name));
  }

  /** The social services' adapter is a witness of the hub's log. */
  private Map<String, Object> witness(String name) throws IOException {
    if (name.equals(SOCIAL_SERVICES)) {
      return Map.of("sluss.witness.name", "localhost/socialservices");
    }
    String asked = "sluss.witnessing.witnesses[0].";
    return name.equals(HUB)
        ? Map.of(
            asked + "url",
            home(options.ports().socialServices()) + "/witness/",
            asked + "key-file",
            data.folder(SOCIAL_SERVICES).resolve("witness.vkey"))
        : Map.of();
  }

  URI issuer() {
    URI given = options.issuer();
    return given == null ? home(options.ports().login()) : given;
  }

  ClientSecrets clientSecrets() {
    return clientSecrets;
  }

  /** Auto-configurations of the others' libraries, where all share one class path. */
  public static List<String> without(String program) {
    if (program.equals(LOGIN)) {
      return NOT_FOR_LOGIN;
    }
    List<String> without = new ArrayList<>(LOGIN_SERVER);
    without.addAll(program.equals(HUB) ? List.of(ADAPTER_KIT, CAMEL) : List.of(INTEGRATION));
    return without;
  }

  private Program login() throws IOException {
    String root = "sluss.login-server.";
    Map<String, Object> settings = new HashMap<>();
    settings.put(root + "issuer", issuer());
    settings.put(root + "signing-key", data.folder("login").resolve("signing-key.json"));
    for (String person : People.NAMES) {
      settings.put(root + "people." + person + ".password", secrets.of(People.secret(person)));
    }
    for (String client : LOGIN_CLIENTS) {
      settings.put(root + "clients." + client + ".secret", clientSecrets.of(client));
    }
    settings.put(root + "clients.hub.home", home(options.ports().hub()));
    settings.put(root + "clients.portal.home", home(options.ports().portal()));
    return new Program(
        LOGIN,
        "se.sluss.deploy.local.login.LoginServer",
        options.ports().login(),
        settings,
        without(LOGIN));
  }

  private static URI home(int port) {
    return URI.create("http://localhost:" + port);
  }

  private static ClientSecrets fromFile(Path file) throws IOException {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      secrets.load(reader);
    }
    return client -> {
      String secret = secrets.getProperty(client);
      if (secret == null) {
        throw new IOException("the file of client secrets has none for " + client);
      }
      return secret;
    };
  }
}
