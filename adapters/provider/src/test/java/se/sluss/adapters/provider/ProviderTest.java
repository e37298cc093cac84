package se.sluss.adapters.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.sluss.adapters.provider.Clinic.AGENCY;
import static se.sluss.adapters.provider.Clinic.UNIT;
import static se.sluss.adapters.provider.Clinic.unread;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.provider.MailServerForTests.Mood;
import se.sluss.adapters.provider.MailServerForTests.Tls;
import se.sluss.adapters.provider.inbound.AskThePortal;
import se.sluss.adapters.provider.inbound.People;
import se.sluss.adapters.provider.outbound.Telephone;
import se.sluss.adapters.provider.outbound.TellThem;
import se.sluss.adapters.provider.outbound.Told;
import se.sluss.adapters.provider.outbound.Trouble;

/** The whole program: who is told, how often, and what becomes of it when something is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class ProviderTest {
  private static final String ADDRESS = "canary-person@canary-klinik.example";
  private static final String ENTRY =
      "{\"officer\":\"h-1\",\"named\":true,\"mail\":\"" + ADDRESS + "\"}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Telephone> rung = new ArrayList<>();
  private Clinic clinic;
  private ConfigurableApplicationContext program;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    clinic = new Clinic(folder);
    program = clinic.start(null);
  }

  @AfterAll
  void stop() throws Exception {
    clinic.close();
  }

  /** Each test begins with one person who has nothing to read, an hour after the last. */
  @BeforeEach
  void onePerson() throws Exception {
    clinic.clock().forward(Duration.ofHours(1));
    clinic.mailServer(Tls.STARTTLS);
    clinic.nothingToRead();
    program.getBean(JdbcClient.class).sql("delete from person").update();
    assertThat(put(ENTRY).statusCode()).isEqualTo(204);
  }

  private void round() {
    program.getBean(AskThePortal.class).ask();
    program.getBean(TellThem.class).tellThem();
  }

  private int mails() {
    return clinic.mail().mails().size();
  }

  private Status health() {
    return program.getBean(Trouble.class).health().getStatus();
  }

  @Test
  void oneMailUntilHeHasReadAndThenTheNext() {
    round();
    assertThat(mails()).as("nothing to read").isZero();
    clinic.portalSays(unread(0, 0, null));
    round();
    round();
    clinic.portalSays(unread(0, 7, null));
    round();
    clinic.clock().forward(Duration.ofDays(3));
    round();
    assertThat(mails()).as("until he has read").isEqualTo(1);

    clinic.nothingToRead();
    round();
    clinic.portalSays(unread(9, 9, null));
    round();
    assertThat(mails()).as("then the next").isEqualTo(2);
  }

  @Test
  void anUrgentMessageSendsOneMoreAndNoThird() {
    clinic.portalSays(unread(0, 0, null));
    round();
    clinic.portalSays(unread(0, 3, 3));
    round();
    clinic.portalSays(unread(0, 4, 4));
    round();
    clinic.portalSays(unread(0, 5, 5));
    round();
    assertThat(mails()).isEqualTo(2);
  }

  @Test
  void whatIsReadBeforeTheMailHasGoneSendsNone() throws Exception {
    clinic.mailServer(Tls.NONE);
    clinic.portalSays(unread(0, 0, null));
    round();
    clinic.mailServer(Tls.STARTTLS);
    clinic.nothingToRead();
    clinic.clock().forward(Duration.ofHours(2));
    round();
    assertThat(mails()).isZero();
  }

  /**
   * Whatever waits, the mail differs in its identity alone: here in everything the portal tells.
   */
  @Test
  void theMailIsAlikeWhateverThereIsToReadAndHoweverMuch() {
    Random random = new Random(11);
    Set<String> alike = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      int oldest = 10 * i + random.nextInt(5);
      int newest = oldest + random.nextInt(5);
      boolean urgent = random.nextBoolean();
      clinic.portalSays(unread(oldest, newest, urgent ? newest : null));
      clinic.clock().forward(Duration.ofMinutes(15 + random.nextInt(600)));
      round();
      clinic.nothingToRead();
      round();
    }
    clinic
        .mail()
        .mails()
        .forEach(
            mail ->
                alike.add(
                    mail.from()
                        + mail.to()
                        + mail.helo()
                        + new String(mail.bytes(), UTF_8)
                            .replaceFirst("Date: [^\r]*", "Date:")
                            .replaceFirst("Message-ID: <[0-9a-f]{32}@", "Message-ID: <@")));
    assertThat(mails()).isEqualTo(100);
    assertThat(alike).hasSize(1);
  }

  @Test
  void greylistedIsTriedAgainLaterAndThenTaken() {
    clinic.mail().then(Mood.GREYLIST, Mood.GREYLIST);
    clinic.portalSays(unread(0, 0, null));
    round();
    assertThat(health()).isEqualTo(Status.DOWN);
    round();
    assertThat(clinic.mail().seen()).as("not at once").hasSize(1);
    clinic.clock().forward(Duration.ofSeconds(61));
    round();
    clinic.clock().forward(Duration.ofSeconds(61));
    round();
    assertThat(clinic.mail().seen()).as("the wait has doubled").hasSize(2);
    clinic.clock().forward(Duration.ofSeconds(61));
    round();
    assertThat(mails()).isEqualTo(1);
    assertThat(health()).isEqualTo(Status.UP);
  }

  @Test
  void anAddressThatIsRefusedIsShownToTheUnitAndTheOperatorAndWrittenInNoLog(CapturedOutput output)
      throws Exception {
    clinic.mail().then(Mood.NO_SUCH_MAILBOX);
    clinic.portalSays(unread(0, 0, null));
    round();
    clinic.clock().forward(Duration.ofDays(1));
    round();
    assertThat(clinic.mail().seen()).as("never again").hasSize(1);
    assertThat(text(get(admin())))
        .isEqualTo("{\"people\":[{\"officer\":\"h-1\",\"named\":true,\"refused\":true}]}");
    assertThat(output.getAll()).contains("SL-8803").doesNotContain("canary");

    assertThat(put(ENTRY).statusCode()).as("entered anew").isEqualTo(204);
    round();
    assertThat(mails()).isEqualTo(1);
  }

  @Test
  void aDayWithoutAMailServerAndAStopInItLoseNothing(CapturedOutput output) throws Exception {
    clinic.mail().close();
    clinic.portalSays(unread(0, 0, null));
    for (int hour = 0; hour < 24; hour++) {
      round();
      clinic.clock().forward(Duration.ofHours(1));
    }
    assertThat(output.getAll()).contains("SL-8802").doesNotContain("canary");
    program = clinic.start(null);
    clinic.mailServer(Tls.STARTTLS);
    clinic.clock().forward(Duration.ofHours(1));
    round();
    round();
    assertThat(mails()).isEqualTo(1);
  }

  @Test
  void aStopBetweenTheMailAndItsRecordTellsTwiceAndNotNever() {
    clinic.portalSays(unread(0, 0, null));
    program.getBean(AskThePortal.class).ask();
    // Taken to be sent by a program that was then killed.
    program.getBean(People.class).take(clinic.clock().instant().plus(Duration.ofMinutes(15)));
    program = clinic.start(null);
    round();
    assertThat(mails()).isZero();
    clinic.clock().forward(Duration.ofMinutes(16));
    round();
    assertThat(mails()).isEqualTo(1);
  }

  @Test
  void aServerThatIsNotSecureIsToldNothingAndTheOperatorIs(CapturedOutput output) throws Exception {
    clinic.mailServer(Tls.NONE);
    clinic.portalSays(unread(0, 0, null));
    round();
    assertThat(clinic.mail().seen()).isEmpty();
    assertThat(health()).isEqualTo(Status.DOWN);
    assertThat(output.getAll()).contains("SL-8801").doesNotContain("canary");
    clinic.mailServer(Tls.STARTTLS);
    clinic.clock().forward(Duration.ofMinutes(2));
    round();
    assertThat(mails()).isEqualTo(1);
  }

  @Test
  void aPortalThatIsAwayIsToldToTheOperatorAndAskedAgain(CapturedOutput output) {
    clinic.http().stubFor(post("/api/portal/unread").willReturn(aResponse().withStatus(503)));
    round();
    assertThat(health()).isEqualTo(Status.DOWN);
    assertThat(output.getAll()).contains("SL-8804");
    clinic.portalSays("{\"oldest\":1}");
    round();
    assertThat(health()).as("an answer that is none").isEqualTo(Status.DOWN);
    clinic.portalSays(unread(0, 0, null));
    round();
    assertThat(health()).isEqualTo(Status.UP);
    assertThat(mails()).isEqualTo(1);
  }

  @Test
  void thePortalIsAskedAboutPeopleByTheirOpaqueIdsAndOfNothingElse() {
    clinic.http().resetRequests();
    round();
    clinic
        .http()
        .verify(
            1,
            postRequestedFor(urlEqualTo("/api/portal/unread"))
                .withHeader("Authorization", equalTo("Bearer t"))
                .withRequestBody(
                    equalToJson(
                        "{\"unit\":\""
                            + UNIT
                            + "\",\"people\":[{\"officer\":\"h-1\","
                            + "\"named\":true}]}")));
  }

  @Test
  void noAddressIsOnDiskInTheClear() throws Exception {
    for (Path file : clinic.databaseFiles()) {
      assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
          .as(file.toString())
          .doesNotContain("canary-person", "canary-klinik");
    }
  }

  @Test
  void theDoorIsForTheUnitsOwnAdministratorAndTellsNoAddress() throws Exception {
    assertThat(text(get(admin()))).doesNotContain("canary");
    assertThat(get(null).statusCode()).isEqualTo(401);
    assertThat(get(clinic.token(AGENCY, "unread", UNIT)).statusCode()).isEqualTo(403);
    HttpResponse<byte[]> other =
        get(clinic.token("stad-0180-rvc-sydost", "people", "provider.rvc-sydost"));
    HttpResponse<byte[]> none = get(clinic.token(AGENCY, "people", "no-such-unit"));
    HttpResponse<byte[]> agency = get(clinic.token("polisen", "people", UNIT));
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(none.body()).isEqualTo(other.body());
    assertThat(agency.body()).isEqualTo(other.body());
  }

  @Test
  void whatIsNoAddressIsRefusedAndNotRepeated() throws Exception {
    HttpResponse<byte[]> bad =
        put("{\"officer\":\"h-2\",\"named\":false,\"mail\":\"canary@x.example\\r\\nBcc: y@z.se\"}");
    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(text(bad)).contains("SL-1004", "/mail").doesNotContain("canary");
    HttpResponse<byte[]> sms =
        put("{\"officer\":\"h-2\",\"named\":false,\"telephone\":\"+46700000001\"}");
    assertThat(sms.statusCode()).isEqualTo(422);
    assertThat(text(sms)).as("no gateway").contains("SL-8805").doesNotContain("4670");
    assertThat(put("{\"officer\":\"h-2\",\"named\":false}").statusCode()).isEqualTo(422);
  }

  @Test
  void whoIsRemovedIsToldNoMore() throws Exception {
    clinic.portalSays(unread(0, 0, null));
    program.getBean(AskThePortal.class).ask();
    assertThat(
            send("POST", "/api/provider/people/removals", "{\"officer\":\"h-1\"}", admin())
                .statusCode())
        .isEqualTo(204);
    round();
    assertThat(mails()).isZero();
    assertThat(text(get(admin()))).isEqualTo("{\"people\":[]}");
  }

  @Test
  void aGatewayOfTheHostsOwnIsToldTheNumberAlone() throws Exception {
    program =
        clinic.start(
            to -> {
              rung.add(to);
              return new Told.Taken();
            });
    assertThat(
            put("{\"officer\":\"h-1\",\"named\":false,\"telephone\":\"+46700000001\"}")
                .statusCode())
        .isEqualTo(204);
    clinic.portalSays(unread(0, 5, null));
    round();
    round();
    assertThat(rung).containsExactly(new Telephone("+46700000001"));
    assertThat(mails()).isZero();
    program = clinic.start(null);
  }

  @Test
  void halfASettingStopsTheStart(CapturedOutput output) {
    assertThatThrownBy(() -> clinic.start(null, "sluss.provider.send=NOTHING"))
        .as("a server that is not to be used")
        .rootCause()
        .hasMessageContaining("sluss.provider.send");
    assertThatThrownBy(() -> clinic.start(null, "sluss.provider.units=polisen-stockholm"))
        .as("a unit with a system of its own")
        .rootCause()
        .hasMessageContaining("sluss.provider.units");
    assertThatThrownBy(() -> clinic.start(null, "sluss.provider.mail.security=NONE"))
        .as("there is no way without TLS")
        .hasStackTraceContaining("sluss.provider.mail.security");
    assertThat(output.getAll()).doesNotContain("canary");
    program = clinic.start(null);
  }

  private String admin() throws Exception {
    return clinic.token(AGENCY, "people", UNIT);
  }

  private HttpResponse<byte[]> put(String body) throws Exception {
    return send("PUT", "/api/provider/people", body, admin());
  }

  private HttpResponse<byte[]> get(@Nullable String token) throws Exception {
    return send("GET", "/api/provider/people", "", token);
  }

  private HttpResponse<byte[]> send(String method, String path, String body, @Nullable String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + program.getEnvironment().getProperty("local.server.port")
                        + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }
}
