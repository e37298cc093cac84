package se.sluss.adapters.helpline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.handover.Handovers;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.world.Door;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.code.SpokenCode;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.HelplineOffer.How;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;

/** Row 9 of the domain at the counsellors' door, and at the provider that was chosen. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelplineDoorTest {
  private static final String HELPLINE = "valj-att-sluta";
  private static final UnitId PROVIDER = UnitId.of("provider.rvc-innerstaden");
  private static final UnitId OTHER = UnitId.of("provider.rvc-sydost");
  private static final Instant TIME = Instant.parse("2026-05-11T15:30:00Z");

  private final Json json = new Json();
  private World world;
  private PlayedLogin tokens;
  private ConfigurableApplicationContext helpline;
  private ConfigurableApplicationContext portal;
  private Door door;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("helpline", folder).database("helpline").database("portal");
    tokens = world.login();
    token = tokens.of(HELPLINE, "counsel", HELPLINE);
    helpline = world.start(HelplineAdapter.class, WebApplicationType.SERVLET, "helpline", HELPLINE);
    portal = world.start("portal", PROVIDER.value(), OTHER.value());
    door = new Door(helpline);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  /** Each test begins its hour. */
  @BeforeEach
  void aNewHour() {
    helpline.getBean(JdbcClient.class).sql("delete from code_try").update();
    portal.getBean(JdbcClient.class).sql("delete from code_try").update();
  }

  private static Viewer staff(String officer, UnitId unit) {
    return new Viewer(
        OfficerId.of(officer), new TreeSet<>(Set.of(unit)), new TreeSet<>(Set.of("handler")));
  }

  private static String passOn(boolean outcomeToo) {
    return """
    {"officer":"c-1","provider":"provider.rvc-innerstaden","municipality":"0180",
     "district":"sodermalm","age":34,"language":"sv","wish":"ALONE","how":"SPOKEN",
     "outcomeToo":%s,"conditional":false,"dutyRead":true}
    """
        .formatted(outcomeToo);
  }

  private String passedOn(boolean outcomeToo) throws Exception {
    HttpResponse<byte[]> answer = post("handovers", passOn(outcomeToo));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(201);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return door.read(answer).path("code").stringValue();
  }

  /** The provider's staff open what has come last. */
  private MessageId opened(Set<MessageId> before) throws Exception {
    Inbox inbox = portal.getBean(Inbox.class);
    Viewer staff = staff("h-1", PROVIDER);
    World.until(
        () ->
            inbox.list(Set.of(PROVIDER), staff).stream()
                .anyMatch(row -> !before.contains(row.message())));
    MessageId message =
        inbox.list(Set.of(PROVIDER), staff).stream()
            .map(InboxRow::message)
            .filter(one -> !before.contains(one))
            .findFirst()
            .orElseThrow();
    inbox.claim(message, staff);
    inbox.open(message, staff);
    return message;
  }

  private Set<MessageId> there() {
    Set<MessageId> there = new HashSet<>();
    portal
        .getBean(Inbox.class)
        .list(Set.of(PROVIDER), staff("h-1", PROVIDER))
        .forEach(row -> there.add(row.message()));
    return there;
  }

  private JsonNode times(String code) throws Exception {
    HttpResponse<byte[]> answer =
        post("codes/times", json.mapper().writeValueAsString(new Said("c-" + code.length(), code)));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    return door.read(answer);
  }

  private record Said(String officer, String code) {}

  @Test
  void row9ACallerGetsToTheRightProviderWithoutANameAndOnlyWhatHeAgreedToComesBack()
      throws Exception {
    Handovers handovers = portal.getBean(Handovers.class);
    int others = rows("live_code") + rows("offered");
    Set<MessageId> before = there();
    String code = passedOn(true);
    MessageId message = opened(before);
    assertThat(rows("live_code") + rows("offered")).isGreaterThan(others);
    Opened opened = portal.getBean(Inbox.class).open(message, staff("h-1", PROVIDER));
    assertThat(opened.cover().parts().getFirst().subjectKind()).isEqualTo("UNIDENTIFIED");
    assertThat(opened.cover().ground())
        .isInstanceOfSatisfying(
            Ground.Consent.class,
            consent ->
                assertThat(consent.record().purposes())
                    .containsExactly("CASE_COORDINATION", "TREATMENT_REFERRAL"));
    HelplineHandover said = ((Opened.Part.Unnamed) opened.parts().getFirst()).handover();
    assertThat(said.ageBand()).isEqualTo(HelplineHandover.AgeBand.FROM_21);
    assertThat(said.recordedOn()).hasToString("2026-05-04");

    assertThat(times(code).path("answered").booleanValue()).isFalse();
    handovers.offer(
        message,
        PROVIDER,
        List.of(
            new HelplineOffer.Time(TIME, How.VISIT),
            new HelplineOffer.Time(TIME.plusSeconds(3600), How.VIDEO)),
        staff("h-1", PROVIDER));
    World.until(() -> offered() == 1);
    JsonNode offered = times(code.toLowerCase(java.util.Locale.ROOT).replace(" ", "-"));
    assertThat(offered.path("provider").stringValue()).isEqualTo(PROVIDER.value());
    assertThat(offered.path("times").size()).isEqualTo(2);

    before = there();
    String other = choosing(code, "2026-05-12T10:00:00Z");
    problem(post("codes/choice", other), 409, "SL-8604");
    assertThat(post("codes/choice", choosing(code, "2026-05-11T15:30:00Z")).statusCode())
        .isEqualTo(204);
    MessageId choice = opened(before);
    HelplineHandover chosen =
        ((Opened.Part.Unnamed)
                portal.getBean(Inbox.class).open(choice, staff("h-1", PROVIDER)).parts().getFirst())
            .handover();
    assertThat(chosen.chosen()).isEqualTo(new HelplineOffer.Time(TIME, How.VISIT));
    assertThat(chosen.handover()).isEqualTo(said.handover());
    assertThat(rows("live_code") + rows("offered"))
        .as("nothing is left of the caller")
        .isEqualTo(others);

    // He says the code: to another provider, to the right one, and once more.
    refused(SlCode.CODE_NOT_KNOWN, () -> handovers.use(code, OTHER, staff("h-2", OTHER)));
    refused(SlCode.NOT_FOUND, () -> handovers.use(code, PROVIDER, staff("h-2", OTHER)));
    refused(
        SlCode.OUTCOME_NOT_TOLD,
        () -> handovers.tell(choice, PROVIDER, true, staff("h-1", PROVIDER)));
    assertThat(handovers.use(code, PROVIDER, staff("h-1", PROVIDER)).message()).isEqualTo(choice);
    refused(SlCode.CODE_NOT_KNOWN, () -> handovers.use(code, PROVIDER, staff("h-1", PROVIDER)));

    handovers.tell(choice, PROVIDER, true, staff("h-1", PROVIDER));
    refused(
        SlCode.OUTCOME_NOT_TOLD,
        () -> handovers.tell(choice, PROVIDER, true, staff("h-1", PROVIDER)));
    World.until(
        () ->
            helpline
                    .getBean(JdbcClient.class)
                    .sql("select came from share where provider = ?")
                    .param(PROVIDER.value())
                    .query(Integer.class)
                    .single()
                == 1);
  }

  @Test
  void row9WithoutHisYesNobodyIsToldWhetherHeCame() throws Exception {
    Handovers handovers = portal.getBean(Handovers.class);
    Set<MessageId> before = there();
    String code = passedOn(false);
    MessageId message = opened(before);
    assertThat(handovers.use(code, PROVIDER, staff("h-1", PROVIDER)).mayTell()).isFalse();
    refused(
        SlCode.OUTCOME_NOT_TOLD,
        () -> handovers.tell(message, PROVIDER, true, staff("h-1", PROVIDER)));
  }

  @Test
  void aCodeThatIsUnknownDeadOrHasExpiredIsAnsweredWithTheSameBytes() throws Exception {
    String unknown = SpokenCode.draw(new SecureRandom()).written();
    String expired = passedOn(false);
    JdbcClient jdbc = helpline.getBean(JdbcClient.class);
    jdbc.sql(
            "update live_code set dies_on = ? where dies_on = (select max(dies_on) from live_code)")
        .param(java.time.LocalDate.parse("2026-05-03"))
        .update();
    byte[] first = post("codes/times", said("c-20", unknown)).body();
    HttpResponse<byte[]> second = post("codes/times", said("c-20", expired));
    problem(second, 404, "SL-8602");
    assertThat(second.body()).isEqualTo(first);
    assertThat(post("codes/choice", choosing(expired, "2026-05-11T15:30:00Z")).body())
        .isEqualTo(first);
    // What its own symbols tell needs no secret, and helps who misheard.
    problem(post("codes/times", said("c-20", "2222 2222 2223")), 422, "SL-8601");
  }

  @Test
  void aPersonAndAUnitMayTryOnlySoManyInAnHour() throws Exception {
    JdbcClient jdbc = helpline.getBean(JdbcClient.class);
    String unknown = SpokenCode.draw(new SecureRandom()).written();
    // config/limits.yaml: ten for a person, thirty for a unit.
    for (int person = 1; person <= 3; person++) {
      for (int i = 0; i < 10; i++) {
        problem(post("codes/times", said("t-" + person, unknown)), 404, "SL-8602");
      }
      problem(post("codes/times", said("t-" + person, unknown)), 429, "SL-8603");
    }
    problem(post("codes/times", said("t-4", unknown)), 429, "SL-8603");
    jdbc.sql("update code_try set at = at - interval '61 minutes'").update();
    problem(post("codes/times", said("t-1", unknown)), 404, "SL-8602");
  }

  @Test
  void whoFitsIsShownInAnOrderThatChangesAndTheDutyComesWithIt() throws Exception {
    Set<String> first = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      JsonNode shown = providers("{\"municipality\":\"0136\",\"age\":34,\"wish\":\"EITHER\"}");
      assertThat(shown.at("/duty/child/sv").stringValue()).contains("SoL 19 kap. 1 §");
      first.add(shown.at("/providers/0/unit").stringValue());
      assertThat(units(shown))
          .containsExactlyInAnyOrder(
              "provider.haninge-kommun",
              "provider.manscentrum-ostra-sodertorn",
              "provider.manscentrum");
    }
    assertThat(first).as("each is first at times").hasSize(3);
    assertThat(units(providers("{\"age\":17}")))
        .containsExactlyInAnyOrder(
            "provider.manscentrum", "provider.ungarelationer", "provider.killar-se");
    assertThat(units(providers("{\"municipality\":\"0136\",\"age\":34,\"wish\":\"GROUP\"}")))
        .containsExactly("provider.manscentrum");
    problem(post("providers", "{\"municipality\":\"0180\"}"), 422, "SL-2006");
  }

  @Test
  void nobodyIsPassedOnWhoIsTooYoungOrHasConditionsOrToWhoDoesNotTakeIt() throws Exception {
    problem(post("handovers", passOn(false).replace("34", "17")), 422, "SL-8607");
    problem(
        post("handovers", passOn(false).replace("\"conditional\":false", "\"conditional\":true")),
        422,
        "SL-8608");
    problem(
        post("handovers", passOn(false).replace("\"dutyRead\":true", "\"dutyRead\":false")),
        422,
        "SL-4003");
    problem(
        post("handovers", passOn(false).replace("rvc-innerstaden", "manscentrum")), 409, "SL-8606");
    problem(
        post("handovers", passOn(false).replace("{\"officer\"", "{\"name\":\"X\",\"officer\"")),
        422,
        "SL-1002");
  }

  @Test
  void theSharesArePublishedByMonthWithoutSmallNumbersAndWithoutTheMonthThatGoesOn()
      throws Exception {
    JdbcClient jdbc = helpline.getBean(JdbcClient.class);
    jdbc.sql(
            "insert into share (month, provider, shown, first, chosen, came, stayed) values"
                + " ('2026-03-01', 'provider.rvc-vast', 40, 20, 5, 4, 0)")
        .update();
    HttpResponse<byte[]> table = get("shares.csv");
    assertThat(text(table))
        .isEqualTo(
            "month,provider,shown,first,chosen,came,stayed\r\n"
                + "2026-03,provider.rvc-vast,40,20,5,<5,<5\r\n");
    JsonNode all = door.read(get("shares"));
    assertThat(all.size()).isEqualTo(1);
    assertThat(all.at("/0/chosen").longValue()).isEqualTo(5);
    assertThat(all.at("/0").has("came")).isFalse();
  }

  @Test
  void withoutATokenOrWithAnotherScopeItIsShut() throws Exception {
    assertThat(send("handovers", passOn(false), null).statusCode()).isEqualTo(401);
    String wrong = tokens.of(HELPLINE, "notify", HELPLINE);
    assertThat(send("handovers", passOn(false), wrong).statusCode()).isEqualTo(403);
  }

  private static String said(String officer, String code) {
    return "{\"officer\":\"" + officer + "\",\"code\":\"" + code + "\"}";
  }

  private static String choosing(String code, String at) {
    return "{\"officer\":\"c-9\",\"code\":\""
        + code
        + "\",\"chosen\":{\"at\":\""
        + at
        + "\",\"how\":\"VISIT\"}}";
  }

  private JsonNode providers(String asked) throws Exception {
    HttpResponse<byte[]> answer = post("providers", asked);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    return door.read(answer);
  }

  private static List<String> units(JsonNode shown) {
    return shown
        .path("providers")
        .valueStream()
        .map(one -> one.path("unit").stringValue())
        .toList();
  }

  private int offered() {
    return rows("offered");
  }

  private int rows(String table) {
    return helpline
        .getBean(JdbcClient.class)
        .sql("select count(*) from " + table)
        .query(Integer.class)
        .single();
  }

  /** Something that may be refused. */
  @FunctionalInterface
  private interface Attempt {
    void make() throws RefusedException;
  }

  private static void refused(SlCode code, Attempt attempt) {
    assertThatThrownBy(attempt::make)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
  }

  private HttpResponse<byte[]> post(String path, String body) throws Exception {
    return send(path, body, Objects.requireNonNull(token));
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return door.get("/api/helpline/" + path, token);
  }

  private HttpResponse<byte[]> send(String path, String body, @Nullable String bearer)
      throws Exception {
    return door.post("/api/helpline/" + path, body, bearer);
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }

  private void problem(HttpResponse<byte[]> answer, int status, String code) {
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    assertThat(door.read(answer).path("code").stringValue()).isEqualTo(code);
  }
}
