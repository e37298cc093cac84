package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubStatus;

/**
 * What was accepted is decided again at release, with the facts of that day: the consent, the
 * directory and the rules as they are then. Each unit's window is one message, so that a second one
 * waits in the hub while its facts change.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReleaseOnThatDayTest {
  private static final String BOTKYRKA = "0127.authority-violence";
  private static final String HUDDINGE = "0126.authority-violence";

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T16:00:00Z"));
  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private EditedConfig config;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    config =
        new EditedConfig(ObligationsTest.CONFIG, folder.resolve("config"))
            .replace("limits.yaml", "windowPerUnit: 64", "windowPerUnit: 1")
            // In this world the rule that lets a weighing pass ends on the sixth of May.
            .replace(
                "secrecy/rules/osl-10.yaml",
                "citation: OSL 10 kap. 15 a §\n    law: {from: 2025-12-01}",
                "citation: OSL 10 kap. 15 a §\n    law: {from: 2025-12-01, to: 2026-05-06}");
    hub = new TestHub(folder.resolve("hub"), config.folder(), clock);
    // The clock of consents stands: what is looked at here is the release.
    hub.stop();
    hub.startAgain(config.folder(), Map.of("sluss.way.overdue-every", "1h"));
    mail = new HubMail(hub);
    police = new Sender(hub, ObligationsTest.POLICE);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private MessageId accepted(Sender.Made made) throws Exception {
    assertThat(mail.send(police, made).verdict()).isEqualTo(Verdict.ACCEPTED);
    return made.cover().messageId();
  }

  /** Fills the window of a unit. */
  private MessageId first(String unit) throws Exception {
    MessageId id = accepted(police.wish(unit, UnaryOperator.identity()));
    mail.delivered(unit, id);
    return id;
  }

  private void refusedAtRelease(String unit, MessageId id, SlCode code) throws Exception {
    HubStatus told = mail.status(police.unit(), id, HubStatus.Status.REFUSED);
    assertThat(told.code()).isEqualTo(code.toString());
    assertThat(mail.hasCome(unit, id)).isFalse();
  }

  @Test
  @Order(1)
  void aConsentThatExpiredMeanwhileStopsItAndTheSenderIsTold() throws Exception {
    MessageId first = first(BOTKYRKA);
    MessageId second =
        accepted(police.wish(BOTKYRKA, c -> until(c, clock.instant().plusSeconds(60))));
    assertThat(mail.hasCome(BOTKYRKA, second)).isFalse();
    clock.forward(Duration.ofMinutes(2));
    new Sender(hub, BOTKYRKA).taken(first);
    refusedAtRelease(BOTKYRKA, second, SlCode.DENIED);
  }

  private static Cover until(Cover c, Instant to) {
    Ground.Consent consent = (Ground.Consent) c.ground();
    ConsentRecord shorter = Bent.of(consent.record(), "to", to);
    return Bent.of(c, "ground", new Ground.Consent(shorter, consent.attestation()));
  }

  @Test
  @Order(2)
  void aUnitThatIsNoLongerConfirmedMeanwhileStopsItAsARefusalToTheSender() throws Exception {
    MessageId first = first(HUDDINGE);
    MessageId second = accepted(police.wish(HUDDINGE, UnaryOperator.identity()));
    config.replace(
        "directory/places/0126-huddinge.yaml", "confirmed: {by: demo, on: 2026-01-01}\n", "");
    hub.restart(config.folder());
    new Sender(hub, HUDDINGE).taken(first);
    refusedAtRelease(HUDDINGE, second, SlCode.NEEDS_REVIEW);
  }

  @Test
  @Order(3)
  void aRuleThatEndedMeanwhileStopsItAndTheSenderIsTold() throws Exception {
    MessageId first = first(BOTKYRKA);
    MessageId second =
        accepted(
            police.weighed(
                BOTKYRKA,
                Sender.WISH,
                police.attest(
                    AttesterRole.RESPONSIBLE_OFFICER,
                    "O-MEN",
                    "O-SKYDD",
                    "CHECK-18-1",
                    "BDL-2-22",
                    "CRIME_NEED"),
                List.of("CRIME_NEED")));
    clock.forward(Duration.ofDays(3));
    new Sender(hub, BOTKYRKA).taken(first);
    refusedAtRelease(BOTKYRKA, second, SlCode.DENIED);
    assertThat(hub.mail(UnitId.of(BOTKYRKA))).isNotEmpty();
  }
}
