package se.sluss.adapters.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.sluss.adapters.provider.outbound.SmsGateway;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.Certificates;

/**
 * A clinic of two without systems: database, mail server and program are real; the login and what
 * the portal says of its inbox are played. The portal's own side is in its {@code UnreadTest}.
 */
final class Clinic implements AutoCloseable {
  static final String UNIT = "provider.rvc-innerstaden";
  static final String AGENCY = "stad-0180-rvc-innerstaden";
  private static final Instant EVENING = Instant.parse("2026-05-04T16:00:00Z");

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final WireMockServer http = new WireMockServer(options().dynamicPort());
  private final CertificateAuthority authority = CertificateAuthority.create(Clock.systemUTC());
  private final RSAKey key;
  private final SetClock clock = new SetClock();
  private @Nullable ConfigurableApplicationContext program;
  private MailServerForTests mail;

  /** A clock that a test sets. */
  static final class SetClock extends Clock {
    private volatile Instant now = EVENING;

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  Clinic(Path folder) throws Exception {
    this.folder = folder;
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("pg"))
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    Files.writeString(folder.resolve("root.pem"), Certificates.toPem(authority.root()));
    key = new RSAKeyGenerator(2048).keyID("k-1").generate();
    http.start();
    String login = http.baseUrl() + "/login";
    http.stubFor(
        get("/login/.well-known/openid-configuration")
            .willReturn(
                okJson(
                    ("{'issuer':'%s','token_endpoint':'%s/token','jwks_uri':'%s/keys',"
                            + "'authorization_endpoint':'%s/a',"
                            + "'subject_types_supported':['public']}")
                        .replace('\'', '"')
                        .formatted(login, login, login, login))));
    http.stubFor(get("/login/keys").willReturn(okJson(new JWKSet(key.toPublicJWK()).toString())));
    http.stubFor(
        post("/login/token")
            .willReturn(
                okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
    mail = mailServer(0, MailServerForTests.Tls.STARTTLS);
    nothingToRead();
  }

  /** The mail server, as it is now. */
  MailServerForTests mail() {
    return mail;
  }

  /** Another mail server in the place of the one that was. */
  void mailServer(MailServerForTests.Tls tls) throws Exception {
    int port = mail.port();
    mail.close();
    mail = mailServer(port, tls);
  }

  private MailServerForTests mailServer(int port, MailServerForTests.Tls tls) throws Exception {
    return new MailServerForTests(port, tls, authority, "localhost", folder);
  }

  SetClock clock() {
    return clock;
  }

  WireMockServer http() {
    return http;
  }

  /** The portal says, of each person in turn, this; null for nothing. */
  void portalSays(@Nullable String... unread) {
    http.stubFor(
        post("/api/portal/unread")
            .willReturn(okJson("{\"people\":" + Arrays.toString(unread) + "}")));
  }

  void nothingToRead() {
    http.stubFor(post("/api/portal/unread").willReturn(okJson("{\"people\":[null]}")));
  }

  /** As the portal writes it, minutes before the clock's time when this clinic began. */
  static String unread(int oldest, int newest, @Nullable Integer newestUrgent) {
    return "{\"oldest\":\"%s\",\"newest\":\"%s\",\"newestUrgent\":%s}"
        .formatted(
            at(oldest), at(newest), newestUrgent == null ? "null" : "\"" + at(newestUrgent) + "\"");
  }

  private static Instant at(int minute) {
    return EVENING.plus(Duration.ofMinutes(minute));
  }

  /** Starts the program, or starts it again; what it does by itself is left to the test. */
  ConfigurableApplicationContext start(@Nullable SmsGateway sms, String... besides) {
    stop();
    Map<String, Object> settings = new HashMap<>();
    byte[] atRest = new byte[32];
    settings.put("spring.config.name", "provider");
    settings.put("server.port", 0);
    settings.put("sluss.config-dir", Path.of("../../config").toAbsolutePath().normalize());
    settings.put("sluss.data-dir", folder.resolve("data"));
    settings.put("sluss.at-rest-key", Base64.getEncoder().encodeToString(atRest));
    settings.put("sluss.login.issuer", http.baseUrl() + "/login");
    settings.put("sluss.login.client-id", "provider");
    settings.put("sluss.login.client-secret", UUID.randomUUID());
    settings.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("sluss.provider.portal", http.baseUrl());
    settings.put("sluss.provider.units", UNIT);
    settings.put("sluss.provider.send", "MAIL");
    settings.put("sluss.provider.mail.host", "localhost");
    settings.put("sluss.provider.mail.port", mail.port());
    settings.put("sluss.provider.mail.security", "STARTTLS");
    settings.put("sluss.provider.mail.from", "meddelande@post.example");
    settings.put("sluss.provider.mail.trust", folder.resolve("root.pem"));
    settings.put("sluss.provider.mail.timeout", "1s");
    settings.put("sluss.provider.pace.ask-every", "1h");
    settings.put("sluss.provider.pace.send-every", "1h");
    for (String one : besides) {
      int equals = one.indexOf('=');
      settings.put(one.substring(0, equals), one.substring(equals + 1));
    }
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    program =
        new SpringApplicationBuilder(ProviderAdapter.class)
            .web(WebApplicationType.SERVLET)
            .initializers(
                fresh -> {
                  GenericApplicationContext context = (GenericApplicationContext) fresh;
                  context.registerBean("clock", Clock.class, () -> clock);
                  if (sms != null) {
                    context.registerBean("gateway", SmsGateway.class, () -> sms);
                  }
                })
            .run(arguments.toArray(String[]::new));
    return program;
  }

  /** A token of the unit's administrator. */
  String token(String agency, String scope, String... units) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k-1").build(),
            new JWTClaimsSet.Builder()
                .issuer(http.baseUrl() + "/login")
                .subject("settings")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(Duration.ofDays(9))))
                .claim("scope", scope)
                .claim("agency", agency)
                .claim("units", List.of(units))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  /** Every file of the database, as it is on disk. */
  List<Path> databaseFiles() throws Exception {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
    try (var files = Files.walk(folder.resolve("pg"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  void stop() {
    ConfigurableApplicationContext running = program;
    if (running != null) {
      running.close();
      program = null;
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    mail.close();
    http.stop();
    postgres.close();
  }
}
