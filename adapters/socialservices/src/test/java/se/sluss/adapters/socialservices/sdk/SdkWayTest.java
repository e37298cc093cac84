package se.sluss.adapters.socialservices.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent.Stage;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.kit.world.Tokens;
import se.sluss.adapters.kit.world.World;
import se.sluss.adapters.socialservices.SocialServicesAdapter;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A municipality that has SDK and no adapter of ours gets what is for it, and answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkWayTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId UNIT = UnitId.of("0126.authority-violence");
  private static final Viewer PERSON =
      new Viewer(
          OfficerId.of("h-1"), new TreeSet<>(List.of(UNIT)), new TreeSet<>(List.of("handler")));
  private static final Viewer OFFICER =
      new Viewer(
          OfficerId.of("p-17"), new TreeSet<>(List.of(POLICE)), new TreeSet<>(List.of("officer")));

  private final Json json = new Json();
  private final PlayedMessageSystem system = new PlayedMessageSystem();
  private World world;
  private ConfigurableApplicationContext police;
  private ConfigurableApplicationContext social;
  private JdbcClient rows;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("config");
    copy(Path.of("../../config"), config);
    Files.writeString(
        config.resolve("directory/sdk.yaml"),
        """
        units:
          - {unit: 0126.authority-violence, organisation: '0203:k.example', function: sdk.vald, name: Våld}
        """);
    world =
        new World("sdk-way", folder)
            .database("police")
            .database("socialservices")
            .with("sluss.config-dir", config)
            .with("sluss.sdk.url", system.url())
            .with("sluss.sdk.organisation", "0203:sluss.example")
            .with("sluss.sdk.function", "sdk.sluss")
            .with("sluss.sdk.name", "Sluss")
            .with("sluss.sdk.pace.look-every", "50ms")
            .with("sluss.sdk.pace.retry-after", "100ms")
            .with("sluss.sdk.pace.retry-at-most", "200ms")
            .with("sluss.sdk.pace.timeout", "500ms");
    world
        .with("sluss.sdk.login.issuer", world.hub().url() + "/login")
        .with("sluss.sdk.login.client-id", "sdk")
        .with("sluss.sdk.login.client-secret", UUID.randomUUID().toString());
    token = new Tokens(world).of("kommun-0126", "case-system", UNIT.value());
    police = world.start("police", POLICE.value());
    social =
        world.start(
            SocialServicesAdapter.class,
            WebApplicationType.SERVLET,
            "socialservices",
            UNIT.value());
    rows = social.getBean(JdbcClient.class);
  }

  @AfterAll
  void stop() {
    world.close();
    system.close();
  }

  @AfterEach
  void well() {
    system.down(false);
    system.answersPosts(null);
    system.losesConfirmations(false);
    system.fate("WAITING_FOR_RECEIPT");
  }

  @Test
  void aMessageGoesOnceIsReceiptedAndTheUnitTakesItOver() throws Exception {
    String referral = sent("sdk-0001", false);
    JsonNode message = goes(referral, 1);
    String text = message.at("/digitalDocument/0/contentTextBody/0").asString();
    assertThat(text).contains(Events.NAME, "Personnummer: " + Events.NUMBER, Events.TELEPHONE);
    assertThat(message.path("label").asString()).isEqualTo("Meddelande genom Sluss");
    assertThat(message.path("recipient").asString()).isEqualTo("0203:k.example");
    World.until(() -> state(referral).equals("HANDED"));
    assertThat(row(referral, "sdk_message")).isEqualTo(message.path("messageId").asString());
    system.fate("ACCEPTED");
    World.until(() -> state(referral).equals("ACCEPTED"));
    assertThat(system.posted(message.path("messageId").asString())).isEqualTo(1);

    String answer = answer(message, step(referral, "TAKE_OVER"), "Vi tar över.");
    SentMessages told = police.getBean(SentMessages.class);
    World.until(() -> told.ofEvent(POLICE, "sdk-0001").getFirst().status() == Status.TAKEN_OVER);
    World.until(() -> system.isDeleted(answer));
    assertThat(arrival(answer, "state")).isEqualTo("TAKEN");
    assertThat(arrival(answer, "content")).isNull();
    assertThat(inbox(referral).erased()).isTrue();
  }

  @Test
  void aPostWhoseAnswerIsCutOffIsNotMadeTwice() throws Exception {
    system.answersPosts(answer -> answer.withFault(Fault.CONNECTION_RESET_BY_PEER));
    String referral = sent("sdk-0002", false);
    World.until(() -> state(referral).equals("HANDED"));
    JsonNode message = goes(referral, 1);
    assertThat(system.posted(message.path("messageId").asString())).isEqualTo(1);
  }

  @Test
  void whatIsSentWhileTheMessageSystemIsDownGoesWhenItIsBackAlsoOverAStop() throws Exception {
    system.down(true);
    String first = sent("sdk-0003", false);
    String second = sent("sdk-0004", false);
    World.until(() -> !state(first).isEmpty() && !state(second).isEmpty());
    String id = row(first, "sdk_message");
    social.close();
    assertThat(system.sentAbout(first)).isEmpty();
    social =
        world.start(
            SocialServicesAdapter.class,
            WebApplicationType.SERVLET,
            "socialservices",
            UNIT.value());
    rows = social.getBean(JdbcClient.class);
    system.down(false);
    assertThat(goes(first, 1).path("messageId").asString()).isEqualTo(id);
    goes(second, 1);
  }

  @Test
  void withoutTheHubsPermitNothingLeaves() throws Exception {
    permits(aResponse().withStatus(503));
    String referral = sent("sdk-0005", false);
    World.until(() -> !state(referral).isEmpty() && attempts(referral) > 1);
    assertThat(system.sentAbout(referral)).isEmpty();
    permits(okJson("{\"permit\":true,\"at\":\"2026-05-04T16:00:00Z\"}"));
    goes(referral, 1);
  }

  @Test
  void whatIsNotDeliveredIsInTheInboxAgainForAPerson() throws Exception {
    system.fate("MESSAGE_EXCHANGE_ERROR");
    String referral = sent("sdk-0006", false);
    World.until(() -> state(referral).equals("FAILED"));
    assertThat(row(referral, "code")).isEqualTo("SL-8402");
    World.until(() -> inbox(referral).claimedBy() == null);
    Inbox people = social.getBean(Inbox.class);
    people.claim(MessageId.of(referral), PERSON);
    assertThat(people.open(MessageId.of(referral), PERSON).parts()).hasSize(1);
  }

  @Test
  void aRecallFollowsInTheSameConversationWhenTheFirstIsReceipted() throws Exception {
    String referral = sent("sdk-0007", false);
    JsonNode first = goes(referral, 1);
    police
        .getBean(SentSteps.class)
        .step(
            MessageId.of(referral),
            new StepGiven(ReferralStep.ASK_CANCELLATION, Reason.SENT_TWICE, null, null, null),
            OFFICER);
    World.until(() -> planned(referral) == 2);
    assertThat(system.sentAbout(referral)).hasSize(1);
    system.fate("ACCEPTED");
    JsonNode second = goes(referral, 2);
    assertThat(second.path("conversationId")).isEqualTo(first.path("conversationId"));
    assertThat(second.path("refToMessageId")).isEqualTo(first.path("messageId"));
    assertThat(second.at("/digitalDocument/0/contentTextBody/0").asString())
        .contains("Avsändaren ber er att avsluta", "Sändes två gånger");
  }

  @Test
  void aTextIsForPeopleComesOnceAndIsEncryptedUntilItIsRegistered() throws Exception {
    String referral = sent("sdk-0008", false);
    JsonNode message = goes(referral, 1);
    system.losesConfirmations(true);
    String answer = answer(message, null, "Hemligt svar om Tolvan");
    World.until(() -> "FOR_PEOPLE".equals(arrival(answer, "state")));
    assertThat(arrival(answer, "referral")).isEqualTo(referral);
    assertThat(arrival(answer, "confirmed_at")).isNull();
    system.losesConfirmations(false);
    World.until(() -> arrival(answer, "confirmed_at") != null);
    assertThat(system.isDeleted(answer)).isTrue();
    assertThat(count("select count(*) from sdk_arrival where sdk_message = '" + answer + "'"))
        .isEqualTo(1);
    JsonNode opened = door(answer, "open");
    assertThat(opened.at("/texts/0").asString(""))
        .as(opened.toString())
        .isEqualTo("Hemligt svar om Tolvan");
    for (Path file : world.databaseFiles()) {
      assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("Hemligt svar");
    }
    door(answer, "registered");
    assertThat(arrival(answer, "content")).isNull();
    assertThat(door(answer, "open").path("code").asString()).isEqualTo("SL-5005");
  }

  @Test
  void aStepThatIsOutOfTurnOrOfAnotherReferralIsNotTaken() throws Exception {
    String referral = sent("sdk-0009", false);
    JsonNode message = goes(referral, 1);
    String early = answer(message, step(referral, "GO_ON"), "x");
    String other = answer(message, step("019dfff0-0000-7000-8000-000000000000", "TAKE_OVER"), "x");
    World.until(() -> "FOR_PEOPLE".equals(arrival(early, "state")));
    World.until(() -> "FOR_PEOPLE".equals(arrival(other, "state")));
    assertThat(arrival(early, "code")).isEqualTo("SL-5004");
    assertThat(arrival(other, "field")).isEqualTo("/of");
    assertThat(inbox(referral).inTurn()).contains(ReferralStep.TAKE_OVER);
  }

  @Test
  void whatComesFromNobodyOrForAnotherOrWithAWrongFileIsLeftWithTheMessageSystem()
      throws Exception {
    String referral = sent("sdk-0010", false);
    JsonNode message = goes(referral, 1);
    String stranger = arrive(reply(message, null, "x").put("sender", "0203:x.example"));
    String astray = arrive(reply(message, null, "x").put("recipient", "0203:x.example"));
    ObjectNode file = reply(message, null, "x");
    attach(file, "../a.pdf", "application/pdf");
    String path = arrive(file);
    ObjectNode program = reply(message, null, "x");
    attach(program, "a.exe", "application/x-msdownload");
    String type = arrive(program);
    World.until(
        () ->
            Stream.of(stranger, astray, path, type)
                .allMatch(each -> "REFUSED".equals(arrival(each, "state"))));
    assertThat(Stream.of(stranger, astray, path, type).map(each -> arrival(each, "code")).toList())
        .containsExactly("SL-8403", "SL-8104", "SL-8107", "SL-8106");
    assertThat(Stream.of(stranger, astray, path, type)).noneMatch(system::isDeleted);
    assertThat(
            count(
                "select count(*) from sdk_arrival where state = 'REFUSED' and content is not null"))
        .isZero();
  }

  @Test
  void oneThatCannotBeFetchedDoesNotHoldUpTheOthers() throws Exception {
    String referral = sent("sdk-0013", false);
    JsonNode message = goes(referral, 1);
    ObjectNode first = reply(message, null, "x");
    system.breaks(first.path("messageId").asString());
    String stuck = arrive(first);
    String after = answer(message, null, "y");
    World.until(() -> "FOR_PEOPLE".equals(arrival(after, "state")));
    assertThat(arrival(stuck, "state")).isNull();
    system.breaks("");
    World.until(() -> "FOR_PEOPLE".equals(arrival(stuck, "state")));
  }

  @Test
  void whatIsForNamedHandlersDoesNotGoBySdk() throws Exception {
    String referral = sent("sdk-0011", true);
    String after = sent("sdk-0012", false);
    goes(after, 1);
    assertThat(state(referral)).isEmpty();
    assertThat(system.sentAbout(referral)).isEmpty();
  }

  private void permits(ResponseDefinitionBuilder answer) {
    world.hub().http().stubFor(post("/api/permits").atPriority(1).willReturn(answer));
  }

  /** Sends a wish to the unit and waits until it is in the inbox. */
  private String sent(String event, boolean protectedIdentity) throws Exception {
    Outcome outcome =
        police
            .getBean(Notifications.class)
            .submit(
                Events.event(
                    event,
                    Stage.REPORTED,
                    "0126",
                    null,
                    Events.person(protectedIdentity),
                    Wish.YES,
                    null),
                POLICE);
    Result result = ((Outcome.Settled) outcome).person();
    String message = ((Result.Sent) result).message().toString();
    World.until(() -> count("select count(*) from inbox where message = '" + message + "'") == 1);
    return message;
  }

  /** Waits until so many messages about a referral have gone; the last of them. */
  private JsonNode goes(String referral, int number) {
    World.until(() -> system.sentAbout(referral).size() == number);
    return system.sentAbout(referral).getLast();
  }

  private String answer(JsonNode message, @Nullable String own, String text) {
    return arrive(reply(message, own, text));
  }

  private String arrive(ObjectNode attributes) {
    ObjectNode data = json.mapper().createObjectNode().put("type", "messages").put("id", "mt");
    data.set("attributes", attributes);
    system.arrive(data);
    return attributes.path("messageId").asString();
  }

  /** As the unit's message client would answer. */
  private ObjectNode reply(JsonNode message, @Nullable String own, String text) {
    ObjectNode reply = json.mapper().createObjectNode();
    reply.put("creationDateTime", "2026-05-04T17:00:00.1Z");
    reply.put("messageId", UUID.randomUUID().toString());
    reply.set("conversationId", message.path("conversationId"));
    reply.set("refToMessageId", message.path("messageId"));
    reply.put("confidentiality", true).put("label", "Svar");
    reply.set("sender", message.path("recipient")).set("recipient", message.path("sender"));
    reply.set("recipientAttention", bare(message.path("senderAttention")));
    reply.set("senderAttention", bare(message.path("recipientAttention")));
    ObjectNode document = reply.putArray("digitalDocument").addObject();
    document.put("documentId", "1").putArray("contentTextBody").add(text);
    if (own != null) {
      document
          .putArray("contentFiles")
          .addObject()
          .put("fileName", "sluss.json")
          .put("contentType", "application/json")
          .put("content", Base64.getEncoder().encodeToString(own.getBytes(UTF_8)));
    }
    return reply;
  }

  private ObjectNode bare(JsonNode attention) {
    ObjectNode bare = json.mapper().createObjectNode();
    bare.set("subOrganization", attention.path("subOrganization"));
    return bare;
  }

  private static void attach(ObjectNode attributes, String name, String type) {
    ((ObjectNode) attributes.at("/digitalDocument/0"))
        .putArray("contentFiles")
        .addObject()
        .put("fileName", name)
        .put("contentType", type)
        .put("content", "AQID");
  }

  private static String step(String referral, String step) {
    return "{\"kind\":\"step\",\"of\":\"%s\",\"step\":{\"by\":{\"officer\":\"h-1\",\"roles\":[\"handler\"]},\"step\":\"%s\"}}"
        .formatted(referral, step);
  }

  /** What the case system does with an arrival. */
  private JsonNode door(String message, String what) throws Exception {
    String port = social.getEnvironment().getProperty("local.server.port");
    URI call =
        URI.create("http://localhost:" + port + "/api/social/sdk/arrivals/" + message + "/" + what);
    HttpRequest request =
        HttpRequest.newBuilder(call)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"officer\":\"h-1\",\"roles\":[\"handler\"]}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return json.mapper().readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    }
  }

  private InboxRow inbox(String referral) {
    return social.getBean(Inbox.class).list(Set.of(UNIT), PERSON).stream()
        .filter(each -> each.message().toString().equals(referral))
        .findFirst()
        .orElseThrow();
  }

  private String state(String referral) {
    return Objects.requireNonNullElse(row(referral, "state"), "");
  }

  private int attempts(String referral) {
    return Integer.parseInt(Objects.requireNonNullElse(row(referral, "attempts"), "0"));
  }

  private @Nullable String row(String referral, String column) {
    return text(
        "select "
            + column
            + "::text from sdk_delivery where step is null and referral = '"
            + referral
            + "'");
  }

  private int planned(String referral) {
    return count("select count(*) from sdk_delivery where referral = '" + referral + "'");
  }

  private @Nullable String arrival(String message, String column) {
    return text(
        "select " + column + "::text from sdk_arrival where sdk_message = '" + message + "'");
  }

  private @Nullable String text(String sql) {
    return rows.sql(sql)
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(each -> each)
        .orElse(null);
  }

  private int count(String sql) {
    return rows.sql(sql).query(Integer.class).single();
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.filter(path -> !path.toString().contains("/target")).toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
