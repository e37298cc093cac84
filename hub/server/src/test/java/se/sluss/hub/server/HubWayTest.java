package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.HubStatuses;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;
import se.sluss.hub.log.Actor;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.Trails;
import se.sluss.hub.server.setup.HubSettings;

/** The way through the hub: from a police adapter's signed cover to a signed receipt and on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubWayTest {
  private static final String POLICE = "polisen-stockholm";
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String CHILD = "0127.child-and-family";
  private static final Path CONFIG = Path.of("../../config");
  private static final Clock CLOCK =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Instant.now(), Instant.parse("2026-05-04T16:00:00Z")));

  private TestHub hub;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, CONFIG, CLOCK);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private byte[] signedByHub(Bytes signed) {
    try {
      Verified verified = hub.bean(Verifier.class).verify(signed);
      assertThat(verified.signer()).isEqualTo(UnitId.of("hub"));
      return verified.content().toArray();
    } catch (SealException e) {
      throw new AssertionError(e);
    }
  }

  private <T> T read(byte[] json, Class<T> type) {
    try {
      return hub.json.read(json, type);
    } catch (Json.MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<HubReceipt> receipt(Downlink down, SubmissionId id) {
    return down instanceof Downlink.Acknowledge acknowledge
        ? read(signedByHub(acknowledge.receipts()), HubReceipts.class).receipts().stream()
            .filter(r -> r.submission().equals(id))
            .findFirst()
        : Optional.empty();
  }

  private HubReceipt receipt(UnitId unit, SubmissionId id) throws Exception {
    return hub.await(unit, down -> receipt(down, id));
  }

  private Result send(Sender.Made made) throws Exception {
    return receipt(UnitId.of(POLICE), new Sender(hub, POLICE).send(made)).results().getFirst();
  }

  private Optional<SealedMessage> delivery(Downlink down, Predicate<Cover> wanted) {
    if (!(down instanceof Downlink.Deliver deliver)) {
      return Optional.empty();
    }
    try {
      Bytes cover = hub.bean(Verifier.class).verify(deliver.message().cover()).content();
      return wanted.test(read(cover.toArray(), Cover.class))
          ? Optional.of(deliver.message())
          : Optional.empty();
    } catch (SealException e) {
      throw new AssertionError(e);
    }
  }

  private SealedMessage delivered(String unit, MessageId id) throws Exception {
    return hub.await(
        UnitId.of(unit), down -> delivery(down, cover -> cover.messageId().equals(id)));
  }

  private void neverDelivered(String unit, Predicate<Cover> wanted) throws Exception {
    hub.mail(UnitId.of(unit));
    Thread.sleep(600);
    assertThat(hub.mail(UnitId.of(unit))).noneMatch(down -> delivery(down, wanted).isPresent());
  }

  @Test
  void aWishWithConsentIsAcceptedReceiptedAndReachesTheUnitAsItWasSigned() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
    Result result = send(wish);
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    HubReceipt.DecisionSummary decision = Objects.requireNonNull(result.decision());
    assertThat(decision.outcome()).isEqualTo("PERMIT");
    assertThat(decision.grounds()).containsExactly("OSL-12-2");
    assertThat(decision.obligations()).contains("CHECK-18-1", "BDL-2-22", "O-DOK", "O-MIN");
    assertThat(delivered(VIOLENCE, wish.cover().messageId())).isEqualTo(wish.message());

    Sender unit = new Sender(hub, VIOLENCE);
    unit.taken(wish.cover().messageId());
    assertThat(status(wish.cover().messageId())).isEqualTo(HubStatus.Status.ARRIVED);

    Permits permits = hub.bean(Permits.class);
    MessageId id = wish.cover().messageId();
    var own = Objects.requireNonNull(hub.directory.unit(UnitId.of(VIOLENCE)));
    var other = Objects.requireNonNull(hub.directory.unit(UnitId.of(CHILD)));
    assertThat(permits.permit(new Asking(id, other, OfficerId.of("h-1"), "handler", true)))
        .isInstanceOf(Permits.Answer.No.class);
    assertThat(permits.permit(new Asking(id, own, OfficerId.of("h-1"), "handler", false)))
        .isInstanceOf(Permits.Answer.Permit.class);

    SubmissionId kept = unit.send(unit.answer(wish.cover(), AnswerCode.NOT_REACHED, null));
    assertThat(receipt(unit.unit(), kept).results().getFirst().verdict())
        .isEqualTo(Verdict.ACCEPTED);
    unit.send(unit.answer(wish.cover(), AnswerCode.TAKEN_OVER, null));
    hub.await(
        UnitId.of(POLICE),
        down ->
            delivery(down, c -> id.equals(c.inReplyTo()) && c.answer() == AnswerCode.TAKEN_OVER));
    neverDelivered(POLICE, c -> id.equals(c.inReplyTo()) && c.answer() == AnswerCode.NOT_REACHED);

    Trails trails = hub.bean(Trails.class);
    Actor reader = new Actor("adapter", "test");
    List<String> police1 =
        trails.ofUnit(id, UnitId.of(POLICE), reader).orElseThrow().stream()
            .map(Trails.Hop::event)
            .toList();
    List<String> unit1 =
        trails.ofUnit(id, UnitId.of(VIOLENCE), reader).orElseThrow().stream()
            .map(Trails.Hop::event)
            .toList();
    assertThat(police1).startsWith("ACCEPTED", "DECIDED", "QUEUED", "DECIDED", "RELEASED", "TAKEN");
    assertThat(police1).doesNotContain("OPENED");
    assertThat(unit1).contains("TAKEN", "OPENED", "ANSWERED", "TAKEN_OVER");
    assertThat(trails.ofUnit(id, UnitId.of(CHILD), reader)).isEmpty();

    Thread.sleep(1000);
    String bundle =
        trails
            .bundle(wish.cover().conversationId(), UnitId.of(POLICE), reader)
            .orElseThrow()
            .json();
    assertThat(bundle).contains("sluss-trail-bundle@1", POLICE).doesNotContain("h-1");
    assertThat(trails.bundle(wish.cover().conversationId(), UnitId.of(CHILD), reader)).isEmpty();
  }

  private HubStatus.Status status(MessageId id) throws Exception {
    return hub.await(
        UnitId.of(POLICE),
        down ->
            down instanceof Downlink.Tell tell
                ? read(signedByHub(tell.statuses()), HubStatuses.class).statuses().stream()
                    .filter(status -> status.message().equals(id))
                    .map(HubStatus::status)
                    .findFirst()
                : Optional.empty());
  }

  @Test
  void aConcernIsADutyOnItsOwnConversationInTheUrgentLane() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made concern = police.concern(CHILD, UnaryOperator.identity());
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
    List<Result> results = receipt(police.unit(), police.send(concern, wish)).results();
    assertThat(results).allMatch(r -> r.verdict() == Verdict.ACCEPTED);
    HubReceipt.DecisionSummary duty = Objects.requireNonNull(results.getFirst().decision());
    assertThat(duty.outcome()).isEqualTo("MUST_DISCLOSE");
    assertThat(duty.grounds()).containsExactlyInAnyOrder("SOL-19-1-v2", "OSL-10-28");
    assertThat(delivered(CHILD, concern.cover().messageId())).isEqualTo(concern.message());
    assertThat(delivered(VIOLENCE, wish.cover().messageId())).isEqualTo(wish.message());
    assertThat(concern.cover().conversationId()).isNotEqualTo(wish.cover().conversationId());
  }

  @Test
  void theSameSubmissionAgainGetsTheSameReceiptAndMovesNothing() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
    Submission submission = police.submission(wish);
    hub.mail(police.unit());
    hub.send(police.unit(), new Uplink.Submit(submission));
    HubReceipt first = receipt(police.unit(), submission.id());
    delivered(VIOLENCE, wish.cover().messageId());
    hub.send(police.unit(), new Uplink.Submit(submission));
    Thread.sleep(1500);
    List<HubReceipt> receipts =
        hub.mail(police.unit()).stream()
            .flatMap(down -> receipt(down, submission.id()).stream())
            .toList();
    assertThat(receipts).containsExactly(first, first);
    assertThat(hub.mail(UnitId.of(VIOLENCE)))
        .filteredOn(
            down -> delivery(down, c -> c.messageId().equals(wish.cover().messageId())).isPresent())
        .hasSize(1);
  }

  @Test
  void theSameIdWithOtherContentIsRefused() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Submission one = police.submission(police.wish(VIOLENCE, UnaryOperator.identity()));
    Sender.Made other = police.wish(VIOLENCE, UnaryOperator.identity());
    Submission two = new Submission(one.id(), List.of(other.message()));
    hub.mail(police.unit());
    hub.send(police.unit(), new Uplink.Submit(one));
    assertThat(receipt(police.unit(), one.id()).problem()).isNull();
    hub.send(police.unit(), new Uplink.Submit(two));
    String problem =
        hub.await(
            police.unit(),
            down -> receipt(down, one.id()).map(HubReceipt::problem).filter(p -> p != null));
    assertThat(problem).isEqualTo(SlCode.SAME_ID_OTHER_CONTENT.toString());
    neverDelivered(VIOLENCE, c -> c.messageId().equals(other.cover().messageId()));
  }

  @Test
  void withoutTheTicksTheOfficerIsToldWhatIsMissing() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity(), "BDL-2-22");
    assertThat(send(wish).problem()).isEqualTo(SlCode.NOT_ATTESTED.toString());
    neverDelivered(VIOLENCE, c -> c.messageId().equals(wish.cover().messageId()));
  }

  @Test
  void badCoversAreRefusedEachWithItsNumberAndNothingMoves() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Instant now = CLOCK.instant();
    assertRefused(
        SlCode.FUTURE_DATE,
        police.wish(VIOLENCE, c -> Bent.of(c, "sentAt", now.plus(Duration.ofHours(1)))));
    assertRefused(
        SlCode.STALE,
        police.wish(VIOLENCE, c -> Bent.of(c, "sentAt", now.minus(Duration.ofDays(3)))));
    Sender.Made bent = police.wish(VIOLENCE, UnaryOperator.identity());
    SealedMessage.SealedPart part = bent.message().parts().getFirst();
    byte[] flipped = part.sealed().toArray();
    flipped[flipped.length - 1] ^= 1;
    assertRefused(
        SlCode.PART_MISMATCH,
        new Sender.Made(
            bent.cover(),
            new SealedMessage(
                bent.message().cover(),
                List.of(new SealedMessage.SealedPart(part.id(), Bytes.of(flipped))))));
  }

  private void assertRefused(SlCode code, Sender.Made made) throws Exception {
    Result result = send(made);
    assertThat(result.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(result.problem()).isEqualTo(code.toString());
  }

  @Test
  void aMessageForAUnitThatClosedYesterdayNamesItsSuccessor() throws Exception {
    Sender police = new Sender(hub, POLICE);
    String closed =
        hub.directory.units().stream()
            .filter(u -> u.successor() != null)
            .min(Comparator.naturalOrder())
            .orElseThrow()
            .id()
            .value();
    Result result = send(police.wish(closed, UnaryOperator.identity()));
    assertThat(result.problem()).isEqualTo(SlCode.UNIT_CLOSED.toString());
    assertThat(result.successor())
        .isEqualTo(Objects.requireNonNull(hub.directory.unit(UnitId.of(closed))).successor());
  }

  @Test
  void aSubmissionInAnothersNameIsNotBelieved() throws Exception {
    Sender portal = new Sender(hub, "polisen-stockholm-portal");
    Sender.Made wish = portal.wish(VIOLENCE, UnaryOperator.identity());
    Submission forged = portal.submission(wish);
    hub.mail(UnitId.of(POLICE));
    hub.send(UnitId.of(POLICE), new Uplink.Submit(forged));
    assertThat(receipt(UnitId.of(POLICE), forged.id()).problem())
        .isEqualTo(SlCode.WRONG_SIGNER.toString());
    neverDelivered(VIOLENCE, c -> c.messageId().equals(wish.cover().messageId()));
  }

  @Test
  void whatIsNoSubmissionLeavesNothingButARefusal() throws Exception {
    JdbcClient sql = hub.bean(JdbcClient.class);
    hub.send(
        UnitId.of(POLICE),
        "{\"name\":\"Tolvan\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Patience.until(
        () ->
            sql.sql("select count(*) from refusal where code = 'SL-1004'")
                    .query(Long.class)
                    .single()
                == 1);
  }

  @Test
  void whatCannotBeRecordedIsDeliveredAgainAndTakesEffectOnce() throws Exception {
    JdbcClient sql = hub.bean(JdbcClient.class);
    Sender police = new Sender(hub, POLICE);
    List<Sender.Made> wishes = new java.util.ArrayList<>();
    List<SubmissionId> submissions = new java.util.ArrayList<>();
    hub.mail(police.unit());
    hub.mail(UnitId.of(VIOLENCE));
    sql.sql("alter table decision rename to decision_away").update();
    try {
      for (int i = 0; i < 3; i++) {
        Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
        wishes.add(wish);
        submissions.add(police.send(wish));
      }
      Thread.sleep(1500);
      for (SubmissionId submission : submissions) {
        assertThat(hub.mail(police.unit()))
            .noneMatch(down -> receipt(down, submission).isPresent());
      }
    } finally {
      sql.sql("alter table decision_away rename to decision").update();
    }
    for (int i = 0; i < 3; i++) {
      SubmissionId submission = submissions.get(i);
      MessageId message = wishes.get(i).cover().messageId();
      assertThat(receipt(police.unit(), submission).results().getFirst().verdict())
          .isEqualTo(Verdict.ACCEPTED);
      delivered(VIOLENCE, message);
      assertThat(hub.mail(UnitId.of(VIOLENCE)))
          .filteredOn(down -> delivery(down, c -> c.messageId().equals(message)).isPresent())
          .hasSize(1);
    }
  }

  @Test
  void answeringSomeoneElsesMessageIsAsIfItDidNotExist() throws Exception {
    Sender police = new Sender(hub, POLICE);
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
    assertThat(send(wish).verdict()).isEqualTo(Verdict.ACCEPTED);
    Sender stranger = new Sender(hub, CHILD);
    Cover asked = wish.cover();
    Cover pretended = Bent.of(asked, "recipient", stranger.party(CHILD));
    SubmissionId answer = stranger.send(stranger.answer(pretended, AnswerCode.TAKEN_OVER, null));
    assertThat(receipt(stranger.unit(), answer).results().getFirst().problem())
        .isEqualTo(SlCode.NOT_FOUND.toString());
    neverDelivered(POLICE, c -> asked.messageId().equals(c.inReplyTo()));
  }

  /** An agency that is down: its queue must not fill with copies while the hub tries again. */
  @Test
  void theBrokersCopyOfADeliveryEndsAndAReceiptStays() throws Exception {
    String down = "0136.authority-violence";
    Sender police = new Sender(hub, POLICE);
    police.send(police.wish(down, UnaryOperator.identity()));
    Duration most = hub.bean(HubSettings.class).way().releaseAgainAfter().multipliedBy(4);
    Message copy = lying("unit." + down);
    assertThat(copy.getJMSExpiration() - copy.getJMSTimestamp()).isEqualTo(most.toMillis());
    Sender silent = new Sender(hub, "0139.authority-violence");
    hub.send(silent.unit(), new Uplink.Submit(police.submission(police.wish(down, c -> c))));
    assertThat(lying("unit." + silent.unit() + ".urgent").getJMSExpiration()).isZero();
  }

  /** The first message of a queue from which nobody takes. */
  private Message lying(String queue) throws Exception {
    try (Connection connection = hub.bean(ConnectionFactory.class).createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      for (int i = 0; i < 100; i++) {
        try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
          Enumeration<?> messages = browser.getEnumeration();
          if (messages.hasMoreElements()) {
            return (Message) messages.nextElement();
          }
        }
        Thread.sleep(100);
      }
      throw new AssertionError("nothing came to " + queue);
    }
  }
}
