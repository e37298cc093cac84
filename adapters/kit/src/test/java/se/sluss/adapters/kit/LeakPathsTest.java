package se.sluss.adapters.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.inbox.HeldConsents;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.adapters.kit.sent.SentConsents;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.sent.SentSteps;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.WhyNotAssessed;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.ConsentChange.Change;

/** Each tries a leak of the table in the README of contracts, by its row, and gets nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakPathsTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");
  private static final UnitId CHILD = UnitId.of("0127.child-and-family");
  private static final List<String> ROLES =
      List.of("handler", "responsible-officer", "named-handler", "officer", "reviewer");
  private static final Viewer HANDLER = viewer("h-1", VIOLENCE, "handler", "responsible-officer");

  private World world;
  private ConfigurableApplicationContext police;
  private ConfigurableApplicationContext portal;
  private Inbox inbox;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("leaks", folder).database("police").database("portal");
    police = world.start("police", POLICE.value());
    portal = world.start("portal", VIOLENCE.value(), CHILD.value());
    inbox = portal.getBean(Inbox.class);
  }

  @AfterAll
  void stop() throws Exception {
    world.close();
  }

  private static Viewer viewer(String officer, UnitId unit, String... roles) {
    return new Viewer(
        OfficerId.of(officer), new TreeSet<>(Set.of(unit)), new TreeSet<>(List.of(roles)));
  }

  private MessageId arrived(String event) {
    Outcome outcome = police.getBean(Notifications.class).submit(Events.wish(event), POLICE);
    MessageId message = ((Result.Sent) ((Outcome.Settled) outcome).person()).message();
    World.until(
        () ->
            inbox.list(Set.of(VIOLENCE), HANDLER).stream()
                .map(InboxRow::message)
                .anyMatch(message::equals));
    World.until(
        () ->
            police.getBean(SentMessages.class).ofEvent(POLICE, event).getFirst().status()
                == Status.ARRIVED);
    return message;
  }

  private static SlCode refused(ThrowingCallable it) {
    List<SlCode> codes = new ArrayList<>();
    assertThatThrownBy(it)
        .isInstanceOfSatisfying(RefusedException.class, e -> codes.add(e.fault().code()));
    return codes.getFirst();
  }

  /**
   * What the receiver cannot keep as it must be kept is not sent at all, and nothing is kept here.
   */
  @Test
  void row06WhatMustBeKeptHiddenGoesToNobodyWhoHasNotSaidThatItCan() {
    Dispatch hidden =
        new Dispatch(
            "leak-0006",
            null,
            OfficerId.of("c-1"),
            TypeVersion.of("mediated-contact/1"),
            "PERPETRATOR_ADULT",
            new TreeSet<>(),
            Urgency.ROUTINE,
            "0127",
            null,
            null,
            new TreeSet<>(List.of("HIDDEN_RECORD")),
            new Dispatch.Consented(
                ConsentRecord.How.SPOKEN,
                new TreeSet<>(List.of("TREATMENT_REFERRAL")),
                new TreeSet<>(),
                World.EVENING,
                null,
                new TreeSet<>()),
            Bytes.of(new byte[] {'{', '}'}));
    Outcome outcome = police.getBean(Dispatches.class).submit(hidden, POLICE);
    assertThat(((Outcome.Settled) outcome).person())
        .isInstanceOfSatisfying(
            Result.AskBack.class,
            back -> assertThat(back.fault().code()).isEqualTo(SlCode.LABEL_NOT_HONOURED));
    assertThat(police.getBean(SentMessages.class).ofEvent(POLICE, "leak-0006")).isEmpty();
  }

  /**
   * Nothing that goes out by itself to a screen or a telephone says more than whose list changed.
   */
  @Test
  void row08WhatIsToldByItselfNamesAUnitAndNothingElse() {
    assertThat(
            Arrays.stream(SentChanged.class.getRecordComponents())
                .map(RecordComponent::getType)
                .toList())
        .isEqualTo(List.of(UnitId.class));
  }

  /**
   * Every role, in another unit of the same adapter, at every door of the inbox and of the sent.
   */
  @Test
  void row13NoRoleReachesWhatIsAnotherUnitsByAnyDoor() {
    MessageId message = arrived("leak-0013");
    MessageId missing = MessageId.of("019dfff0-0000-7000-8000-000000000000");
    for (String role : ROLES) {
      Viewer stranger = viewer("x-1", CHILD, role);
      assertThat(inbox.list(Set.of(VIOLENCE, CHILD), stranger)).as(role).isEmpty();
      Map<String, ThrowingCallable> here = doors(message, stranger);
      Map<String, ThrowingCallable> nowhere = doors(missing, stranger);
      here.forEach(
          (name, door) ->
              assertThat(refused(door))
                  .as(role + " " + name)
                  .isEqualTo(SlCode.NOT_FOUND)
                  .isEqualTo(refused(Objects.requireNonNull(nowhere.get(name)))));
    }
  }

  private Map<String, ThrowingCallable> doors(MessageId message, Viewer viewer) {
    StepGiven takeOver = new StepGiven(ReferralStep.TAKE_OVER);
    Map<String, ThrowingCallable> doors = new LinkedHashMap<>();
    doors.put("claim", () -> inbox.claim(message, viewer));
    doors.put("release", () -> inbox.release(message, viewer));
    doors.put("open", () -> inbox.open(message, viewer));
    doors.put("reservations", () -> inbox.reservations(message, viewer));
    doors.put("acknowledge", () -> inbox.acknowledge(message, viewer, new TreeSet<>()));
    doors.put("step", () -> inbox.step(message, takeOver, viewer));
    doors.put("answer", () -> inbox.answer(message, AnswerCode.TAKEN_OVER, viewer, null));
    doors.put("confirm", () -> portal.getBean(HeldConsents.class).confirm(message, viewer));
    SentSteps steps = police.getBean(SentSteps.class);
    SentConsents consents = police.getBean(SentConsents.class);
    doors.put(
        "sent step",
        () ->
            steps.step(
                message,
                new StepGiven(ReferralStep.RECALL, Reason.TOLD_US, null, null, null),
                viewer));
    doors.put(
        "sent consent", () -> consents.end(message, Change.WITHDRAWN, Reason.TOLD_US, viewer));
    return doors;
  }

  @Test
  void row14EveryEndOfTheUnitsErasesWhatItHasReadFromThere() throws Exception {
    Safety none = new Safety.NotAssessed(WhyNotAssessed.NO_CONTACT);
    Map<String, StepGiven> ends =
        Map.of(
            "leak-0141",
            new StepGiven(ReferralStep.DECLINE, Reason.NO_CAPACITY, null, none, null),
            "leak-0142",
            new StepGiven(ReferralStep.PERSON_DECLINES, Reason.NOT_NOW, null, none, null),
            "leak-0143",
            new StepGiven(ReferralStep.CONSENT_WITHDRAWN, Reason.TOLD_US, null, none, null),
            "leak-0144",
            new StepGiven(
                ReferralStep.MISROUTE, Reason.OTHER_AGE, NextStep.BACK_TO_SENDER, none, null));
    for (Map.Entry<String, StepGiven> end : ends.entrySet()) {
      MessageId message = arrived(end.getKey());
      inbox.claim(message, HANDLER);
      assertThat(inbox.open(message, HANDLER).parts()).isNotEmpty();
      inbox.step(message, end.getValue(), HANDLER);
      assertThat(refused(() -> inbox.open(message, HANDLER))).isEqualTo(SlCode.CONTENT_GONE);
    }
  }
}
