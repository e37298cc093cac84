package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;

/** The intake over HTTP: the same bytes, the same promise, the same receipt as on the broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesDoorTest {
  private static final String POLICE = "polisen-stockholm";
  private static final String VIOLENCE = "0127.authority-violence";

  /** Whose token it is, as the login has checked it. */
  private static final String ADAPTER = "Test-Adapter";

  private TestHub hub;
  private MockMvc door;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub =
        new TestHub(
            folder,
            ObligationsTest.CONFIG,
            new MutableClock(Instant.parse("2026-05-04T16:00:00Z")));
    door = TestDoor.of(hub, new Tokens(), "messagesApi");
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private MockHttpServletResponse post(String adapter, String unit, byte[] body) throws Exception {
    return door.perform(
            MockMvcRequestBuilders.post("/api/messages")
                .queryParam("unit", unit)
                .header(ADAPTER, adapter)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .andReturn()
        .getResponse();
  }

  private byte[] bytes(Submission submission) {
    return hub.json.write(new Uplink.Submit(submission));
  }

  private Submission wish() throws Exception {
    Sender sender = new Sender(hub, POLICE);
    return sender.submission(sender.wish(VIOLENCE, UnaryOperator.identity()));
  }

  /** All receipts under the hub's own signature in an answer. */
  private List<HubReceipt> receipts(MockHttpServletResponse answer) throws Exception {
    Downlink down = hub.json.read(answer.getContentAsByteArray(), Downlink.class);
    Verified signed = hub.bean(Verifier.class).verify(((Downlink.Acknowledge) down).receipts());
    assertThat(signed.signer()).isEqualTo(UnitId.of("hub"));
    return hub.json.read(signed.content().toArray(), HubReceipts.class).receipts();
  }

  private HubReceipt receipt(MockHttpServletResponse answer, byte[] sent) throws Exception {
    String sha256 = Bytes.of(sent).sha256();
    return receipts(answer).stream()
        .filter(one -> one.sha256().equals(sha256))
        .findFirst()
        .orElseThrow();
  }

  private void refused(MockHttpServletResponse answer, SlCode code) throws Exception {
    String body = answer.getContentAsString(StandardCharsets.UTF_8);
    assertThat(hub.json.mapper().readTree(body).at("/code").asString(""))
        .isEqualTo(code.toString());
    assertThat(answer.getStatus()).isEqualTo(code.status());
  }

  private long messages() {
    return hub.bean(JdbcClient.class)
        .sql("select count(*) from message")
        .query(Long.class)
        .single();
  }

  @Test
  void whatIsAcceptedIsAnsweredWithTheSignedReceiptAndGoesOn() throws Exception {
    Submission wish = wish();
    MockHttpServletResponse answer = post("police", POLICE, bytes(wish));

    assertThat(answer.getStatus()).isEqualTo(202);
    HubReceipt receipt = receipt(answer, bytes(wish));
    assertThat(receipt.submission()).isEqualTo(wish.id());
    assertThat(receipt.results().getFirst().verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(
            hub.<SealedMessage>await(
                UnitId.of(VIOLENCE),
                down ->
                    down instanceof Downlink.Deliver deliver
                            && deliver.message().cover().equals(wish.messages().getFirst().cover())
                        ? Optional.of(deliver.message())
                        : Optional.empty()))
        .isEqualTo(wish.messages().getFirst());
  }

  @Test
  void theSameAgainHasTheSameReceiptAndNoSecondEffect() throws Exception {
    byte[] wish = bytes(wish());
    HubReceipt first = receipt(post("police", POLICE, wish), wish);
    long before = messages();

    MockHttpServletResponse again = post("police", POLICE, wish);

    assertThat(again.getStatus()).isEqualTo(202);
    assertThat(receipt(again, wish)).isEqualTo(first);
    assertThat(messages()).isEqualTo(before);
  }

  @Test
  void theSameIdWithOtherContentIsRefusedUnderSignature() throws Exception {
    Submission wish = wish();
    post("police", POLICE, bytes(wish));
    byte[] other = bytes(new Submission(wish.id(), wish().messages()));

    MockHttpServletResponse answer = post("police", POLICE, other);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(receipt(answer, other).problem()).isEqualTo(SlCode.SAME_ID_OTHER_CONTENT.toString());
  }

  @Test
  void aBrokenSignatureIsRefusedUnderTheHubsOwn() throws Exception {
    Submission wish = wish();
    byte[] cover = wish.messages().getFirst().cover().toArray();
    cover[cover.length - 5] ^= 1;
    byte[] bent =
        bytes(
            new Submission(
                wish.id(),
                List.of(
                    new SealedMessage(Bytes.of(cover), wish.messages().getFirst().parts(), null))));
    long before = messages();

    MockHttpServletResponse answer = post("police", POLICE, bent);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(receipt(answer, bent).problem()).startsWith("SL-3");
    assertThat(messages()).isEqualTo(before);
  }

  @Test
  void whatCannotBeReadIsRefusedByNumber() throws Exception {
    refused(
        post("police", POLICE, "{\"kind\":".getBytes(StandardCharsets.UTF_8)), SlCode.MALFORMED);
    refused(
        post("police", POLICE, new byte[hub.bean(Limits.class).submissionBytes() + 1]),
        SlCode.OVERSIZE);
  }

  @Test
  void anotherAdaptersUnitIsAsIfItWereNotThere() throws Exception {
    byte[] wish = bytes(wish());
    refused(post("socialservices", POLICE, wish), SlCode.NOT_FOUND);
    refused(post("police", "no-such-unit", wish), SlCode.NOT_FOUND);
  }

  @Test
  void whatAnotherAdapterHasSignedIsNotBelieved() throws Exception {
    byte[] wish = bytes(wish());
    MockHttpServletResponse answer = post("portal", VIOLENCE, wish);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(receipt(answer, wish).problem()).isEqualTo(SlCode.WRONG_SIGNER.toString());
    assertThat(receipt(answer, wish).sender()).isEqualTo(UnitId.of(VIOLENCE));
  }

  @Test
  void whatIsLargerThanOtherRequestsMayBeIsTaken() throws Exception {
    Sender sender = new Sender(hub, POLICE);
    List<Sender.Made> many = new ArrayList<>();
    for (int i = 0; i < Submission.MOST_MESSAGES; i++) {
      many.add(sender.wish(VIOLENCE, UnaryOperator.identity()));
    }
    byte[] large = bytes(sender.submission(many.toArray(Sender.Made[]::new)));
    assertThat(large.length).isGreaterThan(8 * 1024);
    assertThat(post("police", POLICE, large).getStatus()).isEqualTo(202);
  }

  @Test
  void whatComesAtOnceSharesSignaturesAndEachHasItsOwnReceipt() throws Exception {
    List<byte[]> wishes = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      wishes.add(bytes(wish()));
    }
    long before = messages();
    Set<String> statements = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<MockHttpServletResponse>> answers = new ArrayList<>();
      for (byte[] wish : wishes) {
        answers.add(threads.submit(() -> post("police", POLICE, wish)));
      }
      for (int i = 0; i < wishes.size(); i++) {
        MockHttpServletResponse answer = answers.get(i).get();
        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(receipt(answer, wishes.get(i)).results().getFirst().verdict())
            .isEqualTo(Verdict.ACCEPTED);
        statements.add(answer.getContentAsString(StandardCharsets.UTF_8));
      }
    }
    assertThat(messages()).isEqualTo(before + wishes.size());
    assertThat(statements.size()).isLessThan(wishes.size());
  }

  /** A token as the login would have checked it. */
  private static final class Tokens implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Jwt.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      return Jwt.withTokenValue("token")
          .header("alg", "none")
          .claim("adapter", String.valueOf(request.getHeader(ADAPTER)))
          .build();
    }
  }
}
