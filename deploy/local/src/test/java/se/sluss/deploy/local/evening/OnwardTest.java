package se.sluss.deploy.local.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.adapters.kit.onward.Onwards;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Options;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.SlussLocal;
import tools.jackson.databind.JsonNode;

/**
 * Row 10 of the domain through all that runs: the police's door, the real hub, the authority's
 * unit, the victim's side, who treats, and back.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnwardTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId VIOLENCE = UnitId.of("0180-sodermalm.authority-violence");
  private static final UnitId SUPPORT = UnitId.of("0180-sodermalm.victim-support");
  private static final UnitId TREATS = UnitId.of("provider.rvc-innerstaden");
  private static final OfficerId OFFICER = OfficerId.of("h-onward");
  private static final Instant AT = Instant.parse("2026-05-04T15:45:00Z");

  private final Json json = new Json();
  private @Nullable Running sluss;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    sluss =
        SlussLocal.start(
            Options.parse("--data=" + folder, "--ports.base=0", "--clock=2026-05-04T18:00"));
  }

  @AfterAll
  void stop() {
    if (sluss != null) {
      sluss.close();
    }
  }

  @Test
  void row10FromTheAuthorityToWhoTreatsWhenTheVictimsSideHasClearedItAndBackWhatBecameOfIt()
      throws Exception {
    MessageId notice;
    MessageId wish;
    try (PoliceDoor police = new PoliceDoor(Objects.requireNonNull(sluss), json)) {
      notice = arrived(SUPPORT, police.send("victim-notices", bytes(NOTICE)));
      wish = arrived(VIOLENCE, police.send("igor-events", bytes(WISH)));
    }
    takeUp(VIOLENCE, wish);
    step(VIOLENCE, wish, ReferralStep.TAKE_OVER, null, false);
    until(() -> sent(POLICE, wish).status() == SentRow.Status.TAKEN_OVER);

    // While the victim's side has not spoken nothing comes to who treats, and nobody is told why.
    MessageId onward = refer(wish, "ONWARD-0010", true);
    until(() -> sent(VIOLENCE, onward).status() == SentRow.Status.ACCEPTED);
    takeUp(SUPPORT, notice);
    Thread.sleep(2000);
    assertThat(find(TREATS, onward)).isNull();
    assertThat(sent(VIOLENCE, onward).status()).isEqualTo(SentRow.Status.ACCEPTED);
    assertThat(sent(VIOLENCE, onward).referral().last()).isNull();

    step(SUPPORT, notice, ReferralStep.CLEAR_CONTACT, Reason.EXPOSED_PERSON_SAYS_YES, true);
    until(() -> find(TREATS, onward) != null);
    Opened opened = takeUp(TREATS, onward);
    assertThat(opened.parts())
        .singleElement()
        .isInstanceOfSatisfying(
            Opened.Part.Treatment.class,
            part -> {
              assertThat(part.referral().basis()).isEqualTo(TreatmentReferral.Basis.DECISION);
              assertThat(part.referral().decision()).isNotNull();
              assertThat(part.referral().name()).isEqualTo("Prov Provsson");
            });

    step(TREATS, onward, ReferralStep.TAKE_OVER, null, false);
    until(() -> last(onward) == ReferralStep.TAKE_OVER);
    step(TREATS, onward, ReferralStep.SCHEDULE, Reason.VISIT, true);
    until(() -> last(onward) == ReferralStep.SCHEDULE);
    assertThat(told(onward)).as("when and how is not told").isEqualTo(bare(ReferralStep.SCHEDULE));
    step(TREATS, onward, ReferralStep.INTERIM, null, false);
    until(() -> last(onward) == ReferralStep.INTERIM);
    step(TREATS, onward, ReferralStep.COMPLETE, Reason.BROKEN_OFF, false);
    until(() -> last(onward) == ReferralStep.COMPLETE);
    assertThat(told(onward))
        .isEqualTo(new ToldStep(ReferralStep.COMPLETE, Reason.BROKEN_OFF, null));
    assertThat(sent(VIOLENCE, onward).status()).isEqualTo(SentRow.Status.CLOSED);

    // The police know what they knew: taken over.
    assertThat(sent(POLICE, wish).status()).isEqualTo(SentRow.Status.TAKEN_OVER);
    assertThat(sent(POLICE, wish).referral().last()).isEqualTo(bare(ReferralStep.TAKE_OVER));
    assertThat(ofPolice()).containsExactlyInAnyOrder(notice, wish);

    // Whose yes does not name how it goes: the authority hears that it is taken over, and no more.
    MessageId silent = refer(wish, "ONWARD-0011", false);
    until(() -> find(TREATS, silent) != null);
    takeUp(TREATS, silent);
    step(TREATS, silent, ReferralStep.TAKE_OVER, null, false);
    until(() -> last(silent) == ReferralStep.TAKE_OVER);
    step(TREATS, silent, ReferralStep.INTERIM, null, false);
    step(TREATS, silent, ReferralStep.COMPLETE, Reason.ENDED_AS_PLANNED, false);
    until(() -> row(TREATS, silent).referral().state() == ReferralState.COMPLETED);
    Thread.sleep(2000);
    assertThat(row(TREATS, silent).referral().notTaken()).isNull();
    assertThat(last(silent)).isEqualTo(ReferralStep.TAKE_OVER);
    assertThat(sent(VIOLENCE, silent).status()).isEqualTo(SentRow.Status.TAKEN_OVER);
  }

  private static final String NOTICE =
      """
      {"eventId":"ONWARD-0002","ofEvent":"ONWARD-0001","officer":"p-1","municipality":"0180",
       "district":"sodermalm",
       "victim":{"name":"Lisa Exempel","ageYears":38,"safeContact":{"how":"NONE_STATED"},
         "language":"sv","protectedIdentity":false},
       "askedAlone":true,"wish":"YES","children":"NONE","childAtRisk":false,
       "recordedAt":"2026-05-04T15:30:00Z","consent":{"ticks":["CHECK-18-1","BDL-2-22"]}}\
      """;

  private static final String WISH =
      """
      {"eventId":"ONWARD-0001","officer":"p-1","stage":"REPORTED","municipality":"0180",
       "district":"sodermalm",
       "person":{"name":"Prov Provsson","ageYears":40,"telephone":"070-174 06 11",
         "language":"sv","protectedIdentity":false},
       "wish":"YES","presentWhenAsked":["OFFICER_ONLY"],"askedAlone":"YES",
       "toldThatNoChangesNothing":true,"childSuspected":false,"ticks":["CHECK-18-1","BDL-2-22"]}\
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ToldStep bare(ReferralStep step) {
    return new ToldStep(step, null, null);
  }

  private MessageId arrived(UnitId unit, JsonNode answer) throws InterruptedException {
    assertThat(answer.at("/person/kind").stringValue()).as(answer.toString()).isEqualTo("sent");
    MessageId message = MessageId.of(answer.at("/person/message").stringValue());
    until(() -> find(unit, message) != null);
    return message;
  }

  private MessageId refer(MessageId wish, String key, boolean progressToo) throws RefusedException {
    Outcome outcome =
        Objects.requireNonNull(sluss)
            .bean("portal", Onwards.class)
            .send(
                wish,
                new OnwardReferral(
                    key,
                    TREATS,
                    new OnwardReferral.Client(
                        "Prov Provsson", null, 40, "070-174 06 11", "sv", null, false),
                    TreatmentReferral.Basis.DECISION,
                    new TreatmentReferral.Decision("SN 2026/123", LocalDate.of(2026, 5, 4)),
                    new OnwardReferral.Consent(
                        ConsentRecord.How.SPOKEN, null, progressToo, new TreeSet<>()),
                    safety(),
                    AT),
                viewer(VIOLENCE));
    assertThat(((Outcome.Settled) outcome).person()).isInstanceOf(Result.Sent.class);
    return ((Result.Sent) ((Outcome.Settled) outcome).person()).message();
  }

  private static SafetyAttestation safety() {
    return new SafetyAttestation(
        OFFICER,
        AT,
        SafetyAttestation.How.ASSESSED_BY_VICTIMS_SIDE,
        new TreeSet<>(Set.of("ALONE")));
  }

  private static Viewer viewer(UnitId unit) {
    return new Viewer(
        OFFICER,
        new TreeSet<>(Set.of(unit)),
        new TreeSet<>(Set.of("handler", "responsible-officer")));
  }

  private Inbox inbox() {
    return Objects.requireNonNull(sluss).bean("portal", Inbox.class);
  }

  private Opened takeUp(UnitId unit, MessageId message) throws RefusedException {
    inbox().claim(message, viewer(unit));
    return inbox().open(message, viewer(unit));
  }

  private void step(
      UnitId unit, MessageId message, ReferralStep step, @Nullable Reason reason, boolean attested)
      throws RefusedException {
    Safety end =
        step.closes()
            ? new Safety.Assessed(LocalDate.of(2026, 5, 4), new Instrument("SOV", null, null))
            : null;
    inbox()
        .step(
            message,
            new StepGiven(step, reason, null, end, attested ? safety() : null),
            viewer(unit));
  }

  private @Nullable InboxRow find(UnitId unit, MessageId message) {
    return inbox().list(Set.of(unit), viewer(unit)).stream()
        .filter(row -> row.message().equals(message))
        .findFirst()
        .orElse(null);
  }

  private InboxRow row(UnitId unit, MessageId message) {
    return Objects.requireNonNull(find(unit, message));
  }

  private List<SentRow> sentBy(UnitId unit) {
    String program = unit.equals(POLICE) ? "police" : "portal";
    return Objects.requireNonNull(sluss).bean(program, SentMessages.class).list(Set.of(unit));
  }

  private SentRow sent(UnitId unit, MessageId message) {
    return sentBy(unit).stream()
        .filter(row -> row.message().equals(message))
        .findFirst()
        .orElseThrow();
  }

  private List<MessageId> ofPolice() {
    return sentBy(POLICE).stream().map(SentRow::message).toList();
  }

  private @Nullable ToldStep told(MessageId message) {
    return sent(VIOLENCE, message).referral().last();
  }

  private @Nullable ReferralStep last(MessageId message) {
    ToldStep told = told(message);
    return told == null ? null : told.step();
  }

  private static void until(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within two minutes").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
