package se.sluss.adapters.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.world.Door;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import tools.jackson.databind.JsonNode;

/** What the program that tells people by mail is told, on the real kit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");
  private static final String AGENCY = "clinic";

  private World world;
  private PlayedLogin tokens;
  private ConfigurableApplicationContext police;
  private Inbox inbox;
  private Door door;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("unread", folder).database("police").database("portal");
    tokens = world.login();
    police = world.start("police", POLICE.value());
    ConfigurableApplicationContext portal =
        world.start(PortalAdapter.class, WebApplicationType.SERVLET, "portal", VIOLENCE.value());
    inbox = portal.getBean(Inbox.class);
    door = new Door(portal);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  private static Viewer viewer(String officer, String... roles) {
    return new Viewer(
        OfficerId.of(officer), new TreeSet<>(Set.of(VIOLENCE)), new TreeSet<>(Set.of(roles)));
  }

  private InboxRow arrived(IgorEvent event) {
    Viewer all = viewer("h-9", "handler", "named-handler");
    Set<MessageId> before = new TreeSet<>();
    inbox.list(all.units(), all).forEach(row -> before.add(row.message()));
    police.getBean(Notifications.class).submit(event, POLICE);
    World.until(() -> inbox.list(all.units(), all).size() > before.size());
    return inbox.list(all.units(), all).stream()
        .filter(row -> !before.contains(row.message()))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<byte[]> asked(String unit, @Nullable String token) throws Exception {
    return door.post(
        "/api/portal/unread",
        """
        {"unit":"%s","people":[{"officer":"h-1","named":false},{"officer":"h-2","named":false},
          {"officer":"h-3","named":true}]}
        """
            .formatted(unit),
        token);
  }

  private JsonNode unread() throws Exception {
    HttpResponse<byte[]> answer =
        asked(VIOLENCE.value(), tokens.of(AGENCY, "unread", VIOLENCE.value()));
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return door.read(answer).path("people");
  }

  private static void isOf(JsonNode unread, InboxRow oldest, InboxRow newest) {
    assertThat(Instant.parse(unread.path("oldest").stringValue())).isEqualTo(oldest.receivedAt());
    assertThat(Instant.parse(unread.path("newest").stringValue())).isEqualTo(newest.receivedAt());
    assertThat(unread.propertyNames())
        .as("when, and nothing else")
        .containsExactlyInAnyOrder("oldest", "newest", "newestUrgent");
    assertThat(unread.path("newestUrgent").isNull()).as("a wish is not urgent").isTrue();
  }

  @Test
  void whatAPersonMayKnowOfAndNobodyHasInHandIsUnreadUntilItIsOpened() throws Exception {
    assertThat(unread().get(0).isNull()).as("nothing has come").isTrue();
    InboxRow hidden = arrived(Events.event("unread-0", Events.person(true), Wish.YES, null));
    JsonNode protectedOnly = unread();
    assertThat(protectedOnly.get(0).isNull()).as("for named handlers alone").isTrue();
    isOf(protectedOnly.get(2), hidden, hidden);

    InboxRow first = arrived(Events.wish("unread-1"));
    InboxRow second = arrived(Events.wish("unread-2"));
    JsonNode both = unread();
    isOf(both.get(0), first, second);
    isOf(both.get(2), hidden, second);

    Viewer one = viewer("h-1", "handler");
    inbox.claim(first.message(), one);
    JsonNode claimed = unread();
    isOf(claimed.get(0), first, second);
    isOf(claimed.get(1), second, second);

    inbox.open(first.message(), one);
    inbox.claim(second.message(), one);
    inbox.open(second.message(), one);
    JsonNode opened = unread();
    assertThat(opened.get(0).isNull()).isTrue();
    assertThat(opened.get(1).isNull()).isTrue();
    isOf(opened.get(2), hidden, hidden);
  }

  @Test
  void anotherUnitAndOneThatIsNotThereLookAlikeAndOtherTokensAreNotLetIn() throws Exception {
    String token = tokens.of(AGENCY, "unread", "provider.rvc-sydost");
    HttpResponse<byte[]> another = asked(VIOLENCE.value(), token);
    HttpResponse<byte[]> none = asked("no-such-unit", token);
    assertThat(another.statusCode()).isEqualTo(200);
    assertThat(another.body()).isEqualTo(none.body());
    assertThat(new String(another.body(), UTF_8)).isEqualTo("{\"people\":[null,null,null]}");
  }

  @Test
  void whoMayNotAskAndWhatIsNoQuestionHaveNumberedAnswers() throws Exception {
    door.problem(asked(VIOLENCE.value(), null), 401, "SL-7001", null);
    door.problem(
        asked(VIOLENCE.value(), tokens.expired(AGENCY, "unread", VIOLENCE.value())),
        401,
        "SL-7001",
        null);
    door.problem(
        asked(VIOLENCE.value(), tokens.of(AGENCY, "adapter", VIOLENCE.value())),
        403,
        "SL-7002",
        null);
    String token = tokens.of(AGENCY, "unread", VIOLENCE.value());
    String person = "{\"officer\":\"h-1\",\"named\":false}";
    door.problem(post("{", token), 400, "SL-1001", "");
    door.problem(post("{\"people\":[]}", token), 422, "SL-1004", "/unit");
    door.problem(
        post("{\"unit\":\"%s\",\"people\":[],\"all\":true}".formatted(VIOLENCE), token),
        422,
        "SL-1002",
        "/all");
    door.problem(
        post(
            "{\"unit\":\"%s\",\"people\":[%s]}"
                .formatted(VIOLENCE, String.join(",", Collections.nCopies(201, person))),
            token),
        422,
        "SL-1004",
        "");
    door.problem(post(" ".repeat(3_000_000), token), 413, "SL-1003", null);
  }

  private HttpResponse<byte[]> post(String body, String token) throws Exception {
    return door.post("/api/portal/unread", body, token);
  }
}
