package se.sluss.hub.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.referral.WhyNotAssessed;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.ReferralStore;

/** The life of a referral through the real hub: broker, signatures, PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferralLifeTest {
  private static final String POLICE = "polisen-stockholm";
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String CHILD = "0127.child-and-family";
  private static final Clock CLOCK =
      Clock.offset(
          Clock.systemUTC(),
          Duration.between(Instant.now(), Instant.parse("2026-05-04T16:00:00Z")));

  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Sender unit;
  private Sender child;
  private final Set<MessageId> settled = new HashSet<>();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, Path.of("../../config"), CLOCK);
    mail = new HubMail(hub);
    police = new Sender(hub, POLICE);
    unit = new Sender(hub, VIOLENCE);
    child = new Sender(hub, CHILD);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  /** Says of all that has come that it is taken, so that the next can be released. */
  private void settle() throws Exception {
    for (Sender one : List.of(police, unit, child)) {
      for (MessageId id : mail.deliveries(one.unit())) {
        if (settled.add(id)) {
          one.taken(id);
        }
      }
    }
  }

  private Cover wish() throws Exception {
    settle();
    Sender.Made wish = police.wish(VIOLENCE, UnaryOperator.identity());
    accepted(mail.send(police, wish));
    return wish.cover();
  }

  private Cover arrived() throws Exception {
    Cover wish = wish();
    mail.delivered(VIOLENCE, wish.messageId());
    unit.taken(wish.messageId());
    mail.status(police.unit(), wish.messageId(), HubStatus.Status.ARRIVED);
    return wish;
  }

  private static void accepted(Result result) {
    assertThat(result.problem()).isNull();
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  private void take(Sender who, Cover referral, ReferralStep... steps) throws Exception {
    for (ReferralStep step : steps) {
      accepted(mail.send(who, who.step(referral, step)));
    }
    settle();
  }

  private Life life(Cover referral) {
    return hub.bean(MessageStore.class).find(referral.messageId()).orElseThrow().life();
  }

  private SortedSet<ReferralStep> outOfTurn(Sender who, Cover referral, ReferralStep step)
      throws Exception {
    Result result = mail.send(who, who.step(referral, step));
    mail.refused(result, SlCode.OUT_OF_TURN);
    return Objects.requireNonNull(result.inTurn());
  }

  @Test
  void aWholeLifeFromReceivedToCompleted() throws Exception {
    Cover wish = arrived();
    assertThat(life(wish)).isEqualTo(Life.NEW);
    take(unit, wish, ReferralStep.ASK_INFORMATION);
    assertThat(life(wish).state()).isEqualTo(ReferralState.NEEDS_INFORMATION);
    take(police, wish, ReferralStep.GIVE_INFORMATION);
    assertThat(life(wish)).isEqualTo(Life.NEW);
    take(
        unit,
        wish,
        ReferralStep.TAKE_OVER,
        ReferralStep.SCHEDULE,
        ReferralStep.NO_SHOW,
        ReferralStep.RESCHEDULE,
        ReferralStep.INTERIM,
        ReferralStep.HOLD,
        ReferralStep.GO_ON,
        ReferralStep.COMPLETE);
    assertThat(life(wish)).isEqualTo(new Life(ReferralState.COMPLETED, ReferralState.ACCEPTED));
    assertThat(hub.bean(ReferralStore.class).steps(wish.messageId()))
        .extracting(StepRecord::step)
        .hasSize(10)
        .startsWith(ReferralStep.ASK_INFORMATION, ReferralStep.GIVE_INFORMATION)
        .endsWith(ReferralStep.COMPLETE);
    assertThat(outOfTurn(unit, wish, ReferralStep.SCHEDULE))
        .containsExactly(ReferralStep.FOLLOW_UP);
  }

  @Test
  void whatIsCompletedIsFollowedUpAndStaysWhereItIs() throws Exception {
    Cover wish = arrived();
    take(unit, wish, ReferralStep.TAKE_OVER);
    assertThat(outOfTurn(unit, wish, ReferralStep.FOLLOW_UP)).isNotEmpty();
    take(unit, wish, ReferralStep.COMPLETE);
    Life ended = life(wish);
    take(unit, wish, ReferralStep.FOLLOW_UP, ReferralStep.FOLLOW_UP);
    assertThat(life(wish)).isEqualTo(ended);
    assertThat(hub.bean(ReferralStore.class).steps(wish.messageId()))
        .extracting(StepRecord::step)
        .containsExactly(
            ReferralStep.TAKE_OVER,
            ReferralStep.COMPLETE,
            ReferralStep.FOLLOW_UP,
            ReferralStep.FOLLOW_UP);
  }

  @Test
  void aStepOutOfTurnIsToldWhatWouldBeAndMovesNothing() throws Exception {
    Cover wish = arrived();
    assertThat(outOfTurn(unit, wish, ReferralStep.RESCHEDULE))
        .containsExactlyElementsOf(
            Life.NEW.inTurn(Side.RECIPIENT).stream().filter(one -> !one.ofVictimsSide()).toList())
        .contains(ReferralStep.TAKE_OVER, ReferralStep.DECLINE)
        .doesNotContain(ReferralStep.SCHEDULE, ReferralStep.ASK_CANCELLATION);
    assertThat(life(wish)).isEqualTo(Life.NEW);
    assertThat(hub.bean(ReferralStore.class).steps(wish.messageId())).isEmpty();
  }

  /**
   * Two officers, two connections, one referral: over and over, with whatever order they come in.
   */
  @Test
  void ofTwoWhoTakeOverAtOnceOneWins() throws Exception {
    for (int round = 0; round < 8; round++) {
      Cover wish = arrived();
      List<Submission> both = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        both.add(unit.submission(unit.step(wish, ReferralStep.TAKE_OVER)));
      }
      List<Thread> racers = new ArrayList<>();
      for (Submission one : both) {
        racers.add(Thread.startVirtualThread(() -> race(one)));
      }
      for (Thread racer : racers) {
        racer.join();
      }
      List<@Nullable String> problems = new ArrayList<>();
      for (Submission one : both) {
        problems.add(mail.receipt(unit.unit(), one.id()).results().getFirst().problem());
      }
      assertThat(problems).containsExactlyInAnyOrder(null, SlCode.OUT_OF_TURN.toString());
      assertThat(life(wish).state()).isEqualTo(ReferralState.ACCEPTED);
      assertThat(hub.bean(ReferralStore.class).steps(wish.messageId())).hasSize(1);
    }
  }

  private void race(Submission submission) {
    try {
      hub.send(unit.unit(), new Uplink.Submit(submission));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theSameStepAgainGetsTheSameReceiptAndMovesNothing() throws Exception {
    Cover wish = arrived();
    take(unit, wish, ReferralStep.TAKE_OVER);
    Submission attempt = unit.submission(unit.step(wish, ReferralStep.SCHEDULE));
    hub.send(unit.unit(), new Uplink.Submit(attempt));
    HubReceipt first = mail.receipt(unit.unit(), attempt.id());
    accepted(first.results().getFirst());
    take(unit, wish, ReferralStep.NO_SHOW);
    hub.mail(unit.unit()).clear();
    hub.send(unit.unit(), new Uplink.Submit(attempt));
    assertThat(mail.receipt(unit.unit(), attempt.id())).isEqualTo(first);
    assertThat(life(wish).state()).isEqualTo(ReferralState.NO_SHOW);
  }

  @Test
  void noEndWithoutDateAndInstrumentOfTheSafetyAssessmentOrWhyThereIsNone() throws Exception {
    Cover wish = arrived();
    StepRecord whole = unit.whole(ReferralStep.DECLINE);
    for (Safety none : new Safety[] {null, new Safety.NotAssessed(WhyNotAssessed.NOT_SAID)}) {
      Result result = mail.send(unit, unit.step(wish, with(whole, whole.reason(), null, none)));
      mail.refused(result, SlCode.CLOSED_WITHOUT_SAFETY);
      assertThat(result.field()).isEqualTo("/record/safety");
    }
    mail.refused(
        mail.send(unit, unit.step(wish, with(whole, null, null, whole.safety()))),
        SlCode.REASON_MISSING);
    mail.refused(
        mail.send(
            unit, unit.step(wish, with(whole, Reason.TOO_DANGEROUS_FOR_US, null, whole.safety()))),
        SlCode.NEXT_STEP_MISSING);
    assertThat(life(wish)).isEqualTo(Life.NEW);
    accepted(
        mail.send(
            unit,
            unit.step(
                wish,
                with(
                    whole,
                    Reason.TOO_DANGEROUS_FOR_US,
                    NextStep.PSYCHIATRY,
                    new Safety.NotAssessed(WhyNotAssessed.NO_CONTACT)))));
    assertThat(life(wish).state()).isEqualTo(ReferralState.DECLINED);
  }

  private static StepRecord with(
      StepRecord says, @Nullable Reason reason, @Nullable NextStep next, @Nullable Safety safety) {
    return new StepRecord(says.message(), says.step(), reason, next, safety, says.attested());
  }

  @Test
  void aMeetingWaitsForAResponsibleOfficersRecordOfSafety() throws Exception {
    Cover wish = arrived();
    take(unit, wish, ReferralStep.TAKE_OVER);
    StepRecord whole = unit.whole(ReferralStep.SCHEDULE);
    StepRecord byOfficer =
        new StepRecord(
            whole.message(),
            whole.step(),
            whole.reason(),
            null,
            null,
            unit.attest(AttesterRole.OFFICER, "SAFETY-ASSESSED_BY_VICTIMS_SIDE"));
    mail.refused(mail.send(unit, unit.step(wish, byOfficer)), SlCode.SAFETY_NOT_ASSESSED);
    assertThat(life(wish).state()).isEqualTo(ReferralState.ACCEPTED);
  }

  @Test
  void aRecordThatIsMissingAnothersOrForAnotherMessageIsRefused() throws Exception {
    Cover wish = arrived();
    Sender.Made step = unit.step(wish, ReferralStep.TAKE_OVER);
    Sender.Made other = unit.step(wish, ReferralStep.TAKE_OVER);
    Sender.Made stranger = police.step(wish, unit.whole(ReferralStep.TAKE_OVER));
    mail.refused(mail.send(unit, beside(step, null)), SlCode.MISSING_FIELD);
    mail.refused(mail.send(unit, beside(step, other)), SlCode.PART_MISMATCH);
    mail.refused(mail.send(unit, beside(step, stranger)), SlCode.WRONG_SIGNER);
    assertThat(life(wish)).isEqualTo(Life.NEW);
  }

  private static Sender.Made beside(Sender.Made step, Sender.@Nullable Made record) {
    return new Sender.Made(
        step.cover(),
        new SealedMessage(
            step.message().cover(), List.of(), record == null ? null : record.message().record()));
  }

  @Test
  void aStepOfTheOtherSideOrOfSomeoneElsesReferralIsAsIfThereWereNone() throws Exception {
    Cover wish = arrived();
    Sender.Made forged =
        child.stepAs(
            unit.step(wish, ReferralStep.TAKE_OVER).cover(),
            child.whole(ReferralStep.TAKE_OVER),
            child.party(CHILD));
    mail.refused(mail.send(child, forged), SlCode.NOT_FOUND);
    Sender.Made othersSide =
        police.stepAs(
            unit.step(wish, ReferralStep.TAKE_OVER).cover(),
            police.whole(ReferralStep.TAKE_OVER),
            police.party(POLICE));
    mail.refused(mail.send(police, othersSide), SlCode.NOT_FOUND);
    assertThat(life(wish)).isEqualTo(Life.NEW);
  }

  /**
   * For each type and each step of the unit's: what its sender gets is what config tells, and of
   * the bytes that it gets none says more. What is searched for is what the record says and the
   * cover must not: reasons, next steps, instruments, results, who attested, and the step itself
   * when it is not told.
   */
  @ParameterizedTest
  @ValueSource(strings = {"igor-wish/1", "concern-report/1"})
  void theSenderGetsWhatConfigTellsAndNotAByteMore(String name) throws Exception {
    MessageType type =
        Objects.requireNonNull(hub.bean(MessageTypes.class).type(TypeVersion.of(name)));
    boolean concerns = name.startsWith("concern");
    Sender receiver = concerns ? child : unit;
    Set<ReferralStep> seen = EnumSet.noneOf(ReferralStep.class);
    for (Map.Entry<ReferralStep, StepRule> one : type.steps().entrySet()) {
      ReferralStep step = one.getKey();
      if (step.side() == Side.SENDER) {
        continue;
      }
      Sender.Made made =
          concerns
              ? police.concern(CHILD, UnaryOperator.identity())
              : police.wish(VIOLENCE, UnaryOperator.identity());
      accepted(mail.send(police, made));
      mail.delivered(receiver.unit().value(), made.cover().messageId());
      for (ReferralStep before : way(step, type)) {
        take(before.side() == Side.SENDER ? police : receiver, made.cover(), before);
      }
      settle();
      mail.status(police.unit(), made.cover().messageId(), HubStatus.Status.ARRIVED);
      Thread.sleep(600); // what those steps tell has come
      settle();
      hub.mail(police.unit()).clear();
      StepRecord says = receiver.whole(step);
      Sender.Made taken = receiver.step(made.cover(), says);
      accepted(mail.send(receiver, taken));
      if (one.getValue().told()) {
        Cover told = mail.delivered(POLICE, taken.cover().messageId());
        assertThat(told.step()).isEqualTo(one.getValue().tell(says));
      } else {
        assertThat(mail.hasCome(POLICE, taken.cover().messageId())).as(step.name()).isFalse();
      }
      String bytes = everythingTold();
      assertThat(bytes)
          .as(step.name())
          .doesNotContain("FREDA", "RISK-B", "SAFETY", "attested", "\"record\"");
      if (!one.getValue().told()) {
        assertThat(bytes).as(step.name()).isEmpty();
      }
      if (says.reason() != null && !one.getValue().tells().contains(StepRule.Detail.REASON)) {
        assertThat(bytes).as(step.name()).doesNotContain(says.reason().name());
      }
      seen.add(step);
    }
    assertThat(seen).hasSizeGreaterThan(9);
  }

  /** All bytes that the police have got since the mailbox was emptied, signatures and all. */
  private String everythingTold() throws Exception {
    StringBuilder all = new StringBuilder();
    for (Downlink down : hub.mail(police.unit())) {
      all.append(new String(hub.json.write(down), UTF_8));
      if (down instanceof Downlink.Deliver deliver) {
        all.append(new String(deliver.message().cover().toArray(), UTF_8));
      }
      if (down instanceof Downlink.Tell tell) {
        all.append(new String(tell.statuses().toArray(), UTF_8));
      }
    }
    return all.toString();
  }

  /** The shortest way to where a step is in turn, by the type's own steps. */
  private static List<ReferralStep> way(ReferralStep step, MessageType type) {
    Map<Life, List<ReferralStep>> ways = new HashMap<>(Map.of(Life.NEW, List.of()));
    Deque<Life> next = new ArrayDeque<>(ways.keySet());
    while (!next.isEmpty()) {
      Life life = next.remove();
      List<ReferralStep> way = Objects.requireNonNull(ways.get(life));
      if (life.allows(step)) {
        return way;
      }
      type.steps()
          .forEach(
              (one, rule) -> {
                if (life.allows(one)) {
                  List<ReferralStep> longer = new ArrayList<>(way);
                  longer.add(one);
                  if (ways.putIfAbsent(life.after(one, rule.told()), longer) == null) {
                    next.add(life.after(one, rule.told()));
                  }
                }
              });
    }
    throw new AssertionError("no way to " + step);
  }

  @Test
  void aCoverThatTellsMoreThanConfigLetsItIsRefused() throws Exception {
    Cover wish = arrived();
    StepRecord says = unit.whole(ReferralStep.MISROUTE);
    ToldStep everything = new ToldStep(says.step(), says.reason(), says.next());
    mail.refused(mail.send(unit, unit.step(wish, says, everything)), SlCode.MORE_THAN_NEEDED);
    assertThat(life(wish)).isEqualTo(Life.NEW);
  }

  /** A refusal would tell the police that it has ended, and so that he said no. */
  @Test
  void thePoliceLearnFromNoRefusalThatHeSaidNo() throws Exception {
    Cover ended = arrived();
    Cover open = arrived();
    for (Cover one : List.of(ended, open)) {
      take(unit, one, ReferralStep.TAKE_OVER);
    }
    take(unit, ended, ReferralStep.PERSON_DECLINES);
    for (Cover one : List.of(ended, open)) {
      assertThat(outOfTurn(police, one, ReferralStep.GIVE_INFORMATION))
          .containsExactlyInAnyOrder(
              ReferralStep.ASK_CANCELLATION, ReferralStep.RECALL, ReferralStep.ENTER_IN_ERROR);
      take(police, one, ReferralStep.ASK_CANCELLATION);
    }
    assertThat(life(ended))
        .isEqualTo(new Life(ReferralState.PERSON_DECLINED, ReferralState.CANCELLATION_ASKED));
    assertThat(life(open).state()).isEqualTo(ReferralState.CANCELLATION_ASKED);
    Sender.Made confirmed = unit.step(open, ReferralStep.CONFIRM_CANCELLATION);
    accepted(mail.send(unit, confirmed));
    assertThat(mail.delivered(POLICE, confirmed.cover().messageId()).takes())
        .isEqualTo(ReferralStep.CONFIRM_CANCELLATION);
  }

  @Test
  void aRecallStopsWhatIsNotOpenedAndTellsTheUnit() throws Exception {
    Cover wish = arrived();
    Sender.Made recall = police.step(wish, ReferralStep.RECALL);
    assertThat(permitted(wish)).isTrue();
    accepted(mail.send(police, recall));
    assertThat(mail.delivered(VIOLENCE, recall.cover().messageId()).step())
        .isEqualTo(new ToldStep(ReferralStep.RECALL, Reason.TOLD_US, null));
    assertThat(permitted(wish)).isFalse();
    assertThat(life(wish).state()).isEqualTo(ReferralState.CONSENT_WITHDRAWN);
  }

  @Test
  void whatShouldNeverHaveBeenSentIsOpenedByNobody() throws Exception {
    Cover wish = arrived();
    take(police, wish, ReferralStep.ENTER_IN_ERROR);
    assertThat(permitted(wish)).isFalse();
  }

  private boolean permitted(Cover wish) {
    return hub.bean(Permits.class)
            .permit(
                new Asking(
                    wish.messageId(),
                    Objects.requireNonNull(hub.directory.unit(UnitId.of(VIOLENCE))),
                    OfficerId.of("h-1"),
                    "handler",
                    true))
        instanceof Permits.Answer.Permit;
  }

  @Test
  void aDutyIsNeitherRecalledNorDeclined() throws Exception {
    Sender.Made concern = police.concern(CHILD, UnaryOperator.identity());
    accepted(mail.send(police, concern));
    mail.refused(
        mail.send(police, police.step(concern.cover(), ReferralStep.RECALL)), SlCode.WRONG_VALUE);
    mail.refused(
        mail.send(child, child.step(concern.cover(), ReferralStep.DECLINE)), SlCode.WRONG_VALUE);
  }

  @Test
  void aWeighingIsNoConsentToWithdraw() throws Exception {
    Sender.Made weighed =
        police.weighed(
            VIOLENCE,
            Sender.WISH,
            police.attest(
                AttesterRole.RESPONSIBLE_OFFICER,
                "O-MEN",
                "O-SKYDD",
                "CHECK-18-1",
                "BDL-2-22",
                "CRIME_NEED"),
            List.of("CRIME_NEED"));
    accepted(mail.send(police, weighed));
    mail.refused(
        mail.send(police, police.step(weighed.cover(), ReferralStep.RECALL)),
        SlCode.NO_CONSENT_TO_WITHDRAW);
  }

  @Test
  void anOlderAdaptersAnswersAreReadAsTheStepsTheyMean() throws Exception {
    Cover wish = arrived();
    accepted(mail.send(unit, unit.answer(wish, AnswerCode.NOT_REACHED, null)));
    Result early = mail.send(unit, unit.answer(wish, AnswerCode.BOOKED, attested()));
    mail.refused(early, SlCode.OUT_OF_TURN);
    assertThat(early.inTurn()).isNull();
    accepted(mail.send(unit, unit.answer(wish, AnswerCode.TAKEN_OVER, null)));
    mail.refused(
        mail.send(unit, unit.answer(wish, AnswerCode.BOOKED, null)), SlCode.SAFETY_NOT_ASSESSED);
    accepted(mail.send(unit, unit.answer(wish, AnswerCode.BOOKED, attested())));
    assertThat(life(wish)).isEqualTo(new Life(ReferralState.SCHEDULED, ReferralState.ACCEPTED));

    Cover wrong = arrived();
    Sender.Made answer = unit.answer(wrong, AnswerCode.WRONG_UNIT, null);
    accepted(mail.send(unit, answer));
    assertThat(mail.delivered(POLICE, answer.cover().messageId()).answer())
        .isEqualTo(AnswerCode.WRONG_UNIT);
    assertThat(hub.bean(ReferralStore.class).steps(wrong.messageId()))
        .extracting(StepRecord::reason)
        .containsExactly(Reason.NOT_SAID);
  }

  private Attestation attested() {
    return unit.attest(AttesterRole.RESPONSIBLE_OFFICER, "SAFETY-ASSESSED_BY_VICTIMS_SIDE");
  }

  @Test
  void theDatabaseHoldsStepsEncryptedAlone() throws Exception {
    Cover wish = arrived();
    take(unit, wish, ReferralStep.DECLINE);
    JdbcClient sql = hub.bean(JdbcClient.class);
    for (String code : List.of("DECLINE", "NO_CAPACITY", "FREDA")) {
      assertThat(
              sql.sql(
                      "select count(*) from referral_step s join message m on m.message_id ="
                          + " s.referral where position(?::bytea in s.codes) > 0"
                          + " or position(?::bytea in m.life) > 0 or m.answer is not null")
                  .params(code.getBytes(UTF_8), code.getBytes(UTF_8))
                  .query(Long.class)
                  .single())
          .as(code)
          .isZero();
    }
    MessageId id = wish.messageId();
    assertThat(hub.bean(ReferralStore.class).steps(id)).hasSize(1);
    hub.bean(ReferralStore.class).forget(wish.conversationId());
    assertThat(hub.bean(ReferralStore.class).steps(id)).isEmpty();
  }
}
