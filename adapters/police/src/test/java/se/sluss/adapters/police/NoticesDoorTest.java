package se.sluss.adapters.police;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.world.Door;
import se.sluss.adapters.kit.world.World;
import se.sluss.adapters.police.mapping.Released;
import se.sluss.adapters.police.mapping.VictimNoticed;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.EventId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.VictimNotice;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows 5 and 12 of the domain at the case system's door: about a victim, and of a release. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesDoorTest {
  private static final String UNIT = "polisen-stockholm";
  private static final String VICTIMS = "/api/police/victim-notices";
  private static final String RELEASES = "/api/police/releases";
  private static final Instant NOW = Instant.parse("2026-05-04T15:30:00Z");

  /** Of Skatteverket's test persons. */
  private static final String NUMBER = "191212121212";

  private final Json json = new Json();
  private World world;
  private PlayedLogin tokens;
  private ConfigurableApplicationContext police;
  private Door door;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("police-notices", folder).database("police");
    tokens = world.login();
    token = tokens.of("polisen", "notify", UNIT);
    police = world.start(PoliceAdapter.class, WebApplicationType.SERVLET, "police", UNIT);
    door = new Door(police);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  private static Weighing weighing() {
    return new Weighing(
        OfficerId.of("p-9"),
        NOW,
        new TreeSet<>(List.of("CRIME_NEED", "O-MEN", "O-SKYDD", "CHECK-18-1", "BDL-2-22")));
  }

  private static VictimNoticed about(String id, @Nullable String ofEvent, Wish wish) {
    return new VictimNoticed(
        id,
        ofEvent,
        OfficerId.of("p-17"),
        "0127",
        null,
        null,
        new VictimNoticed.Exposed(
            "Lisa Exempel",
            NUMBER,
            null,
            new VictimNotice.SafeContact(VictimNotice.How.NONE_STATED, null, null),
            "sv",
            null,
            false),
        true,
        wish,
        VictimNotice.Children.NONE,
        false,
        NOW,
        wish == Wish.YES
            ? new VictimNoticed.Agreed(new TreeSet<>(List.of("CHECK-18-1", "BDL-2-22")))
            : null,
        wish == Wish.YES ? null : weighing());
  }

  private static Released release(
      String id, @Nullable String ofEvent, Released.@Nullable VictimsSide first) {
    return new Released(
        id,
        ofEvent,
        OfficerId.of("p-17"),
        "0127",
        null,
        null,
        new Released.Freed(Events.NAME, NUMBER, null, false),
        ReleaseNotice.From.ARRESTED,
        NOW.plusSeconds(3600),
        ReleaseNotice.ContactBan.YES,
        NOW,
        first != null,
        first,
        weighing());
  }

  private static Released.VictimsSide in(String municipality) {
    return new Released.VictimsSide(municipality, null, null);
  }

  @Test
  void row5APersonExposedWhoSaysYesIsToldOfToWhoSupportsAndToNobodyElse() throws Exception {
    byte[] said = json.write(about("notice-0001", "event-0001", Wish.YES));
    HttpResponse<byte[]> first = post(VICTIMS, said);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(door.read(first).at("/person/kind").stringValue()).isEqualTo("sent");
    assertThat(door.read(first).at("/person/unit").stringValue()).isEqualTo("0127.victim-support");
    assertThat(door.read(first).has("child")).isFalse();
    assertThat(post(VICTIMS, said).body()).as("the same again").isEqualTo(first.body());

    Cover cover = cover(first, "person");
    assertThat(cover.type()).hasToString("victim-notice/1");
    assertThat(cover.ground())
        .isInstanceOfSatisfying(
            Ground.Consent.class,
            consent -> {
              assertThat(consent.record().purposes()).containsExactly("VICTIM_SUPPORT");
              assertThat(consent.record().categories()).containsExactly("CONTACT", "SOCIAL");
            });
    World.until(
        () -> state(VICTIMS, "notice-0001").at("/0/status").stringValue("").equals("ACCEPTED"));
    assertThat(state(VICTIMS, "notice-0001").size()).isEqualTo(1);
  }

  @Test
  void row5WithoutAYesItGoesOnlyOnWhatAResponsibleOfficerHasWeighed() throws Exception {
    ObjectNode bare = tree(about("notice-0002", null, Wish.NO));
    bare.remove("weighing");
    door.problem(post(VICTIMS, json.write(bare)), 422, "SL-1012", "/weighing");
    HttpResponse<byte[]> sent = post(VICTIMS, json.write(about("notice-0002", null, Wish.NO)));
    assertThat(door.read(sent).at("/person/kind").stringValue()).isEqualTo("sent");
    assertThat(cover(sent, "person").ground())
        .isInstanceOfSatisfying(
            Ground.Weighing.class,
            weighed -> {
              assertThat(weighed.refused()).isTrue();
              assertThat(weighed.attestation().officer()).isEqualTo(OfficerId.of("p-9"));
            });
    ObjectNode unweighed = tree(about("notice-0003", null, Wish.NOT_ASKED));
    ((ObjectNode) unweighed.get("weighing")).putArray("criteria").add("CRIME_NEED");
    JsonNode answer = door.read(post(VICTIMS, json.write(unweighed)));
    assertThat(answer.at("/person/kind").stringValue()).isEqualTo("refused");
    assertThat(answer.at("/person/fault/field").stringValue()).isEqualTo("/weighing/criteria");
  }

  /** What follows from one event is named alike, in any order, and otherwise shares nothing. */
  @Test
  void row4OnlyTheHubIsToldThatTracksAreOfOneEvent() throws Exception {
    HttpResponse<byte[]> hers =
        post(VICTIMS, json.write(about("notice-0004", "event-0004", Wish.YES)));
    HttpResponse<byte[]> his =
        post("/api/police/igor-events", json.write(Events.wish("event-0004")));
    HttpResponse<byte[]> freed =
        post(RELEASES, json.write(release("notice-0005", "event-0004", in("0127"))));
    HttpResponse<byte[]> other =
        post("/api/police/igor-events", json.write(Events.wish("event-0005")));
    List<Cover> covers =
        List.of(
            cover(hers, "person"),
            cover(his, "person"),
            cover(freed, "person"),
            cover(freed, "victimsSide"));
    assertThat(covers.stream().map(this::event).distinct()).hasSize(1);
    assertThat(event(cover(other, "person"))).isNotEqualTo(event(covers.get(0)));
    assertThat(covers.stream().map(Cover::conversationId).distinct()).hasSize(4);
    String name = event(covers.get(0)).toString();
    for (Cover cover : covers) {
      assertThat(new String(json.write(cover), UTF_8)).doesNotContain(name, "event-0004");
    }
  }

  @Test
  void row12AReleaseGoesToTheVictimsSideAndToWhoMeetsHimAtOnceAndOnlyOnce() throws Exception {
    byte[] said = json.write(release("release-0001", null, in("0127")));
    HttpResponse<byte[]> first = post(RELEASES, said);
    assertThat(door.read(first).at("/victimsSide/unit").stringValue())
        .isEqualTo("0127.victim-support");
    assertThat(door.read(first).at("/person/unit").stringValue())
        .isEqualTo("0127.authority-violence");
    assertThat(cover(first, "victimsSide").type()).hasToString("release-warning/1");
    assertThat(cover(first, "person").type()).hasToString("release-notice/1");
    assertThat(post(RELEASES, said).body()).isEqualTo(first.body());
    World.until(() -> state(RELEASES, "release-0001").toString().split("ACCEPTED", -1).length == 3);
  }

  @Test
  void row12NobodyWhoMeetsHimIsSentAReleaseThatTheVictimsSideIsNot() throws Exception {
    HttpResponse<byte[]> stopped =
        post(RELEASES, json.write(release("release-0002", null, in("Ankeborg"))));
    assertThat(door.read(stopped).at("/victimsSide/kind").stringValue()).isEqualTo("call-now");
    assertThat(door.read(stopped).at("/victimsSide/fault/field").stringValue())
        .isEqualTo("/victimsSide/municipality");
    assertThat(door.read(stopped).at("/person/kind").stringValue()).isEqualTo("call-now");
    assertThat(door.read(stopped).at("/person/fault/code").stringValue()).isEqualTo("SL-5304");
    assertThat(door.read(stopped).at("/person/telephone").stringValue()).isEqualTo("08-465 004 07");
    assertThat(kept("release-0002")).isZero();

    HttpResponse<byte[]> corrected =
        post(RELEASES, json.write(release("release-0002", null, in("0127"))));
    assertThat(door.read(corrected).at("/victimsSide/kind").stringValue()).isEqualTo("sent");
    assertThat(door.read(corrected).at("/person/kind").stringValue()).isEqualTo("sent");
  }

  /** It is said in so many words that nobody is known: a side that is forgotten is a fault. */
  @Test
  void row12WhetherAVictimIsKnownIsARequiredAnswer() throws Exception {
    ObjectNode forgotten = tree(release("release-0003", null, in("0127")));
    forgotten.remove("victimsSide");
    door.problem(post(RELEASES, json.write(forgotten)), 422, "SL-1012", "/victimsSide");
    ObjectNode twice = tree(release("release-0003", null, in("0127")));
    twice.put("victimKnown", false);
    door.problem(post(RELEASES, json.write(twice)), 422, "SL-1004", "/victimsSide");
    HttpResponse<byte[]> nobody = post(RELEASES, json.write(release("release-0003", null, null)));
    assertThat(door.read(nobody).at("/person/kind").stringValue()).isEqualTo("sent");
    assertThat(door.read(nobody).has("victimsSide")).isFalse();
  }

  @Test
  void otherContentUnderTheSameKeyIsAConflict() throws Exception {
    post(VICTIMS, json.write(about("notice-0006", null, Wish.YES)));
    door.problem(
        post(VICTIMS, json.write(about("notice-0006", null, Wish.NO))), 409, "SL-2004", "/eventId");
    post(RELEASES, json.write(release("release-0004", null, in("0127"))));
    ObjectNode other = tree(release("release-0004", null, in("0127")));
    other.put("contactBan", "NO");
    door.problem(post(RELEASES, json.write(other)), 409, "SL-2004", "/eventId");
  }

  @Test
  void withoutATokenOrWithAnotherScopeItIsShut() throws Exception {
    byte[] said = json.write(about("notice-0007", null, Wish.YES));
    door.problem(door.post(VICTIMS, said, null), 401, "SL-7001", null);
    String other = tokens.of("polisen", "case-system", UNIT);
    door.problem(door.post(VICTIMS, said, other), 403, "SL-7002", null);
    door.problem(door.post(RELEASES, said, null), 401, "SL-7001", null);
    door.problem(door.get(VICTIMS + "/notice-0007", token), 404, "SL-5001", null);
  }

  @ParameterizedTest
  @CsvSource({
    "/victim/shoeSize,           forty-two,            1002, /victim/shoeSize",
    "/whereabouts,               Solstugan,            1002, /whereabouts",
    "/victim/address,            Solstugan,            1002, /victim/address",
    "/wish,                      HEMLIGT,              1004, /wish",
    "/victim/name,               x4y,                  1004, /victim/name",
    "/victim/personalNumber,     191212121213,         1005, /victim/personalNumber",
    "/victim/language,           hemligt språk,        1004, /victim/language",
    "/victim/safeContact/how,    VISIT,                1004, /victim/safeContact/how",
    "/victim/safeContact/telephone, 070-174 06 05,     1004, /victim/safeContact/telephone",
    "/recordedAt,                2027-01-01T00:00:00Z, 1006, /recordedAt",
    "/eventId,                   kort,                 1004, /eventId",
    "/ofEvent,                   kort,                 1004, /ofEvent",
  })
  void whatIsWrongAboutAVictimIsNamedByItsFieldNeverRepeatedAndNothingIsKept(
      String at, String value, String number, String field) throws Exception {
    refused(VICTIMS, tree(about("notice-0008", null, Wish.YES)), at, value, number, field);
  }

  @ParameterizedTest
  @CsvSource({
    "/person/shoeSize,        forty-two,            1002, /person/shoeSize",
    "/victimsSide/address,    Solstugan,            1002, /victimsSide/address",
    "/from,                   HEMLIGT,              1004, /from",
    "/person/name,            x4y,                  1004, /person/name",
    "/person/personalNumber,  191212121213,         1005, /person/personalNumber",
    "/weighing/at,            2027-01-01T00:00:00Z, 1006, /weighing/at",
    "/eventId,                kort,                 1004, /eventId",
  })
  void whatIsWrongInAReleaseIsNamedByItsFieldNeverRepeatedAndNothingIsKept(
      String at, String value, String number, String field) throws Exception {
    refused(RELEASES, tree(release("release-0008", null, in("0127"))), at, value, number, field);
  }

  @Test
  void whoIsUnder18GoesTheChildsWay() throws Exception {
    ObjectNode young = tree(about("notice-0009", null, Wish.YES));
    ((ObjectNode) young.get("victim")).put("ageYears", 17).remove("personalNumber");
    door.problem(post(VICTIMS, json.write(young)), 422, "SL-2009", "/victim/ageYears");
    ((ObjectNode) young.get("victim")).remove("ageYears");
    door.problem(post(VICTIMS, json.write(young)), 422, "SL-1012", "/victim/ageYears");
  }

  private void refused(
      String path, ObjectNode said, String at, String value, String number, String field)
      throws Exception {
    String id = said.get("eventId").stringValue();
    int slash = at.lastIndexOf('/');
    JsonNode parent = slash == 0 ? said : said.at(at.substring(0, slash));
    ((ObjectNode) parent).put(at.substring(slash + 1), value);
    HttpResponse<byte[]> answer = post(path, json.write(said));
    door.problem(answer, 422, "SL-" + number, field);
    assertThat(new String(answer.body(), UTF_8)).doesNotContain(value, "Lisa", NUMBER);
    assertThat(door.read(answer).get("sv").stringValue())
        .isNotEqualTo(door.read(answer).get("en").stringValue());
    assertThat(kept(id)).isZero();
  }

  private int kept(String id) {
    JdbcClient jdbc = police.getBean(JdbcClient.class);
    return jdbc.sql("select count(*) from event_track where event_id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private Cover cover(HttpResponse<byte[]> answer, String track) {
    MessageId id = MessageId.of(door.read(answer).at("/" + track + "/message").stringValue());
    World.until(() -> world.hub().cover(id) != null);
    return Objects.requireNonNull(world.hub().cover(id));
  }

  private EventId event(Cover cover) {
    EventLink link = Objects.requireNonNull(world.hub().link(cover.messageId()));
    assertThat(link.message()).isEqualTo(cover.messageId());
    return Objects.requireNonNull(link.event());
  }

  private ObjectNode tree(Object said) {
    return (ObjectNode) json.mapper().readTree(json.write(said));
  }

  private JsonNode state(String path, String id) {
    try {
      return door.read(door.get(path + "/" + id, token));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> post(String path, byte[] body) throws Exception {
    return door.post(path, body, token);
  }
}
