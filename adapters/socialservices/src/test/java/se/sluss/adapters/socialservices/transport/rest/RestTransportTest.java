package se.sluss.adapters.socialservices.transport.rest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.adapters.socialservices.transport.Answer;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.adapters.socialservices.transport.SdkTransport.Fate;
import se.sluss.adapters.socialservices.transport.SdkTransport.Handed;
import se.sluss.adapters.socialservices.transport.SdkTransport.Waiting;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.message.SdkMessage.Attention;
import se.sluss.sdk.message.SdkMessage.Document;
import se.sluss.sdk.message.SdkMessage.File;
import se.sluss.sdk.message.SdkMessage.Id;
import se.sluss.sdk.message.SdkMessage.Party;
import se.sluss.sdk.message.SdkMessage.Person;
import se.sluss.sdk.message.SdkMessage.Reference;
import tools.jackson.databind.JsonNode;

/**
 * Every HTTP outcome: a message is never lost by it, never handed over twice, never sent elsewhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTransportTest {
  private static final UUID ID = UUID.fromString("7bc5576a-3f87-4cf5-a0c5-277da06fcacb");
  private static final String ONE = "/v1/sdk/messages/" + ID;
  private static final String ALL = "/v1/sdk/messages";
  private static final Waiting WAITING = new Waiting(ID, "mt-1");

  /** Everything that the interface's JSON has a place for. */
  private static final SdkMessage MESSAGE =
      new SdkMessage(
          Instant.parse("2026-05-04T16:00:00.120Z"),
          ID,
          UUID.fromString("8bc5576a-3f87-4cf5-a0c5-277da06fcacb"),
          UUID.fromString("9bc5576a-3f87-4cf5-a0c5-277da06fcacb"),
          "Meddelande genom Sluss",
          true,
          new Id("urn:x", "y"),
          party("0203:a.example", "sdk.a"),
          party("0203:b.example", "sdk.b"),
          List.of(
              new Document(
                  "1",
                  "Meddelande",
                  "1",
                  List.of(new File("a.pdf", "application/pdf", Bytes.of(new byte[] {1, 2, 3}))),
                  List.of("# Hej")),
              new Document("2", null, "2", List.of(), List.of("två"))),
          "{\"kind\":\"x\"}");

  private final WireMockServer system =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort().http2PlainDisabled(true));
  private final Json json = new Json();
  private SdkTransport transport;

  @BeforeAll
  void start() throws Exception {
    system.start();
    transport = to("http://localhost:" + system.port());
  }

  @AfterAll
  void stop() {
    system.stop();
  }

  @BeforeEach
  void forget() {
    system.resetAll();
  }

  /** Patient, so that a busy machine is not taken for silence. */
  private SdkTransport to(String base) throws Exception {
    return to(base, Duration.ofSeconds(20));
  }

  private SdkTransport to(String base, Duration longest) throws Exception {
    return new RestTransport(
        new MessageSystem(
            URI.create(base + "/v1"), () -> "token-1", longest, SSLContext.getDefault(), json),
        json);
  }

  @Test
  void aMessageIsPostedAsTheInterfaceHasItAndReadBackTheSame() throws Exception {
    system.stubFor(post(ALL).willReturn(aResponse().withStatus(201)));
    assertThat(transport.send(MESSAGE, false)).isEqualTo(new Answer.Done<>(new Handed(null)));
    system.verify(
        1,
        postRequestedFor(urlEqualTo(ALL))
            .withHeader("Authorization", equalTo("Bearer token-1"))
            .withHeader("Content-Type", equalTo("application/json")));
    JsonNode posted =
        json.mapper().readTree(system.getAllServeEvents().getFirst().getRequest().getBody());
    JsonNode attributes = posted.at("/data/attributes");
    assertThat(posted.at("/data/type").asString()).isEqualTo("messages");
    assertThat(attributes.path("sender").asString()).isEqualTo("0203:b.example");
    assertThat(attributes.at("/recipientAttention/subOrganization/extension").asString())
        .isEqualTo("sdk.a");
    assertThat(attributes.at("/digitalDocument/0/contentFiles/1/fileName").asString())
        .isEqualTo("sluss.json");
    system.stubFor(get(ONE).willReturn(okJson(posted.toString())));
    assertThat(transport.fetch(WAITING)).isEqualTo(new Answer.Done<>(MESSAGE));
  }

  static Stream<Arguments> silences() {
    return Stream.of(
        Arguments.of("500", aResponse().withStatus(500)),
        Arguments.of("401", aResponse().withStatus(401)),
        Arguments.of("403", aResponse().withStatus(403)),
        Arguments.of("a page", aResponse().withStatus(200).withHeader("Content-Type", "text/html")),
        Arguments.of("redirect", aResponse().withStatus(307).withHeader("Location", "/elsewhere")),
        Arguments.of("slow", aResponse().withStatus(201).withFixedDelay(2_000)),
        Arguments.of("cut off", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        Arguments.of("empty", aResponse().withFault(Fault.EMPTY_RESPONSE)),
        Arguments.of("garbage", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
        Arguments.of("torn", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
        Arguments.of(
            "dribbled",
            aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody("{" + " ".repeat(1_000) + "}")
                .withChunkedDribbleDelay(20, 20_000)),
        Arguments.of(
            "no JSON",
            aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody("{")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("silences")
  void whatIsNoAnswerIsTriedAgainAndGoesNowhereElse(String what, ResponseDefinitionBuilder response)
      throws Exception {
    SdkTransport hasty = to("http://localhost:" + system.port(), Duration.ofMillis(400));
    system.stubFor(any(anyUrl()).willReturn(response));
    assertThat(hasty.send(MESSAGE, false)).isInstanceOf(Answer.NotNow.class);
    assertThat(hasty.fate(ID)).isInstanceOf(Answer.NotNow.class);
    assertThat(hasty.waiting()).isInstanceOf(Answer.NotNow.class);
    assertThat(hasty.fetch(WAITING)).isInstanceOf(Answer.NotNow.class);
    assertThat(system.getAllServeEvents())
        .noneMatch(event -> event.getRequest().getUrl().contains("elsewhere"));
  }

  @ParameterizedTest
  @CsvSource({"429, 7, 7", "503, 120, 120", "429, soon,", "429, 99999999999,"})
  void whoAsksToBeLeftAloneSaysForHowLong(int status, String header, @Nullable Integer seconds) {
    system.stubFor(
        any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Retry-After", header)));
    Duration after = seconds == null ? null : Duration.ofSeconds(seconds);
    assertThat(transport.send(MESSAGE, false)).isEqualTo(new Answer.NotNow<>(after));
    assertThat(transport.waiting()).isEqualTo(new Answer.NotNow<>(after));
  }

  @Test
  void aCertificateThatNobodyTrustsIsSilenceAndNothingIsSaidToIt() throws Exception {
    system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201)));
    SdkTransport untrusted = to("https://localhost:" + system.httpsPort());
    assertThat(untrusted.send(MESSAGE, false)).isInstanceOf(Answer.NotNow.class);
    assertThat(system.getAllServeEvents()).isEmpty();
  }

  @Test
  void aMessageSystemThatIsNotThereIsSilence() throws Exception {
    assertThat(to("http://localhost:1").send(MESSAGE, false)).isInstanceOf(Answer.NotNow.class);
  }

  @ParameterizedTest
  @CsvSource({"400, SDK_NOT_TAKEN", "422, SDK_NOT_TAKEN", "413, OVERSIZE"})
  void aClearNoIsANo(int status, SlCode code) {
    system.stubFor(
        post(ALL)
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"detail\":\"191212121212\"}")));
    assertThat(transport.send(MESSAGE, false)).isEqualTo(new Answer.No<>(why(code, null)));
  }

  @Test
  void whatWasTriedBeforeIsAskedForFirstAndNotHandedOverTwice() {
    system.stubFor(post(ALL).willReturn(aResponse().withStatus(201)));
    system.stubFor(get(ONE).willReturn(status("WAITING_FOR_RECEIPT")));
    assertThat(transport.send(MESSAGE, true)).isEqualTo(new Answer.Done<>(new Handed(null)));
    system.verify(0, postRequestedFor(anyUrl()));
    system.stubFor(get(ONE).willReturn(aResponse().withStatus(404)));
    assertThat(transport.send(MESSAGE, true)).isEqualTo(new Answer.Done<>(new Handed(null)));
    system.verify(1, postRequestedFor(anyUrl()));
    system.stubFor(get(ONE).willReturn(aResponse().withStatus(500)));
    assertThat(transport.send(MESSAGE, true)).isInstanceOf(Answer.NotNow.class);
    system.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, Accepted", "REJECTED, Failed", "MESSAGE_EXCHANGE_ERROR, Failed", "ERROR, Failed",
    "NEW, Underway", "SCHEDULED, Underway", "SUBMITTED, Underway", "ACKNOWLEDGE, Underway",
    "SCHEDULED_FOR_RESEND, Underway", "WAITING_FOR_RECEIPT, Underway"
  })
  void everyStatusOfASentMessageIsUnderstood(String status, String fate) {
    system.stubFor(get(ONE).willReturn(status(status)));
    assertThat(transport.fate(ID))
        .isInstanceOfSatisfying(
            Answer.Done.class,
            done -> assertThat(done.value().getClass().getSimpleName()).isEqualTo(fate));
  }

  @Test
  void anUnknownMessageAndAnUnknownStatusAreNotTheSame() {
    system.stubFor(get(ONE).willReturn(aResponse().withStatus(404)));
    assertThat(transport.fate(ID)).isEqualTo(new Answer.Done<>(new Fate.Unknown()));
    system.stubFor(get(ONE).willReturn(status("GONE_FISHING")));
    assertThat(transport.fate(ID)).isInstanceOf(Answer.NotNow.class);
  }

  @Test
  void whatIsNewOrOnlyFetchedIsListedAlsoByASystemThatDoesNotKnowTheFilter() {
    String all =
        "{\"data\":[%s,%s,%s,%s]}"
            .formatted(
                listed("a", ID.toString(), "NEW"),
                listed("b", "8bc5576a-3f87-4cf5-a0c5-277da06fcacb", "RETRIEVED"),
                listed("c", "9bc5576a-3f87-4cf5-a0c5-277da06fcacb", "ACCEPTED"),
                listed("d", "none", "NEW"));
    system.stubFor(get(urlPathEqualTo(ALL)).willReturn(okJson(all)));
    assertThat(transport.waiting())
        .isEqualTo(
            new Answer.Done<>(
                List.of(
                    new Waiting(ID, "a"),
                    new Waiting(UUID.fromString("8bc5576a-3f87-4cf5-a0c5-277da06fcacb"), "b"))));
    system.stubFor(get(urlPathEqualTo(ALL)).willReturn(aResponse().withStatus(404)));
    assertThat(transport.waiting()).isEqualTo(new Answer.Done<>(List.of()));
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 204, 404})
  void whatIsConfirmedIsDeletedAlsoWhenItIsGoneAlready(int status) {
    system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    assertThat(transport.confirm(WAITING)).isEqualTo(new Answer.Done<>(WAITING));
    system.verify(1, deleteRequestedFor(urlEqualTo(ONE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"sender\":|\"colour\":1,\"sender\":|SDK_NOT_MAPPED|/colour",
        "\"label\":\"Tolvan\"|\"label\":\"Tolvan\",\"age\":1|SDK_NOT_MAPPED"
            + "|/senderAttention/attentionPerson/0/age",
        "\"AQID\"|\"*\"|WRONG_VALUE|/digitalDocument/0/contentFiles/0/content",
        "2026-05-04T16:00:00.120Z|yesterday|WRONG_VALUE|/creationDateTime",
        "7bc5576a-3f87|0bc5576a-3f87|WRONG_VALUE|/messageId",
        "\"confidentiality\":true,||WRONG_VALUE|/confidentiality"
      })
  void aFieldThatHasNoPlaceOrIsWrongIsNamed(
      String from, @Nullable String to, SlCode code, String field) throws Exception {
    String body =
        new String(
            json.write(
                new Shapes.Create(new Shapes.Data("messages", "x", RestForm.write(MESSAGE)))),
            UTF_8);
    int at = body.lastIndexOf(from);
    assertThat(at).isPositive();
    String changed =
        body.substring(0, at) + (to == null ? "" : to) + body.substring(at + from.length());
    system.stubFor(get(ONE).willReturn(okJson(changed)));
    assertThat(transport.fetch(WAITING)).isEqualTo(new Answer.No<>(why(code, field)));
  }

  @Test
  void whatTheJsonHasNoPlaceForIsNotSent() {
    SdkMessage named =
        new SdkMessage(
            MESSAGE.created(),
            ID,
            ID,
            null,
            "x",
            true,
            null,
            new Party("0203:a.example", "Namn", MESSAGE.recipient().attention()),
            MESSAGE.sender(),
            MESSAGE.documents(),
            null);
    assertThat(transport.send(named, false))
        .isEqualTo(new Answer.No<>(why(SlCode.SDK_NOT_MAPPED, "/recipient/label")));
    assertThat(system.getAllServeEvents()).isEmpty();
  }

  @Test
  void anAttachmentOfThirtyMegabytesComesAndAnAnswerWithoutEndDoesNot() throws Exception {
    byte[] large = new byte[22 * 1024 * 1024];
    SdkMessage message =
        new SdkMessage(
            MESSAGE.created(),
            ID,
            ID,
            null,
            "x",
            true,
            null,
            MESSAGE.recipient(),
            MESSAGE.sender(),
            List.of(
                new Document(
                    "1",
                    null,
                    null,
                    List.of(new File("a.pdf", "application/pdf", Bytes.of(large))),
                    List.of())),
            null);
    byte[] body =
        json.write(new Shapes.Create(new Shapes.Data("messages", "x", RestForm.write(message))));
    system.stubFor(
        get(ONE)
            .willReturn(aResponse().withHeader("Content-Type", "application/json").withBody(body)));
    assertThat(transport.fetch(WAITING)).isEqualTo(new Answer.Done<>(message));
    byte[] endless = new byte[43 * 1024 * 1024];
    Arrays.fill(endless, (byte) ' ');
    system.stubFor(
        get(ONE)
            .willReturn(
                aResponse().withHeader("Content-Type", "application/json").withBody(endless)));
    assertThat(transport.fetch(WAITING)).isEqualTo(new Answer.No<>(why(SlCode.OVERSIZE, null)));
  }

  private static ResponseDefinitionBuilder status(String status) {
    return okJson("{\"data\":{\"attributes\":{\"messageStatus\":\"" + status + "\"}}}");
  }

  private static String listed(String own, String message, String status) {
    return "{\"id\":\"%s\",\"attributes\":{\"messageId\":\"%s\",\"messageStatus\":\"%s\"}}"
        .formatted(own, message, status);
  }

  private static Party party(String organisation, String function) {
    return new Party(
        organisation,
        null,
        new Attention(
            List.of(new Person(new Id("urn:p", "1"), "Tolvan")),
            function,
            "Låda",
            List.of(new Reference(new Id("urn:sluss:message", "17"), "Sluss"))));
  }

  private static se.sluss.adapters.kit.Fault why(SlCode code, @Nullable String field) {
    return new se.sluss.adapters.kit.Fault(code, field);
  }
}
