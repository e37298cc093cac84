package se.sluss.hub.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.ConsentChange.Change;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Consents;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.way.WatchConsents;

/** A consent through the real hub: given, taken back, recorded in error, confirmed, at its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentTest {
  private static final String POLICE = "polisen-stockholm";
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String OTHER = "0126.authority-violence";
  private static final Instant START = Instant.parse("2026-05-04T16:00:00Z");

  private final MutableClock clock = new MutableClock(START);
  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Sender unit;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    EditedConfig config =
        new EditedConfig(ObligationsTest.CONFIG, folder.resolve("config"))
            .replace("limits.yaml", "windowPerUnit: 64", "windowPerUnit: 8");
    hub = new TestHub(Files.createDirectories(folder.resolve("hub")), config.folder(), clock);
    mail = new HubMail(hub);
    police = new Sender(hub, POLICE);
    unit = new Sender(hub, VIOLENCE);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private static void accepted(Result result) {
    assertThat(result.problem()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  private Cover arrived(UnaryOperator<Cover> bend) throws Exception {
    Sender.Made wish = police.wish(VIOLENCE, bend);
    accepted(mail.send(police, wish));
    mail.delivered(VIOLENCE, wish.cover().messageId());
    unit.taken(wish.cover().messageId());
    mail.status(police.unit(), wish.cover().messageId(), HubStatus.Status.ARRIVED);
    return wish.cover();
  }

  private Cover arrived() throws Exception {
    return arrived(UnaryOperator.identity());
  }

  private Cover opened() throws Exception {
    Cover wish = arrived();
    assertThat(opens(wish)).isTrue();
    return wish;
  }

  private boolean opens(Cover wish) {
    return hub.bean(Permits.class)
            .permit(
                new Asking(wish.messageId(), of(VIOLENCE), OfficerId.of("h-1"), "handler", true))
        instanceof Permits.Answer.Permit;
  }

  private Unit of(String id) {
    return Objects.requireNonNull(hub.directory.unit(UnitId.of(id)));
  }

  private static ConsentRecord consent(Cover wish) {
    return ((Ground.Consent) wish.ground()).record();
  }

  private Optional<Instant> change(Cover wish, Change change, @Nullable Reason reason) {
    return change(change == Change.CONFIRMED ? VIOLENCE : POLICE, wish, change, reason);
  }

  private Optional<Instant> change(String by, Cover wish, Change change, @Nullable Reason reason) {
    ConsentRecord record = consent(wish);
    return ask(record.id(), by, wish.conversationId(), record.subject(), change, reason);
  }

  private Optional<Instant> ask(
      ConsentId id,
      String by,
      ConversationId conversation,
      SubjectHandle subject,
      Change change,
      @Nullable Reason reason) {
    return hub.bean(Consents.class)
        .change(
            id,
            of(by),
            new ConsentChange(
                UnitId.of(by), OfficerId.of("p-17"), conversation, subject, change, reason));
  }

  private StoredMessage stored(Cover wish) {
    return hub.bean(MessageStore.class).find(wish.messageId()).orElseThrow();
  }

  /** What the hub tells a side of this step; waits for it. */
  private ToldStep told(String to, Cover wish, ReferralStep step) throws Exception {
    return hub.await(
        UnitId.of(to),
        down ->
            mail.statuses(down)
                .filter(one -> one.message().equals(wish.messageId()))
                .flatMap(one -> Stream.ofNullable(one.step()))
                .filter(one -> one.step() == step)
                .findFirst());
  }

  private long steps(String to, Cover wish) throws Exception {
    return hub.mail(UnitId.of(to)).stream()
        .flatMap(mail::statuses)
        .filter(one -> one.message().equals(wish.messageId()) && one.step() != null)
        .count();
  }

  @Test
  void takenBackAtTheDoorWhatIsNotOpenedIsOpenedNoMoreAndBothSidesAreTold() throws Exception {
    Cover wish = arrived();
    assertThat(change(wish, Change.WITHDRAWN, Reason.TOLD_US)).isPresent();
    assertThat(opens(wish)).isFalse();
    assertThat(stored(wish).life().state()).isEqualTo(ReferralState.CONSENT_WITHDRAWN);
    ToldStep step = new ToldStep(ReferralStep.CONSENT_TAKEN_BACK, Reason.TOLD_US, null);
    assertThat(told(VIOLENCE, wish, step.step())).isEqualTo(step);
    assertThat(told(POLICE, wish, step.step())).isEqualTo(step);
  }

  @Test
  void whatStillWaitsForItsUnitNeverReachesItAndTheUnitNeverHears() throws Exception {
    List<Cover> wishes = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Sender.Made wish = police.wish(OTHER, UnaryOperator.identity());
      accepted(mail.send(police, wish));
      wishes.add(wish.cover());
    }
    Cover waits = wishes.getLast();
    mail.delivered(OTHER, wishes.get(7).messageId());
    assertThat(stored(waits).state()).isEqualTo(StoredMessage.State.ACCEPTED);
    assertThat(change(waits, Change.WITHDRAWN, Reason.TOLD_US)).isPresent();
    for (Cover wish : wishes) {
      new Sender(hub, OTHER).taken(wish.messageId());
    }
    assertThat(mail.hasCome(OTHER, waits.messageId())).isFalse();
    assertThat(mail.statuses(UnitId.of(OTHER), waits.messageId())).isZero();
    told(POLICE, waits, ReferralStep.CONSENT_TAKEN_BACK);
  }

  @Test
  void whoHasOpenedItIsToldAndTheReferralIsMarkedAndADutyStands() throws Exception {
    Cover wish = opened();
    Sender.Made concern = police.concern("0127.child-and-family", UnaryOperator.identity());
    accepted(mail.send(police, concern));
    assertThat(change(wish, Change.WITHDRAWN, Reason.TOLD_BY_REPRESENTATIVE)).isPresent();
    told(VIOLENCE, wish, ReferralStep.CONSENT_TAKEN_BACK);
    assertThat(stored(wish).state()).isEqualTo(StoredMessage.State.OPENED);
    assertThat(stored(wish).life().state()).isEqualTo(ReferralState.CONSENT_WITHDRAWN);
    assertThat(opens(wish)).isFalse();
    mail.delivered("0127.child-and-family", concern.cover().messageId());
    assertThat(stored(concern.cover()).life().state()).isEqualTo(ReferralState.RECEIVED);
  }

  @Test
  void recordedInErrorIsNoWishOfThePersonsAndEndsAsAnError() throws Exception {
    for (Cover wish : List.of(arrived(), opened())) {
      assertThat(change(wish, Change.RECORDED_IN_ERROR, Reason.NEVER_GIVEN)).isPresent();
      assertThat(stored(wish).life().state()).isEqualTo(ReferralState.ENTERED_IN_ERROR);
      assertThat(told(VIOLENCE, wish, ReferralStep.CONSENT_IN_ERROR))
          .isEqualTo(new ToldStep(ReferralStep.CONSENT_IN_ERROR, Reason.NEVER_GIVEN, null));
      assertThat(opens(wish)).isFalse();
      assertThat(change(wish, Change.WITHDRAWN, Reason.TOLD_US)).isEmpty();
    }
  }

  @Test
  void theSameAgainGetsTheSameAnswerAndChangesNothing() throws Exception {
    Cover wish = arrived();
    Optional<Instant> first = change(wish, Change.WITHDRAWN, Reason.TOLD_US);
    told(VIOLENCE, wish, ReferralStep.CONSENT_TAKEN_BACK);
    clock.forward(Duration.ofMinutes(1));
    assertThat(change(wish, Change.WITHDRAWN, Reason.TOLD_US).map(Instant::toEpochMilli))
        .isEqualTo(first.map(Instant::toEpochMilli))
        .isPresent();
    assertThat(mail.hasCome(VIOLENCE, wish.messageId())).isTrue();
    assertThat(steps(VIOLENCE, wish)).isOne();
  }

  /** Perpetrator, victim and child of one event: as many consents, in one conversation. */
  @Test
  void eachHandleHasAConsentOfItsOwn() throws Exception {
    Cover his = arrived();
    Cover hers = arrived(cover -> Bent.of(cover, "conversationId", his.conversationId()));
    Cover theChilds = arrived(cover -> Bent.of(cover, "conversationId", his.conversationId()));
    Set<SubjectHandle> handles = new HashSet<>();
    for (Cover one : List.of(his, hers, theChilds)) {
      handles.add(consent(one).subject());
    }
    assertThat(handles).hasSize(3);
    assertThat(change(hers, Change.WITHDRAWN, Reason.TOLD_US)).isPresent();
    assertThat(opens(hers)).isFalse();
    assertThat(opens(his)).isTrue();
    assertThat(opens(theChilds)).isTrue();
  }

  @Test
  void aStepThatTakesItBackStopsAllThatRestsOnIt() throws Exception {
    Cover first = arrived();
    Sender.Made second = sameConsent(first);
    accepted(mail.send(police, second));
    mail.delivered(VIOLENCE, second.cover().messageId());
    unit.taken(second.cover().messageId());
    mail.status(police.unit(), second.cover().messageId(), HubStatus.Status.ARRIVED);
    accepted(mail.send(police, police.step(first, ReferralStep.RECALL)));
    assertThat(opens(first)).isFalse();
    assertThat(opens(second.cover())).isFalse();
    told(VIOLENCE, second.cover(), ReferralStep.CONSENT_TAKEN_BACK);
    assertThat(stored(second.cover()).life().state()).isEqualTo(ReferralState.CONSENT_WITHDRAWN);
  }

  /** The person told the unit; what that unit does with it is not for the police to know. */
  @Test
  void whatThePersonToldTheUnitStopsTheRestAndThePoliceLearnNothing() throws Exception {
    Cover first = opened();
    Sender.Made second = sameConsent(first);
    accepted(mail.send(police, second));
    mail.delivered(VIOLENCE, second.cover().messageId());
    accepted(mail.send(unit, unit.step(first, ReferralStep.CONSENT_WITHDRAWN)));
    assertThat(opens(second.cover())).isFalse();
    told(VIOLENCE, second.cover(), ReferralStep.CONSENT_TAKEN_BACK);
    assertThat(stored(second.cover()).life().told()).isEqualTo(ReferralState.RECEIVED);
    assertThat(steps(POLICE, second.cover())).isZero();
  }

  private Sender.Made sameConsent(Cover first) throws Exception {
    return police.make(
        VIOLENCE,
        Sender.WISH,
        "TREATMENT_REFERRAL",
        first.urgency(),
        first.ground(),
        consent(first).subject(),
        "PERPETRATOR_ADULT",
        List.of("CONTACT", "SUSPICION", "SOCIAL"),
        List.of(),
        cover -> Bent.of(cover, "conversationId", first.conversationId()));
  }

  @Test
  void aConsentForAnotherHandleRecipientOrPurposeIsRefusedAlike() throws Exception {
    Cover known = arrived();
    ConsentRecord record = consent(known);
    List<UnaryOperator<Cover>> bad =
        List.of(
            // of a conversation that is another's
            cover -> with(cover, record),
            cover -> with(cover, Bent.of(consent(cover), "id", record.id())),
            cover ->
                Bent.of(
                    with(cover, Bent.of(consent(cover), "id", record.id())),
                    "conversationId",
                    known.conversationId()),
            cover -> with(cover, Bent.of(consent(cover), "recipients", set(UnitId.of(OTHER)))),
            cover -> with(cover, Bent.of(consent(cover), "purposes", set("CASE_COORDINATION"))));
    for (UnaryOperator<Cover> bend : bad) {
      Result result = mail.send(police, police.wish(VIOLENCE, bend));
      mail.refused(result, SlCode.CONSENT_MISMATCH);
      assertThat(result.field()).isEqualTo("/ground/record");
    }
    assertThat(opens(known)).isTrue();
  }

  @Test
  void aConsentThatWasTakenBackIsNotGivenByBeingSentAgain() throws Exception {
    Cover first = arrived();
    assertThat(change(first, Change.WITHDRAWN, Reason.TOLD_US)).isPresent();
    mail.refused(mail.send(police, sameConsent(first)), SlCode.CONSENT_MISMATCH);
  }

  @Test
  void whatIsNotOnesOwnToChangeIsAsIfThereWereNoneAndOnRecord() throws Exception {
    Cover wish = opened();
    Cover other = arrived();
    ConsentRecord record = consent(wish);
    ConsentId unknown = new ConsentId(UUID.fromString("01890000-0000-7000-8000-000000000000"));
    int before = refusals();
    List<Optional<Instant>> answers = new ArrayList<>();
    Change taken = Change.WITHDRAWN;
    answers.add(
        ask(unknown, POLICE, wish.conversationId(), record.subject(), taken, Reason.TOLD_US));
    answers.add(
        ask(record.id(), POLICE, other.conversationId(), record.subject(), taken, Reason.TOLD_US));
    answers.add(
        ask(
            record.id(),
            POLICE,
            wish.conversationId(),
            consent(other).subject(),
            taken,
            Reason.TOLD_US));
    answers.add(change(VIOLENCE, wish, taken, Reason.TOLD_US));
    answers.add(change(OTHER, wish, Change.RECORDED_IN_ERROR, Reason.NEVER_GIVEN));
    answers.add(change(OTHER, wish, Change.CONFIRMED, null));
    answers.add(change(VIOLENCE, wish, Change.CONFIRMED, null)); // it was not given in custody
    assertThat(answers).containsOnly(Optional.empty());
    assertThat(refusals()).isEqualTo(before + answers.size());
    assertThat(opens(wish)).isTrue();
    assertThat(stored(wish).life().state()).isEqualTo(ReferralState.RECEIVED);
  }

  private int refusals() {
    return hub.bean(LogReader.class).trail(OwnTrail.REFUSALS).size();
  }

  @Test
  void itsEndIsToldAWeekBeforeAndThenWhatNobodyHasOpenedStops() throws Exception {
    Instant end = clock.instant().plus(Duration.ofDays(20));
    Cover unopened = arrived(cover -> with(cover, Bent.of(consent(cover), "to", end)));
    Cover opened = arrived(cover -> with(cover, Bent.of(consent(cover), "to", end)));
    assertThat(opens(opened)).isTrue();
    clock.set(end.minus(Duration.ofDays(7)).minusSeconds(60));
    hub.bean(WatchConsents.class).look();
    assertThat(mail.hasCome(VIOLENCE, unopened.messageId())).isTrue();
    assertThat(steps(VIOLENCE, unopened) + steps(POLICE, unopened)).isZero();
    clock.forward(Duration.ofMinutes(2));
    hub.bean(WatchConsents.class).look();
    ToldStep soon = new ToldStep(ReferralStep.CONSENT_ENDING, Reason.NOT_RENEWED, null);
    for (Cover one : List.of(unopened, opened)) {
      assertThat(told(VIOLENCE, one, soon.step())).isEqualTo(soon);
      assertThat(told(POLICE, one, soon.step())).isEqualTo(soon);
      assertThat(stored(one).life().state()).isEqualTo(ReferralState.RECEIVED);
    }
    clock.set(end.plusSeconds(60));
    hub.bean(WatchConsents.class).look();
    for (String side : List.of(VIOLENCE, POLICE)) {
      assertThat(told(side, unopened, ReferralStep.CONSENT_ENDED).reason())
          .isEqualTo(Reason.NOT_RENEWED);
    }
    assertThat(stored(unopened).life().state()).isEqualTo(ReferralState.EXPIRED);
    assertThat(opens(unopened)).isFalse();
    assertThat(stored(opened).life().state()).isEqualTo(ReferralState.RECEIVED);
    assertThat(steps(VIOLENCE, opened)).isOne();
  }

  @Test
  void givenInCustodyItHoldsForThirtyDaysUnlessItIsConfirmedOutside() throws Exception {
    Instant given = clock.instant();
    Cover unconfirmed = arrived(cover -> with(cover, Bent.of(consent(cover), "inCustody", true)));
    Cover confirmed = arrived(cover -> with(cover, Bent.of(consent(cover), "inCustody", true)));
    assertThat(change(confirmed, Change.CONFIRMED, null)).as("nobody has opened it").isEmpty();
    assertThat(opens(confirmed)).isTrue();
    Optional<Instant> at = change(confirmed, Change.CONFIRMED, null);
    assertThat(at).isPresent();
    assertThat(change(confirmed, Change.CONFIRMED, null).map(Instant::toEpochMilli))
        .isEqualTo(at.map(Instant::toEpochMilli));
    clock.set(given.plus(Duration.ofDays(30)).plusSeconds(60));
    hub.bean(WatchConsents.class).look();
    for (String side : List.of(VIOLENCE, POLICE)) {
      assertThat(told(side, unconfirmed, ReferralStep.CONSENT_ENDED).reason())
          .isEqualTo(Reason.NOT_CONFIRMED);
    }
    assertThat(opens(unconfirmed)).isFalse();
    assertThat(opens(confirmed)).isTrue();
    // What the unit has confirmed is not for the police to know.
    assertThat(steps(POLICE, confirmed)).isZero();
  }

  @Test
  void theDatabaseHoldsNoHandleOfAConsentInClear() throws Exception {
    Cover wish = arrived();
    assertThat(
            hub.bean(JdbcClient.class)
                .sql("select count(*) from consent where position(?::bytea in codes) > 0")
                .param(consent(wish).subject().value().getBytes(UTF_8))
                .query(Long.class)
                .single())
        .isZero();
  }

  /**
   * Ten thousand others are under way: what rests on this one is found by its key. How long it
   * takes is printed.
   */
  @Test
  void withTenThousandUnderWayAWithdrawalLooksAtNothingElse() throws Exception {
    JdbcClient sql = hub.bean(JdbcClient.class);
    sql.sql(
            """
            with others as (
              insert into message (message_id, submission_id, conversation_id, sender_unit,
                recipient_unit, type, urgent, duty, protected, cover_sha256, codes, cover, parts,
                state, accepted_at, consent_id)
              select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ?, ?, 'others/1',
                false, false, false, 'none', '', '', '', 'RELEASED', ?, gen_random_uuid()
              from generate_series(1, 10000)
              returning consent_id, conversation_id, accepted_at)
            insert into consent (consent_id, conversation_id, recorded_by, state, valid_from, valid_to)
              select consent_id, conversation_id, 'others', 'ACTIVE', accepted_at,
                accepted_at + interval '10 years' from others
            """)
        .params(POLICE, OTHER, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    List<Sender.Made> wishes = new ArrayList<>();
    List<SubmissionId> sent = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      wishes.add(police.wish(OTHER, UnaryOperator.identity()));
      sent.add(police.send(wishes.getLast()));
    }
    for (SubmissionId one : sent) {
      accepted(mail.receipt(police.unit(), one).results().getFirst());
    }
    List<Long> nanos = new ArrayList<>();
    for (Sender.Made wish : wishes) {
      long began = System.nanoTime();
      assertThat(change(wish.cover(), Change.WITHDRAWN, Reason.TOLD_US)).isPresent();
      nanos.add(System.nanoTime() - began);
      assertThat(stored(wish.cover()).state()).isEqualTo(StoredMessage.State.REFUSED);
    }
    Collections.sort(nanos);
    System.out.printf(
        "withdrawal to stopped, 10 100 under way: median %.1f ms, p99 %.1f ms%n",
        nanos.get(50) / 1e6, nanos.get(98) / 1e6);
    sql.sql("analyze message").update();
    assertThat(
            sql.sql("explain select message_id from message where consent_id = ?")
                .param(consent(wishes.getFirst().cover()).id().value())
                .query(String.class)
                .list())
        .anyMatch(line -> line.contains("message_consent"))
        .noneMatch(line -> line.contains("Seq Scan"));
    sql.sql("delete from consent where recorded_by = 'others'").update();
    sql.sql("delete from message where type = 'others/1'").update();
  }

  private static Cover with(Cover cover, ConsentRecord record) {
    Attestation attested = Objects.requireNonNull(cover.ground().attested());
    return Bent.of(cover, "ground", new Ground.Consent(record, attested));
  }

  private static <T> SortedSet<T> set(T one) {
    return new TreeSet<>(Set.of(one));
  }
}
