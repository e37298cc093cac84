package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.EventId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.SameEvent;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.SameEvents;

/** Row 4 of the domain, through the real hub: two notices of one event that came separately. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameEventTest {
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String SUPPORT = "0127.victim-support";

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T08:00:00Z"));
  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Sender patrol;
  private Sender unit;
  private Sender support;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, ObligationsTest.CONFIG, clock);
    mail = new HubMail(hub);
    police = new Sender(hub, "polisen-stockholm");
    patrol = new Sender(hub, "polisen-stockholm-portal");
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

  private Unit of(String id) {
    return Objects.requireNonNull(hub.directory.unit(UnitId.of(id)));
  }

  private Cover arrived(Sender from, Sender to, Sender.Made made) throws Exception {
    accepted(mail.send(from, made));
    mail.delivered(to.unit().value(), made.cover().messageId());
    to.taken(made.cover().messageId());
    mail.status(from.unit(), made.cover().messageId(), HubStatus.Status.ARRIVED);
    return made.cover();
  }

  private Cover opened(Sender from, Sender to, Sender.Made made) throws Exception {
    Cover cover = arrived(from, to, made);
    hub.bean(Permits.class)
        .permit(
            new Asking(
                cover.messageId(), of(to.unit().value()), OfficerId.of("h-1"), "handler", true));
    return cover;
  }

  private Optional<Instant> same(String by, MessageId one, MessageId other) {
    return hub.bean(SameEvents.class)
        .join(one, of(by), new SameEvent(UnitId.of(by), OfficerId.of("h-1"), other));
  }

  private Result books(Cover wish) throws Exception {
    return mail.send(unit, unit.step(wish, ReferralStep.SCHEDULE));
  }

  private long stops(Cover wish) throws Exception {
    Thread.sleep(600);
    return hub.mail(UnitId.of(VIOLENCE)).stream()
        .flatMap(mail::statuses)
        .filter(one -> one.message().equals(wish.messageId()))
        .flatMap(one -> Stream.ofNullable(one.step()))
        .filter(step -> step.step() == ReferralStep.CONTACT_STOPPED)
        .count();
  }

  private record Known(Cover wish, Cover notice) {}

  /** He, with somebody exposed who has said yes to contact. */
  private Known clear() throws Exception {
    EventId event = police.event();
    Cover wish = opened(police, unit, police.wishOf(event, VIOLENCE));
    Cover notice = opened(police, support, police.notice(SUPPORT, event, List.of()));
    accepted(mail.send(unit, unit.step(wish, ReferralStep.TAKE_OVER)));
    accepted(mail.send(support, support.step(notice, ReferralStep.CLEAR_CONTACT)));
    return new Known(wish, notice);
  }

  /** Another patrol's, which could not know of the first. */
  private Cover another() throws Exception {
    return opened(patrol, unit, patrol.wishOf(patrol.event(), VIOLENCE));
  }

  @Test
  void row04AnotherPatrolsNoticeStopsWhatWasClearAndReachesWhoHoldsItNow() throws Exception {
    Known known = clear();
    Cover released = another();
    assertThat(stops(known.wish())).isZero();
    assertThat(same(VIOLENCE, released.messageId(), known.wish().messageId())).isPresent();
    assertThat(stops(known.wish())).isOne();
    mail.refused(books(known.wish()), SlCode.CONTACT_STOPPED);
    accepted(mail.send(unit, unit.step(released, ReferralStep.TAKE_OVER)));
    mail.refused(books(released), SlCode.CONTACT_STOPPED);
    accepted(mail.send(support, support.step(known.notice(), ReferralStep.CLEAR_CONTACT)));
    accepted(books(known.wish()));
    accepted(books(released));
  }

  @Test
  void saidAgainOrTheOtherWayRoundItIsTheSameAndChangesNothing() throws Exception {
    Known known = clear();
    Cover released = another();
    assertThat(same(VIOLENCE, released.messageId(), known.wish().messageId())).isPresent();
    accepted(mail.send(support, support.step(known.notice(), ReferralStep.CLEAR_CONTACT)));
    assertThat(same(VIOLENCE, known.wish().messageId(), released.messageId())).isPresent();
    accepted(books(known.wish()));
  }

  /** Joining loosens nothing: where nobody was known, the other's victim's side now is. */
  @Test
  void joinedToAnEventWhereNobodyIsKnownItIsNotClearedByAnOfficer() throws Exception {
    EventId event = police.event();
    Cover wish = opened(police, unit, police.wishOf(event, VIOLENCE));
    opened(police, support, police.notice(SUPPORT, event, List.of()));
    Cover alone = another();
    for (Cover one : List.of(wish, alone)) {
      accepted(mail.send(unit, unit.step(one, ReferralStep.TAKE_OVER)));
    }
    assertThat(same(VIOLENCE, wish.messageId(), alone.messageId())).isPresent();
    for (Cover one : List.of(wish, alone)) {
      mail.refused(books(one), SlCode.CONTACT_STOPPED);
    }
  }

  @Test
  void nobodyElseSaysSoAndOfWhatItHasNotOpenedNoneAndItIsOnRecord() throws Exception {
    Known known = clear();
    Cover released = another();
    Cover unread = arrived(patrol, unit, patrol.wishOf(patrol.event(), VIOLENCE));
    Cover ended = another();
    accepted(mail.send(unit, unit.step(ended, ReferralStep.DECLINE)));
    MessageId missing = new MessageId(police.event().value());
    long before = refusals();
    assertThat(same(SUPPORT, released.messageId(), known.wish().messageId())).isEmpty();
    assertThat(same(SUPPORT, known.notice().messageId(), known.wish().messageId())).isEmpty();
    assertThat(same(VIOLENCE, known.wish().messageId(), known.notice().messageId())).isEmpty();
    assertThat(same("polisen-stockholm", known.wish().messageId(), known.notice().messageId()))
        .isEmpty();
    for (MessageId other :
        List.of(unread.messageId(), ended.messageId(), missing, known.wish().messageId())) {
      assertThat(same(VIOLENCE, known.wish().messageId(), other)).isEmpty();
    }
    assertThat(refusals() - before).isEqualTo(8);
    accepted(books(known.wish()));
  }

  private long refusals() {
    return hub.bean(LogReader.class).trail(OwnTrail.REFUSALS).stream()
        .filter(
            entry -> entry.detail() != null && entry.detail().event() == LogEvent.JOINING_REFUSED)
        .count();
  }

  @Test
  void anEventThatIsPartOfAnotherLeavesNoStopOfItsOwnBehind() throws Exception {
    Known known = clear();
    Cover released = another();
    assertThat(same(VIOLENCE, released.messageId(), known.wish().messageId())).isPresent();
    assertThat(
            hub.bean(JdbcClient.class)
                .sql(
                    "select count(*) from contact_stop s where not exists"
                        + " (select 1 from event_track t where t.event_id = s.event_id)")
                .query(Long.class)
                .single())
        .isZero();
  }
}
