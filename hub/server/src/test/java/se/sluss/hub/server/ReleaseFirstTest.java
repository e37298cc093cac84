package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.EventId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.Trails;

/** Row 12 of the domain, through the real hub: a release goes to the victim's side first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseFirstTest {
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String SUPPORT = "0127.victim-support";
  private static final TypeVersion NOTICE = TypeVersion.of("release-notice/1");
  private static final TypeVersion WARNING = TypeVersion.of("release-warning/1");

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T08:00:00Z"));
  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Sender unit;
  private Sender support;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, ObligationsTest.CONFIG, clock);
    mail = new HubMail(hub);
    police = new Sender(hub, "polisen-stockholm");
    unit = new Sender(hub, VIOLENCE);
    support = new Sender(hub, SUPPORT);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private static void accepted(Result result) {
    assertThat(result.problem()).isNull();
  }

  private boolean opens(Cover cover) {
    return hub.bean(Permits.class)
            .permit(
                new Asking(
                    cover.messageId(),
                    Objects.requireNonNull(hub.directory.unit(cover.recipient().unit())),
                    OfficerId.of("h-1"),
                    "handler",
                    true))
        instanceof Permits.Answer.Permit;
  }

  private List<String> trail(Cover cover, UnitId of) {
    return hub
        .bean(Trails.class)
        .ofUnit(cover.messageId(), of, new Actor("officer", "h-1"))
        .orElseThrow()
        .stream()
        .map(Trails.Hop::event)
        .toList();
  }

  private record Released(EventId event, Cover notice, Cover warning) {}

  /** Both at once, in either order: the order in which they are written means nothing. */
  private Released released(boolean noticeFirst) throws Exception {
    EventId event = police.event();
    Sender.Made notice = police.release(NOTICE, VIOLENCE, event);
    Sender.Made warning = police.release(WARNING, SUPPORT, event);
    SubmissionId both = noticeFirst ? police.send(notice, warning) : police.send(warning, notice);
    mail.receipt(police.unit(), both).results().forEach(ReleaseFirstTest::accepted);
    return new Released(event, notice.cover(), warning.cover());
  }

  @Test
  void row12WhoMeetsHimGetsItWhenTheVictimsSideHasItInHandAndNotBefore() throws Exception {
    for (boolean noticeFirst : new boolean[] {true, false}) {
      Released one = released(noticeFirst);
      mail.delivered(SUPPORT, one.warning().messageId());
      assertThat(mail.hasCome(VIOLENCE, one.notice().messageId())).isFalse();
      assertThat(opens(one.notice())).isFalse();
      for (UnitId side : List.of(unit.unit(), police.unit())) {
        assertThat(trail(one.notice(), side)).contains("QUEUED").doesNotContain("HELD");
      }
      support.taken(one.warning().messageId());
      mail.delivered(VIOLENCE, one.notice().messageId());
      unit.taken(one.notice().messageId());
      mail.status(police.unit(), one.notice().messageId(), HubStatus.Status.ARRIVED);
      assertThat(opens(one.notice())).isTrue();
    }
  }

  @Test
  void whereNobodyIsKnownItGoesAtOnce() throws Exception {
    Sender.Made notice = police.release(NOTICE, VIOLENCE, police.event());
    accepted(mail.send(police, notice));
    mail.delivered(VIOLENCE, notice.cover().messageId());
  }

  /** Late is what the victim's side has not taken; what waits for it is not, and stays. */
  @Test
  void whatTheVictimsSideDoesNotTakeIsLateAndWhatWaitsForItIsNotAndNeverLapses() throws Exception {
    Released one = released(true);
    clock.forward(Duration.ofHours(9));
    mail.status(police.unit(), one.warning().messageId(), HubStatus.Status.OVERDUE);
    Thread.sleep(1200);
    assertThat(mail.statuses(police.unit(), one.notice().messageId())).isZero();
    assertThat(mail.hasCome(VIOLENCE, one.notice().messageId())).isFalse();
    support.taken(one.warning().messageId());
    mail.delivered(VIOLENCE, one.notice().messageId());
  }

  @Test
  void whatIsTakenBackBeforeItArrivedIsNotWaitedFor() throws Exception {
    Released one = released(false);
    accepted(mail.send(police, police.step(one.warning(), ReferralStep.ENTER_IN_ERROR)));
    mail.delivered(VIOLENCE, one.notice().messageId());
  }

  /** The window of motivation opens, and so does the danger: what was clear is asked again. */
  @Test
  void aReleaseStopsContactThatWasClearUntilTheVictimsSideHasSaidSoOfIt() throws Exception {
    EventId event = police.event();
    Sender.Made wish = police.wishOf(event, VIOLENCE);
    Sender.Made notice = police.notice(SUPPORT, event, List.of());
    for (Sender.Made made : List.of(wish, notice)) {
      accepted(mail.send(police, made));
      Sender to = made == wish ? unit : support;
      mail.delivered(to.unit().value(), made.cover().messageId());
      to.taken(made.cover().messageId());
      mail.status(police.unit(), made.cover().messageId(), HubStatus.Status.ARRIVED);
    }
    accepted(mail.send(unit, unit.step(wish.cover(), ReferralStep.TAKE_OVER)));
    accepted(mail.send(support, support.step(notice.cover(), ReferralStep.CLEAR_CONTACT)));
    // Another patrol's, of the same event, reaches who holds the referral now.
    Sender.Made release = police.release(NOTICE, VIOLENCE, event);
    accepted(mail.send(police, release));
    mail.delivered(VIOLENCE, release.cover().messageId());
    mail.refused(
        mail.send(unit, unit.step(wish.cover(), ReferralStep.SCHEDULE)), SlCode.CONTACT_STOPPED);
    accepted(mail.send(support, support.step(notice.cover(), ReferralStep.CLEAR_CONTACT)));
    accepted(mail.send(unit, unit.step(wish.cover(), ReferralStep.SCHEDULE)));
  }
}
