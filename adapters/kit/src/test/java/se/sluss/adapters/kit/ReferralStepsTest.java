package se.sluss.adapters.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.sluss.adapters.kit.world.TwoSides.HANDLER;
import static se.sluss.adapters.kit.world.TwoSides.OFFICER;
import static se.sluss.adapters.kit.world.TwoSides.POLICE;
import static se.sluss.adapters.kit.world.TwoSides.VIOLENCE;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.referral.NotTaken;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.kit.units.HeardDirectory;
import se.sluss.adapters.kit.world.TwoSides;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.FollowUp;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.referral.WhyNotAssessed;

/** The steps of a referral on both sides, through a real broker and real databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferralStepsTest {
  private static final Safety NO_CONTACT = new Safety.NotAssessed(WhyNotAssessed.NO_CONTACT);

  private TwoSides sides;
  private World world;
  private Inbox inbox;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    sides = new TwoSides("steps", folder);
    world = sides.world();
    inbox = sides.inbox();
  }

  @AfterAll
  void stop() throws Exception {
    sides.close();
  }

  @AfterEach
  void calm() {
    world.hub().refuse(POLICE, null);
  }

  private MessageId ask(MessageId message, ReferralStep step, @Nullable Reason reason)
      throws Exception {
    return sides
        .ofPolice(SentSteps.class)
        .step(message, new StepGiven(step, reason, null, null, null), OFFICER);
  }

  private static void refused(
      SlCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable it) {
    assertThatThrownBy(it)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
  }

  @Test
  void theOfficerIsOfferedWhatIsInTurnAndThePoliceAreToldOfTheTakeOverAlone() throws Exception {
    MessageId message = sides.opened("step-0001");
    assertThat(sides.row(message).inTurn())
        .contains(ReferralStep.TAKE_OVER, ReferralStep.DECLINE)
        .doesNotContain(ReferralStep.SCHEDULE, ReferralStep.ASK_CANCELLATION);
    refused(
        SlCode.OUT_OF_TURN,
        () -> inbox.step(message, new StepGiven(ReferralStep.NO_SHOW), HANDLER));
    inbox.step(message, new StepGiven(ReferralStep.TAKE_OVER), HANDLER);
    World.until(() -> sides.sent("step-0001").status() == Status.TAKEN_OVER);
    assertThat(sides.row(message).erased()).isTrue();
    refused(
        SlCode.SAFETY_NOT_ASSESSED,
        () ->
            inbox.step(
                message,
                new StepGiven(ReferralStep.SCHEDULE, Reason.VISIT, null, null, null),
                HANDLER));
    MessageId booked =
        inbox.step(
            message,
            new StepGiven(
                ReferralStep.SCHEDULE,
                Reason.VISIT,
                null,
                null,
                new SafetyAttestation(
                    HANDLER.officer(),
                    World.EVENING,
                    SafetyAttestation.How.NOBODY_KNOWN_CHECKED,
                    new TreeSet<>(List.of("SEPARATED")))),
            HANDLER);
    World.until(() -> world.hub().cover(booked) != null);
    Cover cover = Objects.requireNonNull(world.hub().cover(booked));
    // How they meet, and who assessed safety, is beside the cover, for the hub alone.
    assertThat(cover.step()).isEqualTo(new ToldStep(ReferralStep.SCHEDULE, null, null));
    assertThat(cover.ground().attested()).isNull();
    assertThat(sides.row(message).referral().state()).isEqualTo(ReferralState.SCHEDULED);
    // This hub delivers what it should have kept: our own adapter does not take it either.
    inbox.step(message, new StepGiven(ReferralStep.NO_SHOW), HANDLER);
    Thread.sleep(500);
    assertThat(sides.sent("step-0001").referral().state()).isEqualTo(ReferralState.ACCEPTED);
    assertThat(sides.sent("step-0001").status()).isEqualTo(Status.TAKEN_OVER);
  }

  @Test
  void whatAnswersOneReferralWaitsForTheHubsWordOnWhatAnsweredItBefore() throws Exception {
    MessageId one = sides.opened("step-0021");
    MessageId other = sides.opened("step-0022");
    world.hub().silent(true);
    long before = submissions();
    inbox.step(one, new StepGiven(ReferralStep.TAKE_OVER), HANDLER);
    MessageId second = inbox.step(one, new StepGiven(ReferralStep.INTERIM), HANDLER);
    inbox.step(other, new StepGiven(ReferralStep.TAKE_OVER), HANDLER);
    World.until(() -> submissions() == before + 2);
    Thread.sleep(500);
    assertThat(submissions()).isEqualTo(before + 2);

    world.hub().silent(false);
    World.until(() -> world.hub().cover(second) != null);
  }

  private long submissions() {
    return world.hub().received().stream().distinct().count();
  }

  @Test
  void anEndNeedsItsReasonAndItsSafety() throws Exception {
    MessageId message = sides.opened("step-0002");
    refused(
        SlCode.REASON_MISSING,
        () -> inbox.step(message, new StepGiven(ReferralStep.DECLINE), HANDLER));
    refused(
        SlCode.CLOSED_WITHOUT_SAFETY,
        () ->
            inbox.step(
                message,
                new StepGiven(ReferralStep.DECLINE, Reason.NO_CAPACITY, null, null, null),
                HANDLER));
    assertThat(sides.row(message).referral().state()).isEqualTo(ReferralState.RECEIVED);
    Safety assessed =
        new Safety.Assessed(
            LocalDate.ofInstant(World.EVENING, ZoneOffset.UTC),
            new Instrument("NYTT-INSTRUMENT", null, null));
    inbox.step(
        message,
        new StepGiven(ReferralStep.DECLINE, Reason.NO_CAPACITY, null, assessed, null),
        HANDLER);
    assertThat(sides.row(message).referral().state()).isEqualTo(ReferralState.DECLINED);
    assertThat(sides.row(message).inTurn()).isEmpty();
    assertThat(sides.row(message).erased()).isTrue();
  }

  @Test
  void whatEndedAMonthAgoIsToBeFollowedUpUntilItIs() throws Exception {
    MessageId message = sides.opened("step-0031");
    inbox.step(message, new StepGiven(ReferralStep.TAKE_OVER), HANDLER);
    MessageId end =
        inbox.step(
            message,
            new StepGiven(ReferralStep.COMPLETE, Reason.ENDED_AS_PLANNED, null, NO_CONTACT, null),
            HANDLER);
    assertThat(sides.row(message).followUp()).isNull();
    // As if it had been five weeks ago: a step's time is that of its message's id.
    Clock then = Clock.fixed(World.EVENING.minus(Duration.ofDays(35)), ZoneOffset.UTC);
    sides
        .ofUnit(JdbcClient.class)
        .sql("update referral_step set message = ?, said = null where message = ?")
        .params(new Uuid7(then, new Random(1)).next(), end.value())
        .update();
    assertThat(sides.row(message).followUp()).isEqualTo(FollowUp.ONE_MONTH);
    inbox.step(message, new StepGiven(ReferralStep.FOLLOW_UP), HANDLER);
    assertThat(sides.row(message).followUp()).isNull();
  }

  @Test
  void aQuestionBackIsToldWithWhatIsMissingAndAnsweredByTheSender() throws Exception {
    MessageId message = sides.opened("step-0003");
    inbox.step(
        message,
        new StepGiven(ReferralStep.ASK_INFORMATION, Reason.CONTACT_MISSING, null, null, null),
        HANDLER);
    World.until(() -> sides.sent("step-0003").status() == Status.NEEDS_INFORMATION);
    assertThat(sides.sent("step-0003").referral().last())
        .isEqualTo(new ToldStep(ReferralStep.ASK_INFORMATION, Reason.CONTACT_MISSING, null));
    assertThat(sides.sent("step-0003").inTurn()).contains(ReferralStep.GIVE_INFORMATION);
    ask(message, ReferralStep.GIVE_INFORMATION, Reason.BY_TELEPHONE);
    assertThat(sides.sent("step-0003").status()).isEqualTo(Status.ARRIVED);
    World.until(() -> sides.row(message).referral().state() == ReferralState.RECEIVED);
    assertThat(sides.row(message).inTurn()).contains(ReferralStep.TAKE_OVER);
  }

  @Test
  void aCancellationIsAskedAndConfirmedWithoutReadingAnything() throws Exception {
    MessageId message = sides.arrived("step-0004");
    ask(message, ReferralStep.ASK_CANCELLATION, Reason.OTHER_HELP_FOUND);
    World.until(() -> sides.row(message).referral().state() == ReferralState.CANCELLATION_ASKED);
    assertThat(sides.row(message).referral().last())
        .isEqualTo(new ToldStep(ReferralStep.ASK_CANCELLATION, Reason.OTHER_HELP_FOUND, null));
    inbox.claim(message, HANDLER);
    inbox.step(
        message,
        new StepGiven(ReferralStep.CONFIRM_CANCELLATION, Reason.AS_ASKED, null, NO_CONTACT, null),
        HANDLER);
    World.until(() -> sides.sent("step-0004").status() == Status.CLOSED);
    assertThat(sides.sent("step-0004").referral().state()).isEqualTo(ReferralState.CANCELLED);
    assertThat(sides.sent("step-0004").inTurn()).isEmpty();
  }

  @Test
  void whatIsTakenBackUnreadIsErasedAndWhatWasReadIsMarked() throws Exception {
    MessageId unread = sides.arrived("step-0005");
    MessageId read = sides.opened("step-0006");
    for (MessageId message : List.of(unread, read)) {
      ask(message, ReferralStep.RECALL, Reason.TOLD_US);
      World.until(() -> sides.row(message).referral().state() == ReferralState.CONSENT_WITHDRAWN);
      assertThat(sides.row(message).inTurn()).isEmpty();
    }
    assertThat(sides.row(unread).erased()).isTrue();
    assertThat(sides.row(read).erased()).isFalse();
  }

  @Test
  void aStepThatTheHubRefusesCountsAsNotTaken() throws Exception {
    MessageId message = sides.opened("step-0007");
    world.hub().refuse(POLICE, SlCode.OUT_OF_TURN.toString());
    inbox.step(message, new StepGiven(ReferralStep.NOT_REACHED), HANDLER);
    World.until(() -> sides.row(message).referral().last() == null);
    assertThat(sides.row(message).state()).isEqualTo(InboxRow.State.OPENED);
    assertThat(sides.row(message).referral().state()).isEqualTo(ReferralState.RECEIVED);
    NotTaken notTaken =
        new NotTaken(ReferralStep.NOT_REACHED, SlCode.OUT_OF_TURN, Life.NEW.inTurn(Side.RECIPIENT));
    assertThat(sides.row(message).referral().notTaken()).isEqualTo(notTaken);
    world.hub().refuse(POLICE, null);
    inbox.step(message, new StepGiven(ReferralStep.NOT_REACHED), HANDLER);
    assertThat(sides.row(message).referral().notTaken()).isNull();
  }

  @Test
  void aSendersStepThatTheHubRefusesIsShownToTheSenderWithWhatIsInTurn() throws Exception {
    MessageId message = sides.arrived("step-0009");
    world.hub().refuse(VIOLENCE, SlCode.OUT_OF_TURN.toString());
    ask(message, ReferralStep.ASK_CANCELLATION, Reason.NO_LONGER_NEEDED);
    World.until(() -> sides.sent("step-0009").referral().notTaken() != null);
    world.hub().refuse(VIOLENCE, null);
    assertThat(sides.sent("step-0009").referral().notTaken())
        .isEqualTo(
            new NotTaken(
                ReferralStep.ASK_CANCELLATION, SlCode.OUT_OF_TURN, Life.NEW.inTurn(Side.SENDER)));
    assertThat(sides.sent("step-0009").referral().state()).isEqualTo(ReferralState.RECEIVED);
    assertThat(sides.row(message).referral().notTaken()).isNull();
  }

  /** The codes of answer/1 are those of its schema; what it has no code for is not told in it. */
  @Test
  void aSenderThatKnowsTheOlderAnswersAloneIsToldInThem() throws Exception {
    MessageId asked = sides.opened("step-0010");
    MessageId taken = sides.opened("step-0011");
    MessageId wrong = sides.opened("step-0012");
    HeardDirectory units = sides.ofUnit(HeardDirectory.class);
    world.accepts(POLICE, Cover.ANSWER);
    units.refresh();
    try {
      for (Object[] one :
          new Object[][] {
            {
              asked,
              new StepGiven(ReferralStep.ASK_INFORMATION, Reason.CONSENT_UNCLEAR, null, null, null),
              AnswerCode.NEEDS_INFORMATION
            },
            {taken, new StepGiven(ReferralStep.TAKE_OVER), AnswerCode.TAKEN_OVER},
            {
              wrong,
              new StepGiven(
                  ReferralStep.MISROUTE,
                  Reason.OTHER_AGE,
                  NextStep.BACK_TO_SENDER,
                  NO_CONTACT,
                  null),
              AnswerCode.WRONG_UNIT
            }
          }) {
        MessageId answer = inbox.step((MessageId) one[0], (StepGiven) one[1], HANDLER);
        World.until(() -> world.hub().cover(answer) != null);
        Cover cover = Objects.requireNonNull(world.hub().cover(answer));
        assertThat(cover.type()).isEqualTo(Cover.ANSWER);
        assertThat(cover.answer()).isEqualTo(one[2]);
        assertThat(cover.step()).isNull();
      }
      World.until(() -> sides.sent("step-0010").status() == Status.NEEDS_INFORMATION);
      World.until(() -> sides.sent("step-0011").status() == Status.TAKEN_OVER);
      World.until(() -> sides.sent("step-0012").status() == Status.WRONG_UNIT);
    } finally {
      world.permitAll();
      units.refresh();
    }
  }

  @Test
  void theSendersStepsAreItsOwn() throws Exception {
    MessageId message = sides.arrived("step-0008");
    refused(SlCode.WRONG_VALUE, () -> ask(message, ReferralStep.TAKE_OVER, null));
    refused(
        SlCode.OUT_OF_TURN, () -> ask(message, ReferralStep.GIVE_INFORMATION, Reason.BY_TELEPHONE));
    refused(SlCode.REASON_MISSING, () -> ask(message, ReferralStep.RECALL, null));
    Viewer stranger =
        new Viewer(OfficerId.of("p-9"), new TreeSet<>(), new TreeSet<>(Set.of("officer")));
    refused(
        SlCode.NOT_FOUND,
        () ->
            sides
                .ofPolice(SentSteps.class)
                .step(message, new StepGiven(ReferralStep.RECALL), stranger));
    refused(
        SlCode.WRONG_VALUE,
        () -> {
          inbox.claim(message, HANDLER);
          inbox.open(message, HANDLER);
          inbox.step(message, new StepGiven(ReferralStep.RECALL), HANDLER);
        });
  }
}
