package se.sluss.hub.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.EventId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.Trails;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.way.WatchContact;

/** Row 12 of the domain, through the real hub: contact stops, delivery never. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VictimFirstTest {
  private static final String POLICE = "polisen-stockholm";
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String SUPPORT = "0127.victim-support";
  private static final String CHILD = "0127.child-and-family";
  private static final String TREATS = "provider.rvc-innerstaden";
  private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

  private final MutableClock clock = new MutableClock(START);
  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Sender unit;
  private Sender support;
  private Sender child;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    EditedConfig config =
        new EditedConfig(ObligationsTest.CONFIG, folder.resolve("config"))
            .replace("limits.yaml", "missesPerHour: 20", "missesPerHour: 4");
    hub = new TestHub(Files.createDirectories(folder.resolve("hub")), config.folder(), clock);
    mail = new HubMail(hub);
    police = new Sender(hub, POLICE);
    unit = new Sender(hub, VIOLENCE);
    support = new Sender(hub, SUPPORT);
    child = new Sender(hub, CHILD);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private static void accepted(Result result) {
    assertThat(result.problem()).isNull();
  }

  /** An event with its tracks in the inboxes of their units, and the wish taken over. */
  private record Event(EventId id, Cover wish, @Nullable Cover notice) {
    Cover victims() {
      return Objects.requireNonNull(notice);
    }
  }

  private Event event(boolean victim, String... flags) throws Exception {
    EventId id = police.event();
    Cover wish = arrived(police, unit, police.wishOf(id, VIOLENCE));
    accepted(take(unit, wish, ReferralStep.TAKE_OVER));
    return new Event(
        id,
        wish,
        victim ? arrived(police, support, police.notice(SUPPORT, id, List.of(flags))) : null);
  }

  private Cover arrived(Sender from, Sender to, Sender.Made made) throws Exception {
    accepted(mail.send(from, made));
    mail.delivered(to.unit().value(), made.cover().messageId());
    to.taken(made.cover().messageId());
    mail.status(from.unit(), made.cover().messageId(), HubStatus.Status.ARRIVED);
    return made.cover();
  }

  private Result take(Sender who, Cover referral, ReferralStep step) throws Exception {
    return mail.send(who, who.step(referral, step));
  }

  private Result take(Sender who, Cover referral, ReferralStep step, Reason reason)
      throws Exception {
    StepRecord whole = who.whole(step);
    return mail.send(
        who,
        who.step(
            referral,
            new StepRecord(whole.message(), step, reason, null, whole.safety(), whole.attested())));
  }

  private Result saysYes(Event event) throws Exception {
    return take(
        support, event.victims(), ReferralStep.CLEAR_CONTACT, Reason.EXPOSED_PERSON_SAYS_YES);
  }

  private Result books(Event event) throws Exception {
    return take(unit, event.wish(), ReferralStep.SCHEDULE);
  }

  /** What the hub itself has told the authority of contact on this referral, in order. */
  private List<ReferralStep> told(Cover referral) throws Exception {
    Thread.sleep(400);
    return hub.mail(UnitId.of(VIOLENCE)).stream()
        .flatMap(mail::statuses)
        .filter(one -> one.message().equals(referral.messageId()))
        .flatMap(one -> Stream.ofNullable(one.step()))
        .map(ToldStep::step)
        .toList();
  }

  private void toldInTheEnd(Cover referral, ReferralStep... steps) throws Exception {
    Patience.until(() -> told(referral).size() >= steps.length);
    assertThat(told(referral)).containsExactly(steps);
  }

  private boolean opens(Cover cover, String by) {
    return hub.bean(Permits.class)
            .permit(
                new Asking(
                    cover.messageId(),
                    Objects.requireNonNull(hub.directory.unit(UnitId.of(by))),
                    OfficerId.of("h-1"),
                    "handler",
                    true))
        instanceof Permits.Answer.Permit;
  }

  private List<String> trail(Cover cover, String of) {
    return hub
        .bean(Trails.class)
        .ofUnit(cover.messageId(), UnitId.of(of), new Actor("officer", "h-1"))
        .orElseThrow()
        .stream()
        .map(Trails.Hop::event)
        .toList();
  }

  private List<String> whole(Cover cover) {
    return hops(cover).stream().map(Trails.Hop::event).toList();
  }

  private List<Trails.Hop> hops(Cover cover) {
    return hub.bean(Trails.class)
        .whole(cover.messageId(), new Actor("auditor", "a-1"))
        .orElseThrow();
  }

  @Test
  void row12TheAuthorityHasItAtOnceAndBooksNoContactUntilTheVictimsSideHasClearedIt()
      throws Exception {
    Event event = event(true);
    assertThat(opens(event.wish(), VIOLENCE)).isTrue();
    mail.refused(books(event), SlCode.CONTACT_STOPPED);
    mail.refused(books(event), SlCode.CONTACT_STOPPED);
    assertThat(told(event.wish())).isEmpty();
    accepted(saysYes(event));
    toldInTheEnd(event.wish(), ReferralStep.CONTACT_CLEARED);
    accepted(books(event));
    assertThat(trail(event.wish(), VIOLENCE))
        .contains("BOOKING_LOCKED", "BOOKING_UNLOCKED")
        .doesNotContain("HELD");
    assertThat(trail(event.wish(), POLICE)).doesNotContain("BOOKING_LOCKED", "BOOKING_UNLOCKED");
  }

  @Test
  void row12WhoTreatsGetsNothingBeforeItIsClearAndItLooksQueuedToBothSides() throws Exception {
    Event event = event(true);
    Sender.Made onward = unit.onward(TREATS, event.wish().messageId(), checked());
    accepted(mail.send(unit, onward));
    Cover cover = onward.cover();
    assertThat(mail.hasCome(TREATS, cover.messageId())).isFalse();
    assertThat(opens(cover, TREATS)).isFalse();
    for (String side : List.of(VIOLENCE, TREATS)) {
      assertThat(trail(cover, side)).contains("QUEUED").doesNotContain("HELD", "RELEASED");
    }
    assertThat(whole(cover)).contains("HELD");
    clock.forward(Duration.ofDays(3)); // held, it is not late
    Thread.sleep(1500);
    assertThat(mail.statuses(UnitId.of(VIOLENCE), cover.messageId())).isZero();
    accepted(saysYes(event));
    mail.delivered(TREATS, cover.messageId());
    assertThat(opens(cover, TREATS)).isTrue();
    assertThat(whole(cover)).contains("HOLD_LIFTED");
    // Cleared, the event's next goes at once.
    Sender.Made second = unit.onward(TREATS, event.wish().messageId(), checked());
    accepted(mail.send(unit, second));
    mail.delivered(TREATS, second.cover().messageId());
  }

  private Attestation checked() {
    return unit.attest(AttesterRole.RESPONSIBLE_OFFICER, "SAFETY-NOBODY_KNOWN_CHECKED");
  }

  @Test
  void aReferralToTreatmentAlwaysSaysWhoAnswersForSafetyWhateverElseIsKnown() throws Exception {
    for (boolean victim : new boolean[] {true, false}) {
      Event event = event(victim);
      MessageId wish = event.wish().messageId();
      mail.refused(mail.send(unit, unit.onward(TREATS, wish, null)), SlCode.SAFETY_NOT_ASSESSED);
      mail.refused(
          mail.send(
              unit, unit.onward(TREATS, wish, unit.attest(AttesterRole.OFFICER, "SAFETY-CHECKED"))),
          SlCode.SAFETY_NOT_ASSESSED);
    }
  }

  @Test
  void row12WhereSomebodySoughtHelpAndNoChildIsInvolvedNothingButARecordedYesClears()
      throws Exception {
    Event event = event(true);
    mail.refused(
        take(support, event.victims(), ReferralStep.CLEAR_CONTACT, Reason.SAFETY_ASSESSED),
        SlCode.ONLY_THEIR_YES);
    mail.refused(books(event), SlCode.CONTACT_STOPPED);
    accepted(saysYes(event));
    accepted(books(event));
    Event withChild = event(true, "CHILD_AT_RISK");
    accepted(
        take(support, withChild.victims(), ReferralStep.CLEAR_CONTACT, Reason.SAFETY_ASSESSED));
    accepted(books(withChild));
  }

  @Test
  void row12ItIsRaisedAgainByTheVictimsSideAndByAChange() throws Exception {
    Event event = event(true);
    accepted(saysYes(event));
    accepted(take(support, event.victims(), ReferralStep.STOP_CONTACT, Reason.NEW_THREAT));
    mail.refused(books(event), SlCode.CONTACT_STOPPED);
    accepted(saysYes(event));
    toldInTheEnd(
        event.wish(),
        ReferralStep.CONTACT_CLEARED,
        ReferralStep.CONTACT_STOPPED,
        ReferralStep.CONTACT_CLEARED);
    accepted(books(event));
    // He is released: another notice of the same event.
    arrived(police, unit, police.wishOf(event.id(), VIOLENCE));
    mail.refused(take(unit, event.wish(), ReferralStep.RESCHEDULE), SlCode.CONTACT_STOPPED);
    accepted(saysYes(event));
    accepted(take(unit, event.wish(), ReferralStep.RESCHEDULE));
  }

  @Test
  void whatWasClearAndIsNotYetOpenedIsHeldAgain() throws Exception {
    Event event = event(true);
    accepted(saysYes(event));
    Sender.Made onward = unit.onward(TREATS, event.wish().messageId(), checked());
    Cover cover = arrived(unit, new Sender(hub, TREATS), onward);
    accepted(take(support, event.victims(), ReferralStep.STOP_CONTACT, Reason.NEW_THREAT));
    assertThat(opens(cover, TREATS)).isFalse();
    accepted(saysYes(event));
    assertThat(opens(cover, TREATS)).isTrue();
    accepted(take(support, event.victims(), ReferralStep.STOP_CONTACT, Reason.NEW_THREAT));
    assertThat(opens(cover, TREATS)).as("what is opened is the unit's").isTrue();
  }

  @Test
  void row12OverdueItEscalatesAgainAndAgainAndNeverLapses() throws Exception {
    Event event = event(true);
    MessageId notice = event.victims().messageId();
    clock.forward(Duration.ofHours(25));
    mail.status(UnitId.of(SUPPORT), notice, HubStatus.Status.REMINDER);
    hub.bean(WatchContact.class).look();
    clock.forward(Duration.ofHours(48));
    for (int i = 0; i < 3; i++) {
      long before = escalations(event.victims());
      clock.forward(Duration.ofHours(73));
      for (int j = 0; j < 50 && escalations(event.victims()) == before; j++) {
        hub.bean(WatchContact.class).look();
        Thread.sleep(50);
      }
      assertThat(escalations(event.victims())).isGreaterThan(before);
    }
    assertThat(told(event.wish())).as("nobody who meets him hears of it").isEmpty();
    assertThat(trail(event.wish(), VIOLENCE)).doesNotContain("REMINDED", "ESCALATED");
    clock.forward(Duration.ofDays(5));
    mail.refused(books(event), SlCode.CONTACT_STOPPED);
    accepted(saysYes(event));
    accepted(books(event));
  }

  @Test
  void theClockRestsWhileNothingIsLeftByWhichAnybodyCouldMeetHim() throws Exception {
    Event ended = event(false);
    Event waiting = event(false);
    accepted(take(police, ended.wish(), ReferralStep.ENTER_IN_ERROR));
    for (int i = 0; i < 2; i++) {
      long before = late(waiting.wish());
      clock.forward(Duration.ofHours(73));
      Patience.until(
          () -> {
            hub.bean(WatchContact.class).look();
            return late(waiting.wish()) > before;
          });
    }
    assertThat(late(ended.wish())).isZero();
    // Who then comes to meet him is waited for again, and what was stopped is.
    Cover again = arrived(police, unit, police.wishOf(ended.id(), VIOLENCE));
    clock.forward(Duration.ofHours(73));
    Patience.until(
        () -> {
          hub.bean(WatchContact.class).look();
          return late(again) > 0;
        });
  }

  /** How often it was told that nobody has said anything of contact. */
  private long late(Cover referral) {
    return hops(referral).stream()
        .filter(hop -> hop.event().equals("ESCALATED"))
        .filter(hop -> SlCode.CLEARANCE_OVERDUE.toString().equals(hop.code()))
        .count();
  }

  private long escalations(Cover notice) {
    return whole(notice).stream().filter("ESCALATED"::equals).count();
  }

  @Test
  void row12WhereNobodyIsKnownAResponsibleOfficersRecordClearsAndSomebodyWhoThenComesStopsIt()
      throws Exception {
    Event event = event(false);
    accepted(books(event));
    assertThat(trail(event.wish(), VIOLENCE)).contains("BOOKING_LOCKED", "BOOKING_UNLOCKED");
    Cover notice = arrived(police, support, police.notice(SUPPORT, event.id(), List.of()));
    toldInTheEnd(event.wish(), ReferralStep.CONTACT_STOPPED);
    mail.refused(take(unit, event.wish(), ReferralStep.RESCHEDULE), SlCode.CONTACT_STOPPED);
    accepted(saysYes(new Event(event.id(), event.wish(), notice)));
    accepted(take(unit, event.wish(), ReferralStep.RESCHEDULE));
  }

  @Test
  void aReferralsEndClearsNothingThatWasStoppedOrThatOnlyAYesClears() throws Exception {
    for (ReferralStep end : List.of(ReferralStep.COMPLETE, ReferralStep.DECLINE)) {
      Event event = event(true);
      accepted(take(support, event.victims(), ReferralStep.TAKE_OVER));
      accepted(take(support, event.victims(), end));
      mail.refused(books(event), SlCode.CONTACT_STOPPED);
    }
    Event stopped = event(true, "CHILD_AT_RISK");
    accepted(take(support, stopped.victims(), ReferralStep.STOP_CONTACT, Reason.SITUATION_CHANGED));
    accepted(take(support, stopped.victims(), ReferralStep.PERSON_DECLINES));
    mail.refused(books(stopped), SlCode.CONTACT_STOPPED);
    Event tookBack = event(true);
    accepted(take(support, tookBack.victims(), ReferralStep.PERSON_DECLINES));
    accepted(books(tookBack)); // nobody is left there: the officer answers for it
  }

  @Test
  void ofTwoWhoWereExposedBothSidesClear() throws Exception {
    Event event = event(true);
    Sender other = new Sender(hub, "0126.victim-support");
    Cover second =
        arrived(police, other, police.notice("0126.victim-support", event.id(), List.of()));
    accepted(saysYes(event));
    mail.refused(books(event), SlCode.CONTACT_STOPPED);
    accepted(take(other, second, ReferralStep.CLEAR_CONTACT, Reason.EXPOSED_PERSON_SAYS_YES));
    accepted(books(event));
  }

  /** The same bytes as for a referral that does not exist; on record; limited in rate. */
  @Test
  void aClearanceFromWhoIsNotTheVictimsSideIsAsIfNothingWereThereAndLimitedInRate()
      throws Exception {
    Event event = event(true);
    Cover report = police.concern(CHILD, UnaryOperator.identity()).cover();
    Cover missing = police.wish(VIOLENCE, UnaryOperator.identity()).cover();
    List<Result> answers = new ArrayList<>();
    answers.add(take(unit, event.wish(), ReferralStep.CLEAR_CONTACT));
    answers.add(take(unit, missing, ReferralStep.CLEAR_CONTACT));
    answers.add(
        mail.send(
            unit,
            unit.stepAs(
                support.step(event.victims(), ReferralStep.CLEAR_CONTACT).cover(),
                unit.whole(ReferralStep.CLEAR_CONTACT),
                unit.party(VIOLENCE))));
    answers.add(take(unit, event.wish(), ReferralStep.STOP_CONTACT));
    assertThat(answers)
        .extracting(Result::problem, Result::field, Result::decision, Result::inTurn)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple(
                SlCode.NOT_FOUND.toString(), "/inReplyTo", null, null));
    // From now on right and wrong are told the same.
    for (Cover one : List.of(event.wish(), missing)) {
      mail.refused(take(unit, one, ReferralStep.CLEAR_CONTACT), SlCode.BUSY);
    }
    mail.refused(take(unit, event.wish(), ReferralStep.INTERIM), SlCode.BUSY);
    mail.refused(take(child, report, ReferralStep.CLEAR_CONTACT), SlCode.NOT_FOUND);
    assertThat(
            hub.bean(JdbcClient.class)
                .sql("select count(*) from miss where unit = ?")
                .param(VIOLENCE)
                .query(Integer.class)
                .single())
        .isGreaterThanOrEqualTo(4);
    clock.forward(Duration.ofMinutes(61));
    accepted(take(unit, event.wish(), ReferralStep.INTERIM));
    mail.refused(take(unit, event.wish(), ReferralStep.SCHEDULE), SlCode.CONTACT_STOPPED);
    assertThat(stoppedLeaves(unit.unit())).isGreaterThanOrEqualTo(6);
  }

  private long stoppedLeaves(UnitId of) {
    return hub.bean(JdbcClient.class)
        .sql("select count(*) from log_leaf where referral_id like ?")
        .param("%/stopped." + of)
        .query(Long.class)
        .single();
  }

  /** A stop is safe: it is never kept waiting, whatever else the unit has tried. */
  @Test
  void aStopIsTakenAlsoFromAUnitThatMustWait() throws Exception {
    Event event = event(true);
    accepted(saysYes(event));
    Cover missing = police.notice(SUPPORT, police.event(), List.of()).cover();
    for (int i = 0; i < 5; i++) {
      take(support, missing, ReferralStep.CLEAR_CONTACT);
    }
    mail.refused(saysYes(event), SlCode.BUSY);
    accepted(take(support, event.victims(), ReferralStep.STOP_CONTACT, Reason.NEW_THREAT));
    mail.refused(books(event), SlCode.CONTACT_STOPPED);
    clock.forward(Duration.ofMinutes(61));
  }

  @Test
  void nobodyContinuesAReferralThatIsNotItsOwn() throws Exception {
    Event event = event(true);
    Sender stranger = new Sender(hub, "0126.authority-violence");
    for (MessageId of :
        List.of(event.wish().messageId(), event.victims().messageId(), new MessageId(uuid7()))) {
      Result result = mail.send(stranger, stranger.onward(TREATS, of, checked()));
      mail.refused(result, SlCode.NOT_FOUND);
      assertThat(result.field()).isEqualTo("/record/continues");
    }
  }

  private UUID uuid7() {
    return police.event().value();
  }

  /** Another sender's name of its event is another event, also when it is the same. */
  @Test
  void noSenderReachesAnothersEventByNamingIt() throws Exception {
    Event event = event(true);
    Sender portal = new Sender(hub, "polisen-stockholm-portal");
    Cover forged = arrived(portal, support, portal.notice(SUPPORT, event.id(), List.of()));
    accepted(take(support, forged, ReferralStep.CLEAR_CONTACT, Reason.EXPOSED_PERSON_SAYS_YES));
    mail.refused(books(event), SlCode.CONTACT_STOPPED);
  }

  /** House rule 7: whether there is a victim's side, and whether it is reminded, is not told. */
  @Test
  void untilItBooksTheAuthorityGetsTheSameWithAndWithoutAVictimsSide() throws Exception {
    Map<Boolean, List<String>> got = new HashMap<>();
    for (boolean victim : new boolean[] {true, false}) {
      hub.mail(UnitId.of(VIOLENCE)).clear();
      Event event = event(victim);
      clock.forward(Duration.ofHours(80));
      Thread.sleep(1500);
      List<String> all = new ArrayList<>(trail(event.wish(), VIOLENCE));
      hub.mail(UnitId.of(VIOLENCE)).stream()
          .flatMap(mail::statuses)
          .forEach(one -> all.add(one.status() + " " + one.step() + " " + one.code()));
      all.add(
          new String(hub.json.write(stored(event.wish()).life()), UTF_8)
              + stored(event.wish()).state());
      got.put(victim, all);
    }
    assertThat(got.get(true)).isEqualTo(got.get(false)).isNotEmpty();
  }

  private se.sluss.hub.server.state.StoredMessage stored(Cover cover) {
    return hub.bean(MessageStore.class).find(cover.messageId()).orElseThrow();
  }

  /** What the contact of an event can be, and what each sender's word on it is then answered. */
  private enum State {
    WAITS,
    CLEAR,
    STOPPED_AGAIN,
    NOBODY_KNOWN
  }

  private Event in(State state) throws Exception {
    Event event = event(state != State.NOBODY_KNOWN);
    if (state == State.CLEAR || state == State.STOPPED_AGAIN) {
      accepted(saysYes(event));
    }
    if (state == State.STOPPED_AGAIN) {
      accepted(take(support, event.victims(), ReferralStep.STOP_CONTACT, Reason.NEW_THREAT));
    }
    return event;
  }

  @Test
  void everyStateMessageAndSenderHasOneAnswer() throws Exception {
    for (State state : State.values()) {
      Event refusing = in(state); // a refusal moves nothing: one event for all of them
      for (Sender who : List.of(unit, support, police, child)) {
        for (ReferralStep step :
            List.of(ReferralStep.SCHEDULE, ReferralStep.CLEAR_CONTACT, ReferralStep.STOP_CONTACT)) {
          clock.forward(Duration.ofMinutes(61)); // nobody has to wait for trying
          Event event = expected(state, who, step) == null ? in(state) : refusing;
          boolean victims = who == support && event.notice() != null;
          Cover of = victims ? event.victims() : event.wish();
          Sender.Made made = who.step(of, step);
          Result result =
              mail.send(
                  who,
                  who == unit || victims
                      ? made
                      : who.stepAs(made.cover(), who.whole(step), who.party(who.unit().value())));
          assertThat(result.problem())
              .as("%s %s %s", state, who.unit(), step)
              .isEqualTo(expected(state, who, step));
        }
      }
    }
  }

  private @Nullable String expected(State state, Sender who, ReferralStep step) {
    if (who == unit && step == ReferralStep.SCHEDULE) {
      return state == State.CLEAR || state == State.NOBODY_KNOWN
          ? null
          : SlCode.CONTACT_STOPPED.toString();
    }
    if (who == support && state != State.NOBODY_KNOWN) {
      // Its own meeting with the person exposed is not yet in turn.
      return step == ReferralStep.SCHEDULE ? SlCode.OUT_OF_TURN.toString() : null;
    }
    return SlCode.NOT_FOUND.toString();
  }
}
