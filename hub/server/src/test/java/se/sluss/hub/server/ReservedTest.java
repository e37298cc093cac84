package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.GlassReason;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.hub.log.Actor;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.GlassReviews;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.Permits.Answer;
import se.sluss.hub.server.rights.Trails;

/** Reservations, the broken glass, and what a purpose needs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReservedTest {
  private static final String VIOLENCE = ObligationsTest.VIOLENCE;
  private static final String CHILD = "0127.child-and-family";
  private static final String PRIVATE = "provider.manscentrum";
  private static final TypeVersion TREAT = TypeVersion.of("treat-wish/1");
  private static final SortedSet<String> RESERVED =
      new TreeSet<>(List.of("NOT_PASSED_ON", "ONLY_THIS_PURPOSE"));

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T16:00:00Z"));
  private TestHub hub;
  private HubMail mail;
  private Sender police;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    EditedConfig config =
        new EditedConfig(ObligationsTest.CONFIG, folder.resolve("config"))
            .replace("directory/providers/others.yaml", "accepts: []", "accepts: [treat-wish/1]")
            .type(TREAT, type());
    hub = new TestHub(folder.resolve("hub"), config.folder(), clock);
    mail = new HubMail(hub);
    police = new Sender(hub, ObligationsTest.POLICE);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private static String type() {
    return """
    type: treat-wish/1
    nameSv: Prov
    nameEn: Trial
    to: treatment
    regime: OSL-35-1
    schema: igor-wish/1
    subjectKinds: [PERPETRATOR_ADULT, PERPETRATOR_YOUNG]
    grounds:
      consent: {purpose: TREATMENT_REFERRAL, flags: [], ticks: []}
      weighing: {purpose: IMMEDIATE_INTERVENTION, flags: [], ticks: []}
    urgency: ROUTINE
    urgencies: [ROUTINE, URGENT]
    urgentWhen: []
    steps: {}
    bookingLock: false
    hold: false
    victimFirst: false
    custodyConsentProvisional: false
    onCallWhenStuck: false
    staleAfter: PT24H
    """;
  }

  private Unit unit(String id) {
    return Objects.requireNonNull(hub.directory.unit(UnitId.of(id)));
  }

  private Answer permit(Asking asking) {
    return hub.bean(Permits.class).permit(asking);
  }

  private Asking asks(MessageId id, String unit, String officer, String... acknowledged) {
    return new Asking(
        id,
        unit(unit),
        OfficerId.of(officer),
        "handler",
        false,
        new TreeSet<>(List.of(acknowledged)),
        null);
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

  private MessageId accepted(Sender.Made made) throws Exception {
    Result result = mail.send(police, made);
    assertThat(result.problem()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    return made.cover().messageId();
  }

  @Test
  @Order(1)
  void whatIsReservedIsOpenedOnlyByWhoHasAcknowledgedAllOfIt() throws Exception {
    Sender.Made made = police.wish(VIOLENCE, c -> c.reserved(RESERVED));
    MessageId id = accepted(made);
    assertThat(mail.delivered(VIOLENCE, id).reservations()).isEqualTo(RESERVED);
    assertThat(permit(asks(id, VIOLENCE, "h-1"))).isInstanceOf(Answer.Reserved.class);
    assertThat(permit(asks(id, VIOLENCE, "h-1", "NOT_PASSED_ON")))
        .isInstanceOf(Answer.Reserved.class);
    assertThat(permit(asks(id, CHILD, "h-9"))).isInstanceOf(Answer.No.class);
    assertThat(permit(asks(id, CHILD, "h-9", "NOT_PASSED_ON", "ONLY_THIS_PURPOSE")))
        .isInstanceOf(Answer.No.class);
    assertThat(events(id, VIOLENCE)).doesNotContain("OPENED", "RESERVATION_ACKNOWLEDGED");
    assertThat(permit(asks(id, VIOLENCE, "h-1", "NOT_PASSED_ON", "ONLY_THIS_PURPOSE")))
        .isInstanceOf(Answer.Permit.class);
    assertThat(permit(asks(id, VIOLENCE, "h-1"))).isInstanceOf(Answer.Permit.class);
    assertThat(permit(asks(id, VIOLENCE, "h-2"))).isInstanceOf(Answer.Reserved.class);
    assertThat(events(id, VIOLENCE))
        .containsSubsequence("RESERVATION_ACKNOWLEDGED", "OPENED")
        .filteredOn("RESERVATION_ACKNOWLEDGED"::equals)
        .hasSize(1);
    assertThat(events(id, ObligationsTest.POLICE)).doesNotContain("RESERVATION_ACKNOWLEDGED");
  }

  @Test
  @Order(2)
  void aConditionalConsentToAPrivateReceiverNeedsItsReservation() throws Exception {
    mail.refused(
        mail.send(police, toPrivate(List.of("CONSENT_CONDITION"), c -> c)),
        SlCode.RESERVATION_MISSING);
    mail.refused(
        mail.send(
            police,
            toPrivate(
                List.of("CONSENT_CONDITION"),
                c -> c.reserved(new TreeSet<>(List.of("BECAUSE_I_SAY_SO"))))),
        SlCode.WRONG_VALUE);
    accepted(toPrivate(List.of("CONSENT_CONDITION"), c -> c.reserved(RESERVED)));
  }

  @Test
  @Order(3)
  void whetherTheConsentIsConditionalMustHaveBeenAsked() throws Exception {
    mail.refused(
        mail.send(police, toPrivate(List.of(), c -> c, "CHECK-18-1", "BDL-2-22")),
        SlCode.NOT_ATTESTED);
    accepted(toPrivate(List.of(), c -> c));
  }

  private Sender.Made toPrivate(List<String> flags, UnaryOperator<Cover> bend) throws Exception {
    return toPrivate(flags, bend, "CHECK-18-1", "BDL-2-22", "O-FORB_IF_CONDITION");
  }

  private Sender.Made toPrivate(List<String> flags, UnaryOperator<Cover> bend, String... ticks)
      throws Exception {
    return police.consented(PRIVATE, TREAT, flags, bend, ticks);
  }

  @Test
  @Order(4)
  void aPurposeGetsNoMoreThanItNeeds() throws Exception {
    Sender.Made made =
        police.make(
            PRIVATE,
            TREAT,
            Sender.WISH,
            "IMMEDIATE_INTERVENTION",
            Urgency.ROUTINE,
            new Ground.Weighing(false, police.attest(AttesterRole.RESPONSIBLE_OFFICER)),
            SubjectHandle.of("s-1"),
            "PERPETRATOR_ADULT",
            List.of("CONTACT", "SUSPICION", "SOCIAL"),
            List.of(),
            c -> c);
    mail.refused(mail.send(police, made), SlCode.MORE_THAN_NEEDED);
  }

  @Test
  @Order(5)
  void theGlassIsBrokenByTwoOfTheUnitAndLookedAtAfterwards() throws Exception {
    Sender.Made made =
        police.make(
            VIOLENCE,
            Sender.WISH,
            "PREVENT_CRIME",
            Urgency.ROUTINE,
            new Ground.Weighing(
                false,
                police.attest(
                    AttesterRole.RESPONSIBLE_OFFICER,
                    "O-MEN",
                    "O-SKYDD",
                    "CHECK-18-1",
                    "BDL-2-22",
                    "CRIME_NEED")),
            SubjectHandle.of("s-2"),
            "PERPETRATOR_ADULT",
            List.of("CONTACT", "SUSPICION", "SOCIAL"),
            List.of("CRIME_NEED", "PROTECTED_REGISTRATION"),
            c -> c);
    Result result = mail.send(police, made);
    if (result.verdict() != Verdict.ACCEPTED) {
      throw new AssertionError(String.valueOf(result));
    }
    MessageId id = made.cover().messageId();
    assertThat(permit(asks(id, VIOLENCE, "h-1"))).isInstanceOf(Answer.No.class);
    assertThatThrownBy(() -> glass(id, VIOLENCE, "h-1", "h-1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(permit(glass(id, CHILD, "h-8", "h-9"))).isInstanceOf(Answer.No.class);
    assertThat(hub.bean(GlassReviews.class).toLookAt()).isEmpty();
    assertThat(permit(glass(id, VIOLENCE, "h-1", "r-1"))).isInstanceOf(Answer.Permit.class);
    assertThat(events(id, VIOLENCE)).containsSubsequence("GLASS_BROKEN", "OPENED");
    assertThat(events(id, ObligationsTest.POLICE)).doesNotContain("GLASS_BROKEN");
    GlassReviews reviews = hub.bean(GlassReviews.class);
    var broken = reviews.toLookAt();
    assertThat(broken).singleElement().satisfies(b -> assertThat(b.message()).isEqualTo(id));
    assertThat(reviews.signOff(broken.getFirst().id(), "auditor", GlassReviews.Finding.NEEDED))
        .isTrue();
    assertThat(reviews.toLookAt()).isEmpty();
    assertThat(reviews.signOff(broken.getFirst().id(), "auditor", GlassReviews.Finding.NEEDED))
        .isFalse();
    assertThat(events(id, VIOLENCE)).contains("GLASS_LOOKED_AT");
  }

  private Asking glass(MessageId id, String unit, String officer, String second) {
    return new Asking(
        id,
        unit(unit),
        OfficerId.of(officer),
        "handler",
        false,
        new TreeSet<>(),
        new Asking.Glass(GlassReason.CHILD_IN_DANGER, OfficerId.of(second)));
  }

  @Test
  @Order(6)
  void theGlassOpensNothingWhoseConsentHasEnded() throws Exception {
    Sender.Made made =
        police.consented(
            VIOLENCE,
            Sender.WISH,
            List.of("PROTECTED_REGISTRATION"),
            c -> c,
            "CHECK-18-1",
            "BDL-2-22");
    MessageId id = accepted(made);
    hub.bean(JdbcClient.class)
        .sql("update consent set state = 'WITHDRAWN' where conversation_id = ?")
        .param(made.cover().conversationId().value())
        .update();
    assertThat(permit(glass(id, VIOLENCE, "h-1", "r-1"))).isInstanceOf(Answer.No.class);
  }
}
