package se.sluss.adapters.healthcare;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.adapters.healthcare.mapping.Example;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.referral.ReferralStep;
import tools.jackson.databind.JsonNode;

/** How far referrals have come, what the server says of itself, and whether that is so. */
class WhatIsOfferedTest extends AtTheDoor {
  @Test
  void aTaskIsReadAndFoundByItsOwnUnitAloneAndTellsHowFarItHasCome() throws Exception {
    String id = Example.newId();
    assertThat(post(Example.numbered(id).bytes(), token).statusCode()).isEqualTo(200);
    World.until(() -> sent(id).getFirst().status() == SentRow.Status.ARRIVED);
    JsonNode task = read(get("/Task/" + id, token));
    assertThat(task.at("/id").stringValue()).isEqualTo(id);
    assertThat(task.at("/status").stringValue()).isEqualTo("received");
    assertThat(task.at("/businessStatus/coding/0/code").stringValue()).isEqualTo("2.0");
    assertThat(task.at("/identifier/0/value").stringValue()).isEqualTo("urn:uuid:" + id);
    assertThat(task.toString()).doesNotContain("Tolvan", "191212121212", "08-465");

    Viewer handler = handler();
    Inbox inbox = municipality.getBean(Inbox.class);
    inbox.claim(sent(id).getFirst().message(), handler);
    inbox.open(sent(id).getFirst().message(), handler);
    inbox.step(sent(id).getFirst().message(), new StepGiven(ReferralStep.TAKE_OVER), handler);
    World.until(() -> taskStatus(id).equals("accepted"));
    JsonNode accepted = read(get("/Task/" + id, token));
    assertThat(accepted.at("/businessStatus/coding/0/code").stringValue()).isEqualTo("3.0");
    assertThat(accepted.at("/businessStatus/coding/1/code").stringValue()).isEqualTo("ACCEPTED");

    String identifier = "/Task?identifier=" + encoded("urn:ietf:rfc:3986|urn:uuid:" + id);
    JsonNode found = read(get(identifier, token));
    assertThat(found.at("/type").stringValue()).isEqualTo("searchset");
    assertThat(found.at("/total").intValue()).isEqualTo(1);
    assertThat(found.at("/entry/0/resource")).isEqualTo(accepted);
    String updated = accepted.at("/meta/lastUpdated").stringValue();
    JsonNode since = read(get("/Task?_lastUpdated=" + encoded("ge" + updated), token));
    assertThat(since.toString()).contains("\"" + id + "\"");
    String later = OffsetDateTime.parse(updated).plusMinutes(5).toString();
    assertThat(
            read(get("/Task?_lastUpdated=" + encoded("gt" + later), token)).at("/total").intValue())
        .isZero();

    outcome(get("/Task/" + Example.newId(), token), 404, "SL-5001", null);
    String stranger = tokens.of("kommun-0127", ALL, TO.value());
    outcome(get("/Task/" + id, stranger), 403, "SL-7002", null);
    outcome(
        get("/Task/" + id, tokens.of("region-stockholm", "system/Task.s", UNIT)),
        403,
        "SL-7002",
        null);
    outcome(
        get(identifier, tokens.of("region-stockholm", "system/Task.r", UNIT)),
        403,
        "SL-7002",
        null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?status=accepted",
        "?identifier=1",
        "?_lastUpdated=2026-05-04",
        "?_lastUpdated=gt2026-05-04",
        "?_lastUpdated=gt2026-05-04T16:00:00Z&_lastUpdated=gt2026-05-04T16:00:00Z",
        "?_lastUpdated=gt2026-05-04T16:00:00Z&patient=1",
      })
  void aSearchThatIsWiderOrOtherThanItSaysIsRefused(String query) throws Exception {
    HttpResponse<byte[]> answer = get("/Task" + query, token);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(read(answer).at("/resourceType").stringValue()).isEqualTo("OperationOutcome");
  }

  @Test
  void whatTheCapabilityStatementSaysIsSo() throws Exception {
    HttpResponse<byte[]> metadata = get("/metadata", null);
    assertThat(metadata.statusCode()).isEqualTo(200);
    JsonNode rest = read(metadata).at("/rest/0");
    String id = Example.newId();
    Map<String, Trial> trials =
        Map.of(
            "transaction", () -> post(Example.numbered(id).bytes(), token),
            "Task.read", () -> get("/Task/" + id, token),
            "Task.search-type", () -> get("/Task?identifier=" + id, token),
            "Task.?identifier", () -> get("/Task?identifier=" + id, token),
            "Task.?_lastUpdated", () -> get("/Task?_lastUpdated=gt2026-05-04T00:00:00Z", token),
            "Bundle.$validate",
                () -> send(body("POST", "/Bundle/$validate", new Example().bytes()), token));
    Set<String> said = new LinkedHashSet<>();
    rest.get("interaction").forEach(one -> said.add(one.get("code").stringValue()));
    for (JsonNode resource : rest.get("resource")) {
      String type = resource.get("type").stringValue() + ".";
      resource.path("interaction").forEach(one -> said.add(type + one.get("code").stringValue()));
      resource
          .path("searchParam")
          .forEach(one -> said.add(type + "?" + one.get("name").stringValue()));
      resource
          .path("operation")
          .forEach(one -> said.add(type + "$" + one.get("name").stringValue()));
    }
    assertThat(said).containsExactlyInAnyOrderElementsOf(trials.keySet());
    for (String interaction : said) {
      HttpResponse<byte[]> answer = Objects.requireNonNull(trials.get(interaction)).take();
      assertThat(answer.statusCode()).as(interaction + text(answer)).isEqualTo(200);
    }
  }

  /** One way of trying what is said. */
  @FunctionalInterface
  private interface Trial {
    HttpResponse<byte[]> take() throws Exception;
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /Task/1",
    "PATCH, /Task/1",
    "DELETE, /Task/1",
    "POST, /Task",
    "POST, /Task/_search",
    "GET, /Task/_history",
    "GET, /Task/1/_history",
    "GET, /Patient/1",
    "POST, /ServiceRequest",
    "GET, /Consent",
    "GET, ''",
    "GET, /_history",
    "POST, /Task/$validate",
    "GET, /Bundle/$validate",
    "GET, /Patient/1/$everything",
    "POST, /$process-message",
  })
  void whatTheCapabilityStatementDoesNotSayIsNotOffered(String method, String path)
      throws Exception {
    outcome(send(body(method, path, new Example().bytes()), token), 405, "SL-8302", null);
    outcome(send(body(method, path, new Example().bytes()), null), 401, "SL-7001", null);
  }

  @Test
  void validateSaysWhatIsWrongAndKeepsNothing() throws Exception {
    int before = kept();
    Example good = Example.numbered(Example.newId());
    JsonNode well = read(send(body("POST", "/Bundle/$validate", good.bytes()), token));
    assertThat(well.at("/issue/0/severity").stringValue())
        .as(well.toString())
        .isEqualTo("information");
    Example bad =
        Example.numbered(Example.newId())
            .put("Patient", "/gender", "Hemligt")
            .put("Task", "/status", "Hemligt");
    HttpResponse<byte[]> answer = send(body("POST", "/Bundle/$validate", bad.bytes()), token);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer))
        .contains("\"" + bad.path("Patient") + ".gender\"", "\"" + bad.path("Task") + ".status\"")
        .doesNotContain("Hemligt", "Tolvan");
    assertThat(kept()).isEqualTo(before);
    outcome(
        send(
            body("POST", "/Bundle/$validate", bad.bytes()),
            tokens.of("region-stockholm", "system/Task.rs", UNIT)),
        403,
        "SL-7002",
        null);
  }
}
