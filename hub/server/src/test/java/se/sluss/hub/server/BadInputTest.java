package se.sluss.hub.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Party;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;

/**
 * What only an adapter of somebody else's making would send: refused at the intake with a number,
 * naming a field and no value, and nothing kept but the refusal.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final String PORTAL = "polisen-stockholm-portal";
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String CHILD = "0127.child-and-family";
  private static final String OTHER_CHILD = "0126.child-and-family";
  private static final Path CONFIG = Path.of("../../config");

  /** Tables that only what is accepted may touch. */
  private static final List<String> KEPT = List.of("message", "consent", "decision");

  private static final Clock CLOCK =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Instant.now(), Instant.parse("2026-05-04T16:00:00Z")));

  private TestHub hub;
  private Sender police;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, CONFIG, CLOCK);
    police = new Sender(hub, POLICE.value());
    hub.mail(POLICE);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private List<HubReceipt> read(Downlink.Acknowledge acknowledge) {
    try {
      byte[] said = hub.bean(Verifier.class).verify(acknowledge.receipts()).content().toArray();
      return hub.json.read(said, HubReceipts.class).receipts();
    } catch (SealException | Json.MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private HubReceipt receipt(UnitId unit, Submission submission) throws Exception {
    return hub.await(
        unit,
        down ->
            down instanceof Downlink.Acknowledge acknowledge
                ? read(acknowledge).stream()
                    .filter(receipt -> receipt.submission().equals(submission.id()))
                    .findFirst()
                : Optional.empty());
  }

  private Map<String, Long> kept() {
    Map<String, Long> rows = new TreeMap<>();
    for (String table : KEPT) {
      rows.put(table, count("select count(*) from " + table));
    }
    rows.put("deliveries", count("select count(*) from outbox where message_id is not null"));
    return rows;
  }

  private long count(String query) {
    return hub.bean(JdbcClient.class).sql(query).query(Long.class).single();
  }

  /** In Swedish and English, and not the same words. */
  private static void hasWords(SlCode code) {
    Problem problem = new Problems().of(code, "/x");
    assertThat(problem.sv()).isNotBlank().isNotEqualTo(problem.en());
    assertThat(problem.title()).isNotBlank();
  }

  private void refused(SlCode code, String field, Sender.Made made) throws Exception {
    refused(code, field, police, made);
  }

  private void refused(SlCode code, String field, Sender from, Sender.Made made) throws Exception {
    Map<String, Long> before = kept();
    hub.mail(from.unit());
    Submission submission = from.submission(made);
    hub.send(from.unit(), new Uplink.Submit(submission));
    HubReceipt receipt = receipt(from.unit(), submission);
    assertThat(receipt.problem()).isNull();
    HubReceipt.Result result = receipt.results().getFirst();
    assertThat(result.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(result.problem()).isEqualTo(code.toString());
    assertThat(result.field()).isEqualTo(field);
    assertThat(kept()).isEqualTo(before);
    hasWords(code);
  }

  private void refusedWhole(SlCode code, byte[] uplink, @Nullable Submission submission)
      throws Exception {
    refusedWhole(code, null, uplink, submission);
  }

  private void refusedWhole(
      SlCode code, @Nullable String field, byte[] uplink, @Nullable Submission submission)
      throws Exception {
    Map<String, Long> before = kept();
    String query =
        String.format(Locale.ROOT, "select count(*) from refusal where code = '%s'", code);
    long refusals = count(query);
    hub.send(POLICE, uplink);
    if (submission != null) {
      HubReceipt receipt = receipt(POLICE, submission);
      assertThat(receipt.problem()).isEqualTo(code.toString());
      assertThat(receipt.field()).isEqualTo(field);
      assertThat(receipt.results()).isEmpty();
    }
    Patience.until(() -> count(query) != refusals);
    assertThat(count(query)).isEqualTo(refusals + 1);
    assertThat(kept()).isEqualTo(before);
    hasWords(code);
  }

  @Test
  void aFieldThatIsNotKnownIsRefusedAndItsSenderTold() throws Exception {
    Submission submission = police.submission(police.wish(VIOLENCE, UnaryOperator.identity()));
    String json = new String(hub.json.write(new Uplink.Submit(submission)), UTF_8);
    String more = json.replaceFirst("\"messages\"", "\"name\":\"Tolvan\",\"messages\"");
    refusedWhole(SlCode.UNKNOWN_FIELD, "/submission/name", more.getBytes(UTF_8), submission);
  }

  @Test
  void aFieldThatIsCalledByAPersonsNameIsNotRepeated() throws Exception {
    Submission submission = police.submission(police.wish(VIOLENCE, UnaryOperator.identity()));
    String json = new String(hub.json.write(new Uplink.Submit(submission)), UTF_8);
    String more = json.replaceFirst("\"messages\"", "\"Tolvan Tolvansson\":1,\"messages\"");
    refusedWhole(SlCode.UNKNOWN_FIELD, "/submission/-", more.getBytes(UTF_8), submission);
  }

  @Test
  void aValueOfTheWrongTypeIsRefusedAndItsSenderTold() throws Exception {
    Submission submission = police.submission(police.wish(VIOLENCE, UnaryOperator.identity()));
    String json = new String(hub.json.write(new Uplink.Submit(submission)), UTF_8);
    String wrong = json.replaceFirst("\"messages\":\\[", "\"messages\":[17,");
    refusedWhole(SlCode.WRONG_VALUE, "/submission/messages/0", wrong.getBytes(UTF_8), submission);
  }

  @Test
  void whatIsNoSubmissionAtAllLeavesItsHashAndNoMore() throws Exception {
    refusedWhole(SlCode.WRONG_VALUE, "{\"name\":\"Tolvan Tolvansson\"}".getBytes(UTF_8), null);
    assertThat(count("select count(*) from refusal r where r::text like '%Tolvan%'")).isZero();
  }

  @Test
  void moreThanTheLimitOfTheConfigurationIsNotRead() throws Exception {
    int most = Limits.load(CONFIG).submissionBytes();
    refusedWhole(SlCode.OVERSIZE, new byte[most + 1], null);
  }

  @Test
  void aTimeToComeAndATimeLongPastAreRefused() throws Exception {
    refused(
        SlCode.FUTURE_DATE,
        "/sentAt",
        police.wish(VIOLENCE, c -> Bent.of(c, "sentAt", c.sentAt().plus(Duration.ofHours(1)))));
    refused(
        SlCode.STALE,
        "/sentAt",
        police.wish(VIOLENCE, c -> Bent.of(c, "sentAt", c.sentAt().minus(Duration.ofDays(3)))));
  }

  @Test
  void aUnitThatDoesNotExistIsRefused() throws Exception {
    Party nobody = new Party(AgencyId.of("nobody"), UnitId.of("9999.authority-violence"));
    refused(
        SlCode.UNKNOWN_UNIT,
        "/recipient",
        police.wish(VIOLENCE, c -> Bent.of(c, "recipient", nobody)));
  }

  @Test
  void aVersionThatTheUnitDoesNotAcceptIsRefused() throws Exception {
    refused(
        SlCode.NO_COMMON_VERSION,
        "/type",
        police.wish("0127.victim-support", UnaryOperator.identity()));
  }

  @Test
  void aMessageOfAnothersIsRefusedUnderItsIdAlsoWithAnotherRecipient() throws Exception {
    Sender.Made first = police.concern(CHILD, UnaryOperator.identity());
    Submission submission = police.submission(first);
    hub.send(POLICE, new Uplink.Submit(submission));
    assertThat(receipt(POLICE, submission).results().getFirst().verdict())
        .isEqualTo(Verdict.ACCEPTED);
    MessageId id = first.cover().messageId();

    // Under another sender.
    Sender portal = new Sender(hub, PORTAL);
    refused(
        SlCode.REPLAYED_ELSEWHERE,
        "/messageId",
        portal,
        portal.concern(CHILD, c -> Bent.of(c, "messageId", id)));
    // By its own sender, to another recipient.
    Party other = police.party(OTHER_CHILD);
    refused(
        SlCode.SAME_ID_OTHER_CONTENT,
        "/messageId",
        police.concern(OTHER_CHILD, c -> Bent.of(Bent.of(c, "messageId", id), "recipient", other)));
  }

  @Test
  void aCoverThatAnotherHasSignedIsNotBelieved() throws Exception {
    Sender portal = new Sender(hub, PORTAL);
    Submission forged = portal.submission(portal.wish(VIOLENCE, UnaryOperator.identity()));
    refusedWhole(SlCode.WRONG_SIGNER, hub.json.write(new Uplink.Submit(forged)), forged);
  }

  @Test
  void aPartOfAnotherMessageIsRefusedBeforeItIsDelivered() throws Exception {
    Sender.Made one = police.wish(VIOLENCE, UnaryOperator.identity());
    Sender.Made other = police.wish(VIOLENCE, UnaryOperator.identity());
    PartHeader header = one.cover().parts().getFirst();
    assertThat(header.id()).isNotEqualTo(other.cover().parts().getFirst().id());
    refused(
        SlCode.PART_MISMATCH,
        "/parts",
        new Sender.Made(
            one.cover(),
            new se.sluss.contracts.wire.SealedMessage(
                one.message().cover(), other.message().parts())));
  }
}
