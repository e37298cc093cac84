package se.sluss.deploy.local.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import se.sluss.adapters.kit.inbox.HeldSafety;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.referral.NotTaken;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.deploy.local.Options;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.SlussLocal;
import tools.jackson.databind.JsonNode;

/**
 * Rows 12 and 13 of the domain through all that runs: the police's door, the real hub, the units'
 * portal.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VictimFirstTest {
  private static final UnitId VIOLENCE = UnitId.of("0180-sodermalm.authority-violence");
  private static final UnitId SUPPORT = UnitId.of("0180-sodermalm.victim-support");
  private static final OfficerId OFFICER = OfficerId.of("h-loop");
  private static final String EVENT = "LOOP-0001";

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
  void row12And13TheVictimsSideComesFirstFromTheFirstNoticeToTheRelease() throws Exception {
    Running running = Objects.requireNonNull(sluss);
    try (PoliceDoor police = new PoliceDoor(running, json)) {
      MessageId notice = sent(police, "victim-notices", NOTICE, "person");
      MessageId wish = sent(police, "igor-events", WISH, "person");

      takeUp(VIOLENCE, wish);
      step(VIOLENCE, wish, ReferralStep.TAKE_OVER, null, false);
      step(VIOLENCE, wish, ReferralStep.SCHEDULE, Reason.VISIT, true);
      until(() -> notTaken(wish) instanceof NotTaken no && no.code() == SlCode.CONTACT_STOPPED);
      until(() -> row(VIOLENCE, wish).referral().state() == ReferralState.ACCEPTED);

      Opened hers = takeUp(SUPPORT, notice);
      assertThat(hers.parts()).singleElement().isInstanceOf(Opened.Part.Notice.class);
      step(SUPPORT, notice, ReferralStep.CLEAR_CONTACT, Reason.EXPOSED_PERSON_SAYS_YES, true);
      until(() -> last(wish) == ReferralStep.CONTACT_CLEARED);
      step(VIOLENCE, wish, ReferralStep.SCHEDULE, Reason.VISIT, true);
      until(() -> row(VIOLENCE, wish).referral().state() == ReferralState.SCHEDULED);

      // He does not come: the hub alone tells who supports her, and asks him of nothing but that.
      step(VIOLENCE, wish, ReferralStep.NO_SHOW, null, false);
      until(
          () ->
              new ToldStep(ReferralStep.SAFETY_EVENT, Reason.MEETING_MISSED, null)
                  .equals(row(SUPPORT, notice).referral().last()));
      until(() -> last(wish) == ReferralStep.TELLING_ASKED);
      assertThat(
              running
                  .bean("portal", HeldSafety.class)
                  .say(wish, SafetyWord.Word.AGREES, null, viewer(VIOLENCE)))
          .isNotNull();

      // The danger is another now: both are told, her side first, and he is not met before it says.
      MessageId warning = sent(police, "releases", RELEASE, "victimsSide");
      MessageId release = message(police.send("releases", bytes(RELEASE)), "person");
      until(() -> find(VIOLENCE, release) != null);
      assertThat(row(SUPPORT, warning).receivedAt())
          .isBeforeOrEqualTo(row(VIOLENCE, release).receivedAt());
      until(() -> last(wish) == ReferralStep.CONTACT_STOPPED);
    }
  }

  private static final String WEIGHING =
      """
      "weighing":{"officer":"p-9","at":"2026-05-04T15:30:00Z",
        "criteria":["CRIME_NEED","O-MEN","O-SKYDD","CHECK-18-1","BDL-2-22"]}\
      """;

  private static final String NOTICE =
      """
      {"eventId":"LOOP-0002","ofEvent":"LOOP-0001","officer":"p-1","municipality":"0180",
       "district":"sodermalm",
       "victim":{"name":"Lisa Exempel","ageYears":38,"safeContact":{"how":"NONE_STATED"},
         "language":"sv","protectedIdentity":false},
       "askedAlone":true,"wish":"YES","children":"NONE","childAtRisk":false,
       "recordedAt":"2026-05-04T15:30:00Z","consent":{"ticks":["CHECK-18-1","BDL-2-22"]}}\
      """;

  private static final String WISH =
      """
      {"eventId":"LOOP-0001","officer":"p-1","stage":"ARRESTED","municipality":"0180",
       "district":"sodermalm",
       "person":{"name":"Prov Provsson","ageYears":40,"telephone":"070-174 06 11",
         "language":"sv","protectedIdentity":false},
       "wish":"YES","presentWhenAsked":["OFFICER_ONLY"],"askedAlone":"YES",
       "toldThatNoChangesNothing":true,"childSuspected":false,"ticks":["CHECK-18-1","BDL-2-22"]}\
      """;

  private static final String RELEASE =
      """
      {"eventId":"LOOP-0003","ofEvent":"LOOP-0001","officer":"p-2","municipality":"0180",
       "district":"sodermalm",
       "person":{"name":"Prov Provsson","ageYears":40,"protectedIdentity":false},
       "from":"ARRESTED","releasedAt":"2026-05-04T20:00:00Z","contactBan":"YES",
       "recordedAt":"2026-05-04T15:30:00Z","victimKnown":true,
       "victimsSide":{"municipality":"0180","district":"sodermalm"},\
      """
          + WEIGHING
          + "}";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageId message(JsonNode answer, String track) {
    assertThat(answer.at("/" + track + "/kind").stringValue())
        .as(answer.toString())
        .isEqualTo("sent");
    return MessageId.of(answer.at("/" + track + "/message").stringValue());
  }

  /** Sends it, and waits until it has arrived. */
  private MessageId sent(PoliceDoor police, String where, String text, String track)
      throws Exception {
    MessageId message = message(police.send(where, bytes(text)), track);
    until(() -> find(VIOLENCE, message) != null || find(SUPPORT, message) != null);
    assertThat(find(VIOLENCE, message) != null)
        .as("to one side alone")
        .isNotEqualTo(find(SUPPORT, message) != null);
    return message;
  }

  private Inbox inbox() {
    return Objects.requireNonNull(sluss).bean("portal", Inbox.class);
  }

  private static Viewer viewer(UnitId unit) {
    return new Viewer(
        OFFICER,
        new TreeSet<>(Set.of(unit)),
        new TreeSet<>(Set.of("handler", "responsible-officer")));
  }

  private Opened takeUp(UnitId unit, MessageId message) throws RefusedException {
    inbox().claim(message, viewer(unit));
    return inbox().open(message, viewer(unit));
  }

  private void step(
      UnitId unit, MessageId message, ReferralStep step, @Nullable Reason reason, boolean attested)
      throws RefusedException {
    SafetyAttestation safety =
        new SafetyAttestation(
            OFFICER,
            Instant.parse("2026-05-04T15:45:00Z"),
            SafetyAttestation.How.ASSESSED_BY_VICTIMS_SIDE,
            new TreeSet<>(Set.of("ALONE")));
    inbox()
        .step(
            message,
            new StepGiven(step, reason, null, null, attested ? safety : null),
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

  private @Nullable NotTaken notTaken(MessageId message) {
    return row(VIOLENCE, message).referral().notTaken();
  }

  private @Nullable ReferralStep last(MessageId message) {
    ToldStep told = row(VIOLENCE, message).referral().last();
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
