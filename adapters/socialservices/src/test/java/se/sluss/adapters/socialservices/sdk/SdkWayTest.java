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
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A municipality that has SDK and no adapter of ours gets what is for it, and answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkWayTest {
  private static final Viewer OFFICER =
      new Viewer(
          OfficerId.of("p-17"),
          new TreeSet<>(List.of(SdkWorld.POLICE)),
          new TreeSet<>(List.of("officer")));

  private final Json json = new Json();
  private final PlayedMessageSystem system = new PlayedMessageSystem();
  private SdkWorld all;
  private String token;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    all = new SdkWorld("sdk-way", folder);
    World world = all.world();
    world
        .with("sluss.sdk.url", system.url())
        .with("sluss.sdk.pace.timeout", "500ms")
        .with("sluss.sdk.login.issuer", world.hub().url() + "/login")
        .with("sluss.sdk.login.client-id", "sdk")
        .with("sluss.sdk.login.client-secret", UUID.randomUUID().toString());
    token = world.login().of("kommun-0126", "case-system", SdkWorld.UNIT.value());
    all.start();
  }

  @AfterAll
  void stop() {
    all.close();
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
    SentMessages told = all.police().getBean(SentMessages.class);
    World.until(
        () -> told.ofEvent(SdkWorld.POLICE, "sdk-0001").getFirst().status() == Status.TAKEN_OVER);
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
    all.social().close();
    assertThat(system.sentAbout(first)).isEmpty();
    all.startSocial();
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
    Inbox people = all.social().getBean(Inbox.class);
    people.claim(MessageId.of(referral), SdkWorld.PERSON);
    assertThat(people.open(MessageId.of(referral), SdkWorld.PERSON).parts()).hasSize(1);
  }

  @Test
  void aRecallFollowsInTheSameConversationWhenTheFirstIsReceipted() throws Exception {
    String referral = sent("sdk-0007", false);
    JsonNode first = goes(referral, 1);
    all.police()
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
    for (Path file : all.world().databaseFiles()) {
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
    all.world().hub().http().stubFor(post("/api/permits").atPriority(1).willReturn(answer));
  }

  private String sent(String event, boolean protectedIdentity) throws Exception {
    return all.sent(event, protectedIdentity);
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
    String port = all.social().getEnvironment().getProperty("local.server.port");
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
    return all.inbox(referral);
  }

  private String state(String referral) {
    return all.state(referral);
  }

  private int attempts(String referral) {
    return Integer.parseInt(Objects.requireNonNullElse(row(referral, "attempts"), "0"));
  }

  private @Nullable String row(String referral, String column) {
    return all.delivery(referral, column);
  }

  private int planned(String referral) {
    return count("select count(*) from sdk_delivery where referral = '" + referral + "'");
  }

  private @Nullable String arrival(String message, String column) {
    return all.arrival(message, column);
  }

  private int count(String sql) {
    return all.count(sql);
  }
}
