package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.directory.Unit;
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
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.contracts.wire.SafetyWord.Word;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.rights.SafetyWords;
import se.sluss.hub.server.rights.Trails;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.way.WatchSafety;

/** Row 13 of the domain, through the real hub: who supports her or him is told what happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafetyEventTest {
  private static final String VIOLENCE = "0127.authority-violence";

  /** Of the same board as who meets him. */
  private static final String SUPPORT = "0127.victim-support";

  /** Of another municipality, behind a secrecy border. */
  private static final String ELSEWHERE = "0126.victim-support";

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T08:00:00Z"));
  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Sender unit;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, ObligationsTest.CONFIG, clock);
    mail = new HubMail(hub);
    police = new Sender(hub, "polisen-stockholm");
    unit = new Sender(hub, VIOLENCE);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  /** He, opened and taken over where he is met; and whom somebody exposed is supported by. */
  private record Event(EventId id, Cover wish, @Nullable Cover notice) {
    Cover victims() {
      return Objects.requireNonNull(notice);
    }
  }

  private Event event(@Nullable String supports) throws Exception {
    EventId id = police.event();
    @Nullable Cover notice =
        supports == null
            ? null
            : arrived(
                new Sender(hub, supports), police.notice(supports, id, List.of("CHILD_AT_RISK")));
    Cover wish = arrived(unit, police.wishOf(id, VIOLENCE));
    opens(wish, VIOLENCE);
    Result over = take(wish, ReferralStep.TAKE_OVER, null);
    accepted(over);
    // Nothing is left on its way, so that nothing is sent again when the clock is moved.
    mail.delivered("polisen-stockholm", over.message());
    police.taken(over.message());
    Patience.until(() -> !isUnderWay(wish));
    return new Event(id, wish, notice);
  }

  private boolean isUnderWay(Cover referral) {
    return hub.bean(MessageStore.class).isUnderWay(referral.conversationId());
  }

  private Cover arrived(Sender to, Sender.Made made) throws Exception {
    accepted(mail.send(police, made));
    mail.delivered(to.unit().value(), made.cover().messageId());
    to.taken(made.cover().messageId());
    mail.status(police.unit(), made.cover().messageId(), HubStatus.Status.ARRIVED);
    return made.cover();
  }

  private void opens(Cover cover, String by) {
    hub.bean(Permits.class)
        .permit(new Asking(cover.messageId(), of(by), OfficerId.of("h-1"), "handler", true));
  }

  private Unit of(String id) {
    return Objects.requireNonNull(hub.directory.unit(UnitId.of(id)));
  }

  private static void accepted(Result result) {
    assertThat(result.problem()).isNull();
  }

  private Result take(Cover referral, ReferralStep step, @Nullable Reason reason) throws Exception {
    StepRecord whole = unit.whole(step);
    return mail.send(
        unit,
        unit.step(
            referral,
            new StepRecord(
                whole.message(),
                step,
                reason == null ? whole.reason() : reason,
                whole.next(),
                whole.safety(),
                whole.attested())));
  }

  private Optional<Instant> says(Cover referral, Word word) {
    return says(VIOLENCE, referral.messageId(), word);
  }

  private Optional<Instant> says(String by, MessageId referral, Word word) {
    SafetyWord said =
        new SafetyWord(UnitId.of(by), OfficerId.of("h-1"), word, word.weighs() ? weighed() : null);
    assertThat(hub.bean(SafetyWords.class).fault(said)).isNull();
    return hub.bean(SafetyWords.class).say(referral, of(by), said);
  }

  private Attestation weighed() {
    return unit.attest(AttesterRole.RESPONSIBLE_OFFICER, "CRIME_NEED", "O-MEN", "O-SKYDD");
  }

  /** What the hub itself has told a unit of a referral, in order. */
  private List<ToldStep> told(String to, Cover referral) throws Exception {
    hub.bean(WatchSafety.class).look();
    Thread.sleep(500);
    return hub.mail(UnitId.of(to)).stream()
        .flatMap(mail::statuses)
        .filter(one -> one.message().equals(referral.messageId()))
        .flatMap(one -> Stream.ofNullable(one.step()))
        .toList();
  }

  private void toldInTheEnd(String to, Cover referral, ToldStep... steps) throws Exception {
    Patience.until(() -> told(to, referral).size() >= steps.length);
    assertThat(told(to, referral)).containsExactly(steps);
  }

  private static ToldStep happened(Reason what) {
    return new ToldStep(ReferralStep.SAFETY_EVENT, what, null);
  }

  private static final ToldStep ASKED = new ToldStep(ReferralStep.TELLING_ASKED, null, null);

  private List<String> trail(Cover cover, String side) {
    return hub
        .bean(Trails.class)
        .ofUnit(cover.messageId(), UnitId.of(side), new Actor("officer", "h-1"))
        .orElseThrow()
        .stream()
        .map(Trails.Hop::event)
        .toList();
  }

  private long escalations(Cover referral) {
    return hub
        .bean(Trails.class)
        .whole(referral.messageId(), new Actor("auditor", "a-1"))
        .orElseThrow()
        .stream()
        .filter(hop -> hop.event().equals("ESCALATED"))
        .count();
  }

  @Test
  void row13WhatHappensReachesTheVictimsSideOnHisYesInCodesAndNothingElse() throws Exception {
    Map<Reason, List<Step>> ways = new LinkedHashMap<>();
    ways.put(Reason.NOT_GOING_ON, List.of(new Step(ReferralStep.DECLINE, null)));
    ways.put(Reason.BROKEN_OFF, List.of(new Step(ReferralStep.COMPLETE, Reason.BROKEN_OFF)));
    ways.put(Reason.HAS_ENDED, List.of(new Step(ReferralStep.COMPLETE, Reason.ENDED_AS_PLANNED)));
    for (Map.Entry<Reason, List<Step>> way : ways.entrySet()) {
      Event event = event(ELSEWHERE);
      assertThat(says(event.wish(), Word.AGREES)).isPresent();
      for (Step step : way.getValue()) {
        accepted(take(event.wish(), step.step(), step.reason()));
      }
      toldInTheEnd(ELSEWHERE, event.victims(), happened(way.getKey()));
      assertThat(told(VIOLENCE, event.wish())).isEmpty();
      assertThat(told("polisen-stockholm", event.wish())).isEmpty();
      assertThat(told("polisen-stockholm", event.victims())).isEmpty();
      assertThat(trail(event.victims(), ELSEWHERE)).contains("SAFETY_EVENT_TOLD");
      for (String side : List.of("polisen-stockholm", VIOLENCE)) {
        assertThat(trail(event.wish(), side)).doesNotContain("SAFETY_EVENT", "SAFETY_EVENT_TOLD");
      }
      assertThat(trail(event.victims(), "polisen-stockholm")).doesNotContain("SAFETY_EVENT_TOLD");
    }
  }

  private record Step(ReferralStep step, @Nullable Reason reason) {}

  @Test
  void row13AMissedMeetingIsToldAndSoIsTheNext() throws Exception {
    Event event = event(ELSEWHERE);
    Sender support = new Sender(hub, ELSEWHERE);
    accepted(mail.send(support, support.step(event.victims(), ReferralStep.CLEAR_CONTACT)));
    assertThat(says(event.wish(), Word.AGREES)).isPresent();
    accepted(take(event.wish(), ReferralStep.SCHEDULE, null));
    accepted(take(event.wish(), ReferralStep.NO_SHOW, null));
    toldInTheEnd(ELSEWHERE, event.victims(), happened(Reason.MEETING_MISSED));
    accepted(take(event.wish(), ReferralStep.RESCHEDULE, null));
    accepted(take(event.wish(), ReferralStep.NO_SHOW, null));
    toldInTheEnd(
        ELSEWHERE,
        event.victims(),
        happened(Reason.MEETING_MISSED),
        happened(Reason.MEETING_MISSED));
  }

  /** OSL 8 kap. 2 §: no secrecy border, only need to know. */
  @Test
  void row13InsideOneBoardTheRulesNeedNoYes() throws Exception {
    Event event = event(SUPPORT);
    accepted(take(event.wish(), ReferralStep.DECLINE, null));
    toldInTheEnd(SUPPORT, event.victims(), happened(Reason.NOT_GOING_ON));
  }

  @Test
  void row13WithoutAGroundItIsAskedEscalatedNeverLapsesAndIsToldWhenSomebodyHasWeighed()
      throws Exception {
    Event event = event(ELSEWHERE);
    accepted(take(event.wish(), ReferralStep.COMPLETE, Reason.BROKEN_OFF));
    toldInTheEnd(VIOLENCE, event.wish(), ASKED);
    clock.forward(Duration.ofHours(5));
    toldInTheEnd(VIOLENCE, event.wish(), ASKED, ASKED);
    for (int i = 1; i <= 3; i++) {
      clock.forward(Duration.ofHours(25));
      for (int j = 0; j < 50 && escalations(event.wish()) < i; j++) {
        told(VIOLENCE, event.wish());
      }
      assertThat(escalations(event.wish())).isGreaterThanOrEqualTo(i);
    }
    clock.forward(Duration.ofDays(10));
    assertThat(told(ELSEWHERE, event.victims())).isEmpty();
    assertThat(isUnderWay(event.wish())).as("it is not erased before it is settled").isTrue();
    assertThat(says(event.wish(), Word.TELL)).isPresent();
    toldInTheEnd(ELSEWHERE, event.victims(), happened(Reason.BROKEN_OFF));
    assertThat(isUnderWay(event.wish())).isFalse();
  }

  @Test
  void whatAResponsibleOfficerHasWeighedIsNotToBeToldIsNotAndNobodyIsAskedAgain() throws Exception {
    Event event = event(ELSEWHERE);
    accepted(take(event.wish(), ReferralStep.DECLINE, null));
    toldInTheEnd(VIOLENCE, event.wish(), ASKED);
    assertThat(says(event.wish(), Word.DO_NOT_TELL)).isPresent();
    clock.forward(Duration.ofDays(3));
    assertThat(told(VIOLENCE, event.wish())).containsExactly(ASKED);
    assertThat(told(ELSEWHERE, event.victims())).isEmpty();
  }

  @Test
  void aYesThatIsTakenBackHoldsNoMoreAndSoDoesOneOfWhoTakesItAllBack() throws Exception {
    Event event = event(ELSEWHERE);
    says(event.wish(), Word.AGREES);
    says(event.wish(), Word.TAKES_BACK);
    accepted(take(event.wish(), ReferralStep.DECLINE, null));
    Event all = event(ELSEWHERE);
    says(all.wish(), Word.AGREES);
    accepted(take(all.wish(), ReferralStep.CONSENT_WITHDRAWN, null));
    for (Event one : List.of(event, all)) {
      toldInTheEnd(VIOLENCE, one.wish(), ASKED);
      assertThat(told(ELSEWHERE, one.victims())).isEmpty();
    }
  }

  @Test
  void whatIsOnItsWayToTheVictimsSideIsToldWhenItIsThereAndWhatCameAfterwardsIsNot()
      throws Exception {
    EventId id = police.event();
    Cover wish = arrived(unit, police.wishOf(id, VIOLENCE));
    opens(wish, VIOLENCE);
    says(wish, Word.AGREES);
    Sender.Made first = police.notice(SUPPORT, id, List.of());
    accepted(mail.send(police, first));
    mail.delivered(SUPPORT, first.cover().messageId());
    accepted(take(wish, ReferralStep.DECLINE, null));
    assertThat(told(SUPPORT, first.cover())).isEmpty();
    clock.forward(Duration.ofSeconds(1));
    Sender later = new Sender(hub, ELSEWHERE);
    Cover second = arrived(later, police.notice(ELSEWHERE, id, List.of()));
    new Sender(hub, SUPPORT).taken(first.cover().messageId());
    toldInTheEnd(SUPPORT, first.cover(), happened(Reason.NOT_GOING_ON));
    assertThat(told(ELSEWHERE, second)).isEmpty();
  }

  /**
   * The attack: who meets him does all it can, in an event with nobody exposed, with one of the
   * same board and with one of another, and compares all that it gets.
   */
  @Test
  void row17WhoMeetsHimGetsTheSameWhetherThereIsAVictimsSideOrNot() throws Exception {
    List<List<String>> seen = new ArrayList<>();
    for (@Nullable String supports : new @Nullable String[] {null, SUPPORT, ELSEWHERE}) {
      Event event = event(supports);
      Cover wish = event.wish();
      List<String> got = new ArrayList<>();
      got.add(String.valueOf(says(wish, Word.TELL).isPresent()));
      got.add(String.valueOf(says(wish, Word.AGREES).isPresent()));
      got.add(String.valueOf(says(wish, Word.TAKES_BACK).isPresent()));
      for (ReferralStep step : List.of(ReferralStep.HOLD, ReferralStep.DECLINE)) {
        Result result = take(wish, step, null);
        got.add(result.verdict() + " " + result.problem() + " " + result.field());
      }
      toldInTheEnd(VIOLENCE, wish, ASKED);
      clock.forward(Duration.ofHours(5));
      toldInTheEnd(VIOLENCE, wish, ASKED, ASKED);
      got.add(String.valueOf(says(wish, Word.AGREES).isPresent()));
      got.add(String.valueOf(says(wish, Word.TELL).isPresent()));
      got.add(String.valueOf(says(wish, Word.TELL).isPresent()));
      clock.forward(Duration.ofDays(3));
      got.add(told(VIOLENCE, wish).toString());
      got.add(sizes(wish).toString());
      got.add(trail(wish, VIOLENCE).toString());
      got.add(trail(wish, "polisen-stockholm").toString());
      seen.add(got);
    }
    assertThat(seen.get(1)).isEqualTo(seen.get(0));
    assertThat(seen.get(2)).isEqualTo(seen.get(0));
    assertThat(seen.get(0).toString()).contains("SAFETY_WORD_SAID", "TELLING_ASKED");
  }

  /** Bytes of each status of a referral, as the unit gets it. */
  private List<Integer> sizes(Cover wish) throws Exception {
    return hub.mail(UnitId.of(VIOLENCE)).stream()
        .flatMap(mail::statuses)
        .filter(one -> one.message().equals(wish.messageId()))
        .map(
            one ->
                new String(hub.json.write(one), StandardCharsets.UTF_8)
                    .replaceAll("\"at\":\"[^\"]*\"", "")
                    .length())
        .toList();
  }

  @Test
  void nobodyButWhoHoldsItSaysAnythingAndItIsAsIfNothingWereThereAndOnRecord() throws Exception {
    Event event = event(SUPPORT);
    Cover unopened = arrived(unit, police.wishOf(police.event(), VIOLENCE));
    MessageId missing = new MessageId(police.event().value());
    long before = refusals();
    for (Word word : Word.values()) {
      assertThat(says("polisen-stockholm", event.wish().messageId(), word)).isEmpty();
      assertThat(says(SUPPORT, event.wish().messageId(), word)).isEmpty();
      assertThat(says(SUPPORT, event.victims().messageId(), word)).isEmpty();
      assertThat(says(VIOLENCE, event.victims().messageId(), word)).isEmpty();
      assertThat(says(VIOLENCE, unopened.messageId(), word)).isEmpty();
      assertThat(says(VIOLENCE, missing, word)).isEmpty();
    }
    assertThat(refusals() - before).isEqualTo(6L * Word.values().length);
  }

  private long refusals() {
    return hub.bean(LogReader.class).trail(OwnTrail.REFUSALS).stream()
        .filter(
            entry ->
                entry.detail() != null && entry.detail().event() == LogEvent.SAFETY_WORD_REFUSED)
        .count();
  }

  /** Software asks whether a responsible officer has weighed it, and never whether it is right. */
  @Test
  void onlyAResponsibleOfficerWhoHasAttestedAllThatIsDemandedWeighs() {
    Map<SlCode, @Nullable Attestation> faults = new LinkedHashMap<>();
    faults.put(SlCode.MISSING_FIELD, null);
    faults.put(
        SlCode.WRONG_ATTESTER, unit.attest(AttesterRole.OFFICER, "CRIME_NEED", "O-MEN", "O-SKYDD"));
    faults.put(
        SlCode.NOT_ATTESTED, unit.attest(AttesterRole.RESPONSIBLE_OFFICER, "O-MEN", "O-SKYDD"));
    faults.forEach(
        (code, weighed) ->
            assertThat(
                    Objects.requireNonNull(
                            hub.bean(SafetyWords.class)
                                .fault(
                                    new SafetyWord(
                                        UnitId.of(VIOLENCE),
                                        OfficerId.of("h-1"),
                                        Word.TELL,
                                        weighed)))
                        .code())
                .isEqualTo(code));
    assertThat(
            Objects.requireNonNull(
                    hub.bean(SafetyWords.class)
                        .fault(
                            new SafetyWord(
                                UnitId.of(VIOLENCE), OfficerId.of("h-1"), Word.AGREES, weighed())))
                .code())
        .isEqualTo(SlCode.WRONG_VALUE);
  }
}
