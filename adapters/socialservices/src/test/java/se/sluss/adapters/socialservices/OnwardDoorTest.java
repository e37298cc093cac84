package se.sluss.adapters.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent.Stage;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.world.Door;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import tools.jackson.databind.JsonNode;

/** Row 10 of the domain at the case system's door: onward to who treats, and what came of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnwardDoorTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final String UNIT = "0126.authority-violence";
  private static final String AGENCY = "kommun-0126";
  private static final String INBOX = "/api/social/inbox/";
  private static final String SENT = "/api/social/sent";
  private static final String BY =
      "{\"officer\":\"h-1\",\"roles\":[\"handler\",\"responsible-officer\"]}";
  private static final String NONE = "019dfff0-0000-7000-8000-000000000000";

  private World world;
  private PlayedLogin tokens;
  private ConfigurableApplicationContext police;
  private Door door;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("onward-door", folder).database("police").database("socialservices");
    tokens = world.login();
    token = tokens.of(AGENCY, "case-system", UNIT);
    police = world.start("police", POLICE.value());
    door =
        new Door(
            world.start(
                SocialServicesAdapter.class, WebApplicationType.SERVLET, "socialservices", UNIT));
  }

  @AfterAll
  void stop() {
    world.close();
  }

  private static String referring(String key) {
    return """
    {"by": %s, "eventId": "%s", "recipientUnit": "provider.rvc-innerstaden",
     "client": {"name": "%s", "personalNumber": "%s", "telephone": "%s", "language": "so",
       "interpreter": {"language": "so", "sexWanted": "MALE", "byTelephone": true},
       "protectedIdentity": false},
     "basis": "DECISION", "decision": {"reference": "SN 2026/123", "on": "2026-05-01"},
     "consent": {"how": "THROUGH_INTERPRETER", "progressToo": true, "ticks": []},
     "safety": {"officer": "h-1", "at": "2026-05-04T15:00:00Z", "how": "NOBODY_KNOWN_CHECKED",
       "ticks": ["REGISTERS_CHECKED"]},
     "recordedAt": "2026-05-04T15:30:00Z"}
    """
        .formatted(BY, key, Events.NAME, Events.NUMBER, Events.TELEPHONE);
  }

  private HttpResponse<byte[]> post(String message, String what, String body) throws Exception {
    return door.post(INBOX + message + "/" + what, body, token);
  }

  private String takenOver(String event) throws Exception {
    String message = opened(event);
    assertThat(post(message, "steps", "{\"by\":" + BY + ",\"step\":\"TAKE_OVER\"}").statusCode())
        .isEqualTo(200);
    return message;
  }

  private String opened(String event) throws Exception {
    Outcome outcome =
        police
            .getBean(Notifications.class)
            .submit(
                Events.event(
                    event, Stage.REPORTED, "0126", null, Events.person(false), Wish.YES, null),
                POLICE);
    String message = ((Result.Sent) ((Outcome.Settled) outcome).person()).message().toString();
    World.until(() -> claimed(message));
    assertThat(post(message, "open", BY).statusCode()).isEqualTo(200);
    return message;
  }

  private boolean claimed(String message) {
    try {
      return post(message, "claim", BY).statusCode() == 200;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode state(String key) throws Exception {
    return door.read(door.get(SENT + "/" + key, token));
  }

  @Test
  void row10WhatIsTakenOverIsReferredToWhoTreatsAndTheCaseSystemFollowsIt() throws Exception {
    String wish = takenOver("onward-wish-1");
    HttpResponse<byte[]> first = post(wish, "onward", referring("onward-0001"));
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(door.read(first).at("/result/kind").stringValue()).isEqualTo("sent");
    assertThat(door.read(first).at("/result/unit").stringValue())
        .isEqualTo("provider.rvc-innerstaden");
    assertThat(post(wish, "onward", referring("onward-0001")).body())
        .as("the same again")
        .isEqualTo(first.body());
    door.problem(
        post(wish, "onward", referring("onward-0001").replace("SN 2026/123", "SN 2026/124")),
        409,
        "SL-2004",
        "/eventId");
    String message = door.read(first).at("/result/message").stringValue();
    World.until(() -> world.hub().link(MessageId.of(message)) != null);
    EventLink link = Objects.requireNonNull(world.hub().link(MessageId.of(message)));
    assertThat(link.continues()).isEqualTo(MessageId.of(wish));
    assertThat(Objects.requireNonNull(link.safety()).ticks())
        .contains("SAFETY-NOBODY_KNOWN_CHECKED");
    World.until(
        () -> {
          try {
            return state("onward-0001").at("/0/status").stringValue("").equals("ACCEPTED");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(state("onward-0001").at("/0/type").stringValue()).isEqualTo("treatment-referral/1");
    assertThat(door.read(door.get(SENT + "?since=2026-05-04T00:00:00Z", token)).size())
        .isPositive();
    door.problem(door.get(SENT + "?since=yesterday", token), 422, "SL-1004", "/since");

    world.hub().changesConsents(Instant.parse("2026-05-04T16:00:00Z"));
    String ending = "{\"by\":" + BY + ",\"change\":\"WITHDRAWN\",\"reason\":\"TOLD_US\"}";
    assertThat(door.post(SENT + "/" + message + "/consent", ending, token).statusCode())
        .isEqualTo(200);
    door.problem(door.post(SENT + "/" + NONE + "/consent", ending, token), 404, "SL-5001", null);
    String recall = "{\"by\":" + BY + ",\"step\":\"RECALL\",\"reason\":\"PERSON_ASKED\"}";
    door.problem(door.post(SENT + "/" + NONE + "/steps", recall, token), 404, "SL-5001", null);
    door.problem(
        door.post(SENT + "/" + message + "/steps", recall.replace("RECALL", "TAKE_OVER"), token),
        422,
        "SL-1004",
        "/step");
  }

  @Test
  void row10WhatIsNotActedOnOrNotTheUnitsIsNotReferredOnward() throws Exception {
    String wish = opened("onward-wish-2");
    door.problem(post(wish, "onward", referring("onward-0002")), 409, "SL-5004", null);
    door.problem(post(NONE, "onward", referring("onward-0002")), 404, "SL-5001", null);
    door.problem(post("x", "onward", referring("onward-0002")), 404, "SL-5001", null);
    String support = tokens.of(AGENCY, "case-system", "0126.victim-support");
    door.problem(
        door.post(INBOX + wish + "/onward", referring("onward-0002"), support),
        403,
        "SL-7002",
        null);
    door.problem(door.get(SENT + "/onward-0002", token), 404, "SL-5001", null);
    door.problem(
        door.post(INBOX + wish + "/onward", referring("onward-0002"), null), 401, "SL-7001", null);
  }

  @Test
  void eachThingThatIsWrongIsNamedByItsNumberAndFieldAndNeverRepeated() throws Exception {
    String wish = takenOver("onward-wish-3");
    String right = referring("onward-0003");
    door.problem(
        post(wish, "onward", right.replace(Events.NUMBER, "191212121213")),
        422,
        "SL-1005",
        "/client/personalNumber");
    door.problem(
        post(wish, "onward", right.replace("\"SN 2026/123\"", "\"- \"")),
        422,
        "SL-1004",
        "/decision/reference");
    door.problem(
        post(wish, "onward", right.replace("\"on\":", "\"risk\": \"HIGH\", \"on\":")),
        422,
        "SL-1002",
        "/decision/risk");
    door.problem(
        post(wish, "onward", right.replace("\"officer\": \"h-1\"", "\"officer\": \"h-2\"")),
        409,
        "SL-5003",
        "/safety");
    door.problem(
        post(wish, "onward", right.replace(",\"responsible-officer\"", "")),
        409,
        "SL-5003",
        "/safety");
    JsonNode elsewhere =
        door.read(
            post(wish, "onward", right.replace("provider.rvc-innerstaden", "0126.victim-support")));
    assertThat(elsewhere.at("/result/kind").stringValue()).isEqualTo("ask-back");
    assertThat(elsewhere.at("/result/fault/field").stringValue()).isEqualTo("/recipientUnit");
  }
}
