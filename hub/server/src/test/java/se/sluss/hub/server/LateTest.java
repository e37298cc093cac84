package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.types.Deadlines.Step;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.HubStatus.Status;
import se.sluss.hub.log.Actor;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.Trails;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.OverdueStore;
import se.sluss.hub.server.way.ExpireUnopened;
import se.sluss.hub.server.way.WatchDeadlines;

/** What is late: reminded of, stood in for, told; through closed offices and a restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LateTest {
  private static final String CHILD = "0127.child-and-family";
  private static final String VIOLENCE = ObligationsTest.VIOLENCE;
  private static final UnitId STAND_IN = UnitId.of("0127.on-call");

  /** Monday nine o'clock in Sweden. */
  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T07:00:00Z"));

  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Path config;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    config = ObligationsTest.CONFIG;
    hub = new TestHub(folder.resolve("hub"), config, clock);
    mail = new HubMail(hub);
    police = new Sender(hub, ObligationsTest.POLICE);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private MessageId accepted(Sender.Made made) throws Exception {
    Result result = mail.send(police, made);
    assertThat(result.problem()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    MessageId id = made.cover().messageId();
    String unit = made.cover().recipient().unit().value();
    assertThat(mail.delivered(unit, id)).isEqualTo(made.cover());
    return id;
  }

  private Sender.Made concern() throws Exception {
    return police.concern(CHILD, UnaryOperator.identity());
  }

  private void opened(MessageId id, String unit) {
    assertThat(permit(id, unit)).isInstanceOf(Permits.Answer.Permit.class);
  }

  private Permits.Answer permit(MessageId id, String unit) {
    Asking asking =
        new Asking(
            id,
            Objects.requireNonNull(hub.directory.unit(UnitId.of(unit))),
            OfficerId.of("h-1"),
            "handler",
            false,
            new TreeSet<>(),
            null);
    return hub.bean(Permits.class).permit(asking);
  }

  private List<String> events(MessageId id, String unit) {
    return hub
        .bean(Trails.class)
        .ofUnit(id, UnitId.of(unit), new Actor("adapter", "test"))
        .orElseThrow()
        .stream()
        .map(Trails.Hop::event)
        .toList();
  }

  /**
   * All a unit has been told of a message, after the hub has looked and sent what it had to say.
   */
  private List<HubStatus> told(UnitId unit, MessageId id) throws Exception {
    hub.mail(unit);
    hub.bean(WatchDeadlines.class).look();
    Patience.until(() -> unsent(unit) == 0);
    Thread.sleep(200); // from the broker to this consumer
    return hub.mail(unit).stream().flatMap(down -> statuses(down, id)).toList();
  }

  private int unsent(UnitId unit) {
    return hub.bean(JdbcClient.class)
        .sql("select count(*) from outbox where unit = ? and payload is not null")
        .param(unit.value())
        .query(Integer.class)
        .single();
  }

  private Stream<HubStatus> statuses(Downlink down, MessageId id) {
    return mail.statuses(down).filter(status -> status.message().equals(id));
  }

  private boolean late(Step step) {
    return hub.bean(OverdueStore.class).now().stream().anyMatch(one -> one.step() == step);
  }

  @Test
  @Order(1)
  void firstTheUnitIsRemindedAndNobodyElseTold() throws Exception {
    MessageId id = accepted(concern());
    new Sender(hub, CHILD).taken(id);
    mail.status(police.unit(), id, Status.ARRIVED);
    clock.forward(Duration.ofMinutes(31));
    HubStatus reminder = mail.status(UnitId.of(CHILD), id, Status.REMINDER);
    assertThat(reminder.standIn()).isNull();
    assertThat(events(id, CHILD)).contains("REMINDED");
    assertThat(events(id, ObligationsTest.POLICE)).doesNotContain("REMINDED", "ESCALATED");
    assertThat(told(police.unit(), id)).extracting(HubStatus::status).containsOnly(Status.ARRIVED);
    assertThat(told(UnitId.of(CHILD), id)).hasSize(1);
    opened(id, CHILD);
    clock.forward(Duration.ofHours(1));
    assertThat(told(police.unit(), id)).extracting(HubStatus::status).containsOnly(Status.ARRIVED);
  }

  @Test
  @Order(2)
  void aDutyThatIsNotTakenIsSealedForTheStandInAndItsSenderCalls() throws Exception {
    MessageId id = accepted(concern());
    clock.forward(Duration.ofMinutes(11));
    HubStatus late = mail.status(police.unit(), id, Status.OVERDUE);
    assertThat(late.code()).isEqualTo(SlCode.OVERDUE.toString());
    assertThat(late.standIn()).isEqualTo(STAND_IN);
    assertThat(hub.bean(OverdueStore.class).now())
        .anySatisfy(
            one -> {
              assertThat(one.unit()).isEqualTo(UnitId.of(CHILD));
              assertThat(one.standIn()).isEqualTo(STAND_IN);
            });
    assertThat(events(id, ObligationsTest.POLICE)).contains("ESCALATED", "RESEAL_REQUESTED");
    assertThat(events(id, CHILD)).doesNotContain("ESCALATED", "RESEAL_REQUESTED");
    new Sender(hub, CHILD).taken(id);
    mail.status(police.unit(), id, Status.ARRIVED);
    clock.forward(Duration.ofHours(1));
    Patience.until(() -> late(Step.OPENED));
    // Once is enough: a second sealed copy for the same stand-in would be a second message.
    assertThat(told(police.unit(), id))
        .filteredOn(status -> status.status() == Status.OVERDUE)
        .extracting(HubStatus::standIn)
        .containsExactly(STAND_IN, null);
    opened(id, CHILD);
    Patience.until(() -> !hub.bean(OverdueStore.class).isLate(id));
  }

  @Test
  @Order(3)
  void theStandInMayBeSentWhatItStandsInForAndNothingElse() throws Exception {
    assertThat(
            mail.send(police, police.concern(STAND_IN.value(), UnaryOperator.identity())).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    mail.refused(
        mail.send(police, police.wish(STAND_IN.value(), c -> c)), SlCode.NO_COMMON_VERSION);
  }

  @Test
  @Order(4)
  void anAnswerEndsTheClock() throws Exception {
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
    MessageId id = accepted(wish);
    Sender unit = new Sender(hub, VIOLENCE);
    unit.taken(id);
    opened(id, VIOLENCE);
    assertThat(
            mail.receipt(
                    unit.unit(), unit.send(unit.answer(wish.cover(), AnswerCode.TAKEN_OVER, null)))
                .results()
                .getFirst()
                .verdict())
        .isEqualTo(Verdict.ACCEPTED);
    clock.forward(Duration.ofDays(10));
    assertThat(told(police.unit(), id)).extracting(HubStatus::status).containsOnly(Status.ARRIVED);
    assertThat(told(UnitId.of(VIOLENCE), id)).isEmpty();
  }

  @Test
  @Order(5)
  void whatIsRoutineIsNotLateOverAWeekEndNorAfterARestart() throws Exception {
    clock.set(Instant.parse("2026-05-22T13:30:00Z")); // Friday 15:30, an hour before it closes
    MessageId id = accepted(police.wish(VIOLENCE, UnaryOperator.identity()));
    new Sender(hub, VIOLENCE).taken(id);
    mail.status(police.unit(), id, Status.ARRIVED);
    clock.set(Instant.parse("2026-05-24T21:00:00Z")); // Sunday night: one open hour has passed
    assertThat(told(UnitId.of(VIOLENCE), id)).isEmpty();
    hub.restart(config);
    assertThat(told(UnitId.of(VIOLENCE), id)).isEmpty();
    clock.set(Instant.parse("2026-05-25T09:01:00Z")); // Monday 11:01: four have
    mail.status(UnitId.of(VIOLENCE), id, Status.REMINDER);
    assertThat(told(police.unit(), id)).extracting(HubStatus::status).containsOnly(Status.ARRIVED);
    clock.set(Instant.parse("2026-05-25T13:01:00Z")); // eight
    assertThat(mail.status(police.unit(), id, Status.OVERDUE).standIn()).isNull();
  }

  @Test
  @Order(7)
  void whatNobodyEverOpenedEndsAndItsSenderIsToldButADutyStays() throws Exception {
    clock.set(Instant.parse("2026-05-27T08:00:00Z"));
    MessageId wish = accepted(police.wish(VIOLENCE, UnaryOperator.identity()));
    MessageId duty = accepted(concern());
    new Sender(hub, VIOLENCE).taken(wish);
    new Sender(hub, CHILD).taken(duty);
    mail.status(police.unit(), duty, Status.ARRIVED);
    ExpireUnopened expire = hub.bean(ExpireUnopened.class);
    clock.forward(Duration.ofDays(90).minusMinutes(5));
    assertThat(expire.look()).doesNotContain(wish, duty); // those of the tests before
    clock.forward(Duration.ofMinutes(10));
    assertThat(expire.look()).containsExactly(wish);
    assertThat(mail.status(police.unit(), wish, Status.REFUSED).code())
        .isEqualTo(SlCode.EXPIRED.toString());
    assertThat(permit(wish, VIOLENCE)).isInstanceOf(Permits.Answer.No.class);
    assertThat(hub.bean(MessageStore.class).find(wish).orElseThrow().life().state())
        .isEqualTo(ReferralState.EXPIRED);
    assertThat(permit(duty, CHILD)).isInstanceOf(Permits.Answer.Permit.class);
  }

  @Test
  @Order(6)
  void atNightTheStandInIsAskedWhereByDayTheUnitWouldBeReminded() throws Exception {
    clock.set(Instant.parse("2026-05-26T20:00:00Z"));
    MessageId id = accepted(concern());
    new Sender(hub, CHILD).taken(id);
    mail.status(police.unit(), id, Status.ARRIVED);
    clock.forward(Duration.ofMinutes(29));
    assertThat(told(police.unit(), id)).extracting(HubStatus::status).containsOnly(Status.ARRIVED);
    clock.forward(Duration.ofMinutes(2));
    assertThat(mail.status(police.unit(), id, Status.OVERDUE).standIn()).isEqualTo(STAND_IN);
    assertThat(told(UnitId.of(CHILD), id)).isEmpty();
  }
}
