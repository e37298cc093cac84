package se.sluss.adapters.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.IgorEvent.Stage;
import se.sluss.adapters.kit.event.IgorEvent.Wish;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.notification.Result.Advice;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.problem.SlCode;

/** From an officer's event to the unit's answer, through a real broker and real databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheWayTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId VIOLENCE = UnitId.of("0127.authority-violence");
  private static final UnitId FAMILY = UnitId.of("0127.child-and-family");
  private static final UnitId CLOSED = UnitId.of("0180-farsta.authority-violence-2025");
  private static final UnitId SUCCESSOR = UnitId.of("0180-farsta.authority-violence");

  /** The municipality's on-call service, of config/directory. */
  private static final String ON_CALL = "08-465 004 07";

  private World world;
  private ConfigurableApplicationContext police;
  private ConfigurableApplicationContext portal;
  private Notifications notifications;
  private SentMessages sent;
  private Inbox inbox;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("the-way", folder).database("police").database("portal");
    police = world.start("police", POLICE.value());
    portal =
        world.start("portal", VIOLENCE.value(), FAMILY.value(), CLOSED.value(), SUCCESSOR.value());
    notifications = police.getBean(Notifications.class);
    sent = police.getBean(SentMessages.class);
    inbox = portal.getBean(Inbox.class);
  }

  @AfterAll
  void stop() throws Exception {
    world.close();
  }

  @AfterEach
  void calm() {
    world.permitAll();
    world.hub().silent(false);
    world.hub().copies(1);
  }

  @Test
  void theReceiverOpensWhatTheOfficerSaidAndNoMore() throws Exception {
    MessageId message = sentTo(VIOLENCE, Events.wish("way-0001"));
    arrived(message);
    Viewer handler = viewer("h-1", VIOLENCE, "handler");
    inbox.claim(message, handler);
    Opened opened = inbox.open(message, handler);
    IgorWish wish = ((Opened.Part.Wish) opened.parts().getFirst()).wish();
    assertThat(wish.name()).isEqualTo(Events.NAME);
    assertThat(wish.personalNumber()).isEqualTo(Events.NUMBER);
    assertThat(wish.telephone()).isEqualTo(Events.TELEPHONE);
    assertThat(wish.custodyState()).isEqualTo(IgorWish.CustodyState.ARRESTED);
    assertThat(wish.provisional()).isTrue();
    assertThat(opened.cover().parts().getFirst().subjectKind()).isEqualTo("PERPETRATOR_ADULT");
    assertThat(opened.cover().parts().getFirst().categories())
        .containsExactly("CONTACT", "SOCIAL", "SUSPICION");
    Ground.Consent consent = (Ground.Consent) opened.cover().ground();
    assertThat(consent.record().recipients()).containsExactly(VIOLENCE, POLICE);
    assertThat(consent.record().inCustody()).isTrue();
    assertThat(opened.toString()).doesNotContain(Events.NAME);
  }

  @Test
  void twoTracksOfOneEventShareNothing() {
    Outcome.Settled both = settled(Events.wishAndConcern("way-0002"));
    Cover his = cover(((Result.Sent) both.person()).message());
    Cover childs = cover(((Result.Sent) Objects.requireNonNull(both.beside())).message());
    assertThat(childs.recipient().unit()).isEqualTo(FAMILY);
    assertThat(childs.urgency()).isEqualTo(Urgency.URGENT);
    assertThat(childs.ground()).isInstanceOf(Ground.Duty.class);
    assertThat(childs.parts().getFirst().flags()).containsExactly("CHILD_AT_RISK");
    assertThat(ids(his)).doesNotContainAnyElementsOf(ids(childs));
    assertThat(List.of(his.parts().size(), childs.parts().size())).containsExactly(1, 1);
  }

  @Test
  void theSameEventTwiceIsOneMessageAndOtherContentIsRefused() {
    IgorEvent event = Events.wish("way-0003");
    Outcome first = notifications.submit(event, POLICE);
    assertThat(notifications.submit(event, POLICE)).isEqualTo(first);
    assertThat(sent.ofEvent(POLICE, "way-0003")).hasSize(1);
    IgorEvent other = Events.event("way-0003", Events.person(true), Wish.YES, null);
    assertThat(notifications.submit(other, POLICE))
        .isEqualTo(
            new Outcome.Rejected(List.of(new Fault(SlCode.SAME_ID_OTHER_CONTENT, "/eventId"))));
  }

  @Test
  void theSameEventFromTwoThreadsAtOnceIsOneMessage() throws Exception {
    IgorEvent event = Events.wish("way-0004");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Outcome>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        calls.add(() -> notifications.submit(event, POLICE));
      }
      Set<Outcome> outcomes = new HashSet<>();
      for (Future<Outcome> one : threads.invokeAll(calls)) {
        outcomes.add(one.get());
      }
      assertThat(outcomes).hasSize(1);
    }
    assertThat(sent.ofEvent(POLICE, "way-0004")).hasSize(1);
  }

  @Test
  void aNoSendsNothingAndTellsWhatToDoInstead() {
    IgorEvent no = Events.event("way-0005", Events.person(false), Wish.NO, null);
    Outcome.Settled outcome = settled(Events.with(no, null, LocalDate.of(2026, 5, 11), null));
    assertThat(((Result.NothingSent) outcome.person()).advice())
        .containsExactly(
            Advice.HAND_OVER_INFORMATION,
            Advice.GIVE_HELPLINE_NUMBER,
            Advice.ASK_AGAIN_ON_DAY_KEPT,
            Advice.WEIGHING_BY_RESPONSIBLE_OFFICER);
    assertThat(outcome.beside()).isNull();
    assertThat(sent.ofEvent(POLICE, "way-0005")).isEmpty();
    assertThat(
            police
                .getBean(JdbcClient.class)
                .sql("select count(*) from kept_no where event_id = 'way-0005'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aNoWithAResponsibleOfficersWeighingGoesOnThatGround() {
    Weighing weighing =
        new Weighing(
            OfficerId.of("p-1"),
            World.EVENING,
            new TreeSet<>(List.of("CRIME_NEED", "O-MEN", "O-SKYDD")));
    IgorEvent no = Events.event("way-0006", Events.person(false), Wish.NO, null);
    MessageId message = sentTo(VIOLENCE, Events.with(no, weighing, null, null));
    Cover cover = cover(message);
    assertThat(cover.purpose()).isEqualTo("PREVENT_CRIME");
    assertThat(cover.parts().getFirst().flags()).containsExactly("CRIME_NEED");
    assertThat(cover.ground())
        .asInstanceOf(type(Ground.Weighing.class))
        .returns(true, Ground.Weighing::refused)
        .returns(OfficerId.of("p-1"), weighed -> weighed.attestation().officer());
  }

  @Test
  void underEighteenIsRefusedAndBelowTwentyOneIsYoung() {
    assertThat(settled(aged("way-0007", 17)).person())
        .isEqualTo(
            new Result.Refused(
                new Fault(SlCode.TOO_YOUNG, "/person/ageYears"),
                List.of(Advice.NOTIFY_SUSPECT_UNDER_18, Advice.REPORT_CONCERN_INSTEAD),
                null));
    PartHeader young = cover(sentTo(VIOLENCE, aged("way-0008", 20))).parts().getFirst();
    assertThat(young.subjectKind()).isEqualTo("PERPETRATOR_YOUNG");
    assertThat(young.flags()).containsExactly("AGE_20");
    PartHeader adult = cover(sentTo(VIOLENCE, aged("way-0009", 21))).parts().getFirst();
    assertThat(adult.subjectKind()).isEqualTo("PERPETRATOR_ADULT");
    assertThat(adult.flags()).isEmpty();
  }

  @Test
  void aProtectedPersonsPartHasNoPlaceAndOnlyNamedHandlersKnowOfIt() throws Exception {
    MessageId message =
        sentTo(VIOLENCE, Events.event("way-0010", Events.person(true), Wish.YES, null));
    arrived(message);
    Viewer handler = viewer("h-2", VIOLENCE, "handler");
    assertThat(inbox.list(Set.of(VIOLENCE), handler))
        .extracting(InboxRow::message)
        .doesNotContain(message);
    MessageId missing = MessageId.of("019dfff0-0000-7000-8000-000000000000");
    for (MessageId one : List.of(message, missing)) {
      assertThatThrownBy(() -> inbox.claim(one, handler))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.fault()).isEqualTo(new Fault(SlCode.NOT_FOUND, null)));
    }
    Viewer named = viewer("h-3", VIOLENCE, "handler", "named-handler");
    inbox.claim(message, named);
    Opened opened = inbox.open(message, named);
    assertThat(((Opened.Part.Wish) opened.parts().getFirst()).wish().place()).isNull();
    assertThat(opened.cover().parts().getFirst().flags()).containsExactly("PROTECTED_REGISTRATION");
  }

  @Test
  void aPlaceThatGivesNoUnitIsAskedBackAndAConcernShowsWhomToCall() {
    IgorEvent event =
        Events.event(
            "way-0011",
            Stage.REPORTED,
            "Stockholm",
            null,
            Events.person(false),
            Wish.YES,
            Events.concern("0180", null, false));
    Outcome.Settled outcome = settled(event);
    Result.AskBack back = (Result.AskBack) outcome.person();
    assertThat(back.fault()).isEqualTo(new Fault(SlCode.DISTRICT_NEEDED, "/district"));
    assertThat(back.choices()).hasSize(11);
    Result.CallNow call = (Result.CallNow) Objects.requireNonNull(outcome.beside());
    assertThat(call.fault()).isEqualTo(new Fault(SlCode.DISTRICT_NEEDED, "/concern/district"));
    assertThat(call.telephone()).isEqualTo("08-465 004 98");
    assertThat(sent.ofEvent(POLICE, "way-0011")).isEmpty();

    // Corrected, the same event goes.
    Outcome.Settled again =
        settled(
            Events.event(
                "way-0011",
                Stage.REPORTED,
                "Botkyrka",
                null,
                Events.person(false),
                Wish.YES,
                Events.concern("Botkyrka", null, false)));
    assertThat(List.of(again.person(), Objects.requireNonNull(again.beside())))
        .allMatch(Result.Sent.class::isInstance);
  }

  @Test
  void whatTheHubDeniesIsNotSentAndADutyThatNeedsReviewShowsWhomToCall() {
    world.hub().decide("DENY", "TREATMENT_REFERRAL");
    world.hub().decide("REVIEW", "CHILD_CONCERN", "CLASSIFY_UNIT");
    Outcome.Settled outcome = settled(Events.wishAndConcern("way-0012"));
    assertThat(((Result.Refused) outcome.person()).fault().code()).isEqualTo(SlCode.DENIED);
    Result.CallNow call = (Result.CallNow) Objects.requireNonNull(outcome.beside());
    assertThat(call.telephone()).isEqualTo("08-465 004 07");
    assertThat(call.onCall()).isEqualTo(UnitId.of("0127.on-call"));
    assertThat(sent.ofEvent(POLICE, "way-0012")).isEmpty();
  }

  @Test
  void anAnswerComesBackAndWhatThePoliceMayNotKnowDoesNot() throws Exception {
    MessageId message = sentTo(VIOLENCE, Events.wish("way-0013"));
    arrived(message);
    World.until(() -> status("way-0013") == Status.ARRIVED);
    Viewer handler = viewer("h-4", VIOLENCE, "handler", "responsible-officer");
    assertThatThrownBy(() -> inbox.answer(message, AnswerCode.TAKEN_OVER, handler, null))
        .isInstanceOf(RefusedException.class);
    inbox.claim(message, handler);
    inbox.open(message, handler);
    inbox.answer(message, AnswerCode.TAKEN_OVER, handler, null);
    World.until(() -> status("way-0013") == Status.TAKEN_OVER);
    MessageId notReached = inbox.answer(message, AnswerCode.NOT_REACHED, handler, null);
    World.until(() -> world.hub().cover(notReached) != null);
    assertThat(status("way-0013")).isEqualTo(Status.TAKEN_OVER);
  }

  @Test
  void contentIsKeptOnlyUntilItIsTakenOver() throws Exception {
    MessageId message = sentTo(VIOLENCE, Events.wish("way-0026"));
    arrived(message);
    World.until(() -> status("way-0026") == Status.ARRIVED);
    // The sender: after the hub's receipt nothing is left to seal again or to read.
    JdbcClient ours = police.getBean(JdbcClient.class);
    World.until(() -> count(ours, "select count(*) from outbox where not report") == 0);

    Viewer handler = viewer("h-13", VIOLENCE, "handler", "responsible-officer");
    inbox.claim(message, handler);
    assertThat(inbox.open(message, handler).parts()).hasSize(1);
    byte[] before = locked(message);
    inbox.answer(message, AnswerCode.TAKEN_OVER, handler, null);
    byte[] after = locked(message);
    // What is left is the signed cover, locked anew; the sealed part was most of the row.
    assertThat(after.length).isLessThan(before.length - 1000);
    assertThatThrownBy(() -> inbox.open(message, handler))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.fault().code()).isEqualTo(SlCode.CONTENT_GONE));
    assertThat(inbox.list(Set.of(VIOLENCE), handler))
        .filteredOn(row -> row.message().equals(message))
        .singleElement()
        .satisfies(row -> assertThat(row.erased()).isTrue());
    World.until(() -> status("way-0026") == Status.TAKEN_OVER);

    // Codes and trail stay, and a colleague can go on with the case.
    inbox.release(message, handler);
    Viewer colleague = viewer("h-14", VIOLENCE, "handler", "responsible-officer");
    inbox.claim(message, colleague);
    MessageId booked = inbox.answer(message, AnswerCode.BOOKED, colleague, safety("h-14"));
    World.until(() -> world.hub().cover(booked) != null);
    assertThat(cover(booked).inReplyTo()).isEqualTo(message);
  }

  private byte[] locked(MessageId message) {
    return portal
        .getBean(JdbcClient.class)
        .sql("select sealed from inbox where message = ?")
        .param(message.value())
        .query((row, _) -> row.getBytes(1))
        .single();
  }

  private static int count(JdbcClient jdbc, String query) {
    return jdbc.sql(query).query(Integer.class).single();
  }

  @Test
  void aTimeIsBookedOnlyOnAResponsibleOfficersRecord() throws Exception {
    MessageId message = sentTo(VIOLENCE, Events.wish("way-0014"));
    arrived(message);
    Viewer handler = viewer("h-5", VIOLENCE, "handler");
    inbox.claim(message, handler);
    inbox.open(message, handler);
    SafetyAttestation byHandler = safety("h-5");
    for (SafetyAttestation none : Arrays.asList(null, byHandler)) {
      assertThatThrownBy(() -> inbox.answer(message, AnswerCode.BOOKED, handler, none))
          .isInstanceOfSatisfying(
              RefusedException.class,
              e -> assertThat(e.fault().code()).isEqualTo(SlCode.SAFETY_NOT_ASSESSED));
    }
    inbox.answer(message, AnswerCode.TAKEN_OVER, handler, null);
    Viewer responsible = viewer("h-5", VIOLENCE, "handler", "responsible-officer");
    MessageId booked = inbox.answer(message, AnswerCode.BOOKED, responsible, byHandler);
    World.until(() -> world.hub().cover(booked) != null);
    assertThat(cover(booked).ground())
        .asInstanceOf(type(Ground.Reply.class))
        .satisfies(
            reply ->
                assertThat(Objects.requireNonNull(reply.safety()).ticks())
                    .containsExactly("SAFETY-NOBODY_KNOWN_CHECKED", "SEPARATED"));
  }

  @Test
  void oneOfManyWinsTheClaim() throws Exception {
    MessageId message = sentTo(VIOLENCE, Events.wish("way-0015"));
    arrived(message);
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Viewer one = viewer("many-" + i, VIOLENCE, "handler");
      calls.add(
          () -> {
            try {
              inbox.claim(message, one);
              return true;
            } catch (RefusedException e) {
              return false;
            }
          });
    }
    int winners = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> one : threads.invokeAll(calls)) {
        winners += one.get() ? 1 : 0;
      }
    }
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void whatIsDeliveredThreeTimesIsInTheInboxOnce() {
    world.hub().copies(3);
    MessageId message = sentTo(VIOLENCE, Events.wish("way-0016"));
    arrived(message);
    World.until(
        () ->
            world.hub().evidence().stream().filter(item -> item.message().equals(message)).count()
                == 3);
    assertThat(inbox.list(Set.of(VIOLENCE), viewer("h-6", VIOLENCE, "handler")))
        .filteredOn(row -> row.message().equals(message))
        .hasSize(1);
  }

  @Test
  void whatWasForAClosedUnitIsSealedAgainForItsSuccessor() throws Exception {
    world.hub().close(CLOSED, SUCCESSOR);
    IgorEvent event = Events.with(Events.wish("way-0017"), null, null, CLOSED);
    assertThat(settled(event).person()).isInstanceOf(Result.Sent.class);
    World.until(() -> sent.ofEvent(POLICE, "way-0017").size() == 2);
    SentRow first = sent.ofEvent(POLICE, "way-0017").getFirst();
    SentRow second = sent.ofEvent(POLICE, "way-0017").getLast();
    assertThat(first.status()).isEqualTo(Status.SEALED_AGAIN);
    assertThat(first.sealedAgainAs()).isEqualTo(second.message());
    assertThat(second.recipient()).isEqualTo(SUCCESSOR);
    arrived(second.message());
    Cover again = cover(second.message());
    assertThat(((Ground.Consent) again.ground()).record().recipients())
        .containsExactlyInAnyOrder(SUCCESSOR, POLICE);
    Viewer handler = viewer("h-7", SUCCESSOR, "handler");
    inbox.claim(second.message(), handler);
    assertThat(inbox.open(second.message(), handler).parts()).hasSize(1);
  }

  @Test
  void withoutTheHubAConsentStaysShutAndADutyOpensAndIsToldLater() throws Exception {
    Outcome.Settled both = settled(Events.wishAndConcern("way-0018"));
    MessageId his = ((Result.Sent) both.person()).message();
    MessageId childs = ((Result.Sent) Objects.requireNonNull(both.beside())).message();
    arrived(his);
    arrived(childs);
    world.hub().away();
    Viewer violence = viewer("h-8", VIOLENCE, "handler");
    inbox.claim(his, violence);
    assertThatThrownBy(() -> inbox.open(his, violence))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.fault().code()).isEqualTo(SlCode.HUB_UNREACHABLE));
    Viewer family = viewer("h-9", FAMILY, "handler");
    inbox.claim(childs, family);
    Opened opened = inbox.open(childs, family);
    assertThat(opened.deferred()).isTrue();
    assertThat(((Opened.Part.Concern) opened.parts().getFirst()).report().narrative())
        .isEqualTo(Events.NARRATIVE);
    world.permitAll();
    JdbcClient jdbc = portal.getBean(JdbcClient.class);
    World.until(
        () ->
            jdbc.sql("select count(*) from opening where permit is null")
                    .query(Integer.class)
                    .single()
                == 0);
  }

  @Test
  void withoutTheHubADutyIsQueuedAndTheOfficerIsShownWhomToCall() {
    world.hub().away();
    Outcome.Settled both = settled(Events.wishAndConcern("way-0019"));
    assertThat(both.person()).isInstanceOf(Result.Sent.class);
    Result.CallNow call = (Result.CallNow) Objects.requireNonNull(both.beside());
    assertThat(call.fault().code()).isEqualTo(SlCode.HUB_UNREACHABLE);
    assertThat(call.telephone()).isEqualTo("08-465 004 07");
    arrived(Objects.requireNonNull(call.queued()));
  }

  @Test
  void aConcernThatIsRefusedAfterItWasSentShowsAtOnceWhomToCall() throws Exception {
    // At acceptance, as when it meets REVIEW or a unit that is only assumed.
    world.hub().refuse(FAMILY, SlCode.NEEDS_REVIEW.toString());
    world.hub().refuse(VIOLENCE, SlCode.NEEDS_REVIEW.toString());
    Outcome.Settled both = settled(Events.wishAndConcern("way-0023"));
    assertThat(both.beside()).isInstanceOf(Result.Sent.class);
    World.until(
        () ->
            sent.ofEvent(POLICE, "way-0023").stream()
                .allMatch(row -> row.status() == Status.REFUSED));
    world.hub().refuse(FAMILY, null);
    world.hub().refuse(VIOLENCE, null);
    assertThat(callNow("way-0023", FAMILY)).isEqualTo(ON_CALL);
    assertThat(callNow("way-0023", VIOLENCE)).as("a wish may wait").isNull();

    // At release.
    Outcome.Settled again = settled(Events.wishAndConcern("way-0024"));
    MessageId childs = ((Result.Sent) Objects.requireNonNull(again.beside())).message();
    arrived(childs);
    assertThat(callNow("way-0024", FAMILY)).isNull();
    world.hub().stop(childs, SlCode.DENIED.toString());
    World.until(() -> ON_CALL.equals(callNow("way-0024", FAMILY)));

    // And when the unit says that it is not for it.
    Outcome.Settled third = settled(Events.wishAndConcern("way-0025"));
    MessageId wrong = ((Result.Sent) Objects.requireNonNull(third.beside())).message();
    arrived(wrong);
    Viewer handler = viewer("h-12", FAMILY, "handler");
    inbox.claim(wrong, handler);
    inbox.open(wrong, handler);
    inbox.answer(wrong, AnswerCode.WRONG_UNIT, handler, null);
    World.until(() -> ON_CALL.equals(callNow("way-0025", FAMILY)));
    // Nor is the content anything that the wrong unit should keep.
    assertThatThrownBy(() -> inbox.open(wrong, handler))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.fault().code()).isEqualTo(SlCode.CONTENT_GONE));
  }

  private @Nullable String callNow(String event, UnitId unit) {
    return sent.ofEvent(POLICE, event).stream()
        .filter(row -> row.recipient().equals(unit))
        .map(row -> Optional.ofNullable(row.callNow()))
        .findFirst()
        .orElseThrow()
        .orElse(null);
  }

  @Test
  void whatCameTooLateIsSealedAfreshOnceAndThenToldClearly() throws Exception {
    world.hub().refuseOnce(VIOLENCE, SlCode.STALE.toString());
    settled(Events.wish("way-0027"));
    World.until(() -> sent.ofEvent(POLICE, "way-0027").size() == 2);
    SentRow late = sent.ofEvent(POLICE, "way-0027").getFirst();
    SentRow fresh = sent.ofEvent(POLICE, "way-0027").getLast();
    assertThat(late.status()).isEqualTo(Status.SEALED_AGAIN);
    assertThat(late.code()).isEqualTo(SlCode.STALE.toString());
    assertThat(late.sealedAgainAs()).isEqualTo(fresh.message());
    assertThat(fresh.recipient()).isEqualTo(VIOLENCE);
    arrived(fresh.message());
    Cover cover = cover(fresh.message());
    assertThat(cover.conversationId()).isNotEqualTo(cover(late.message()).conversationId());
    Viewer handler = viewer("h-15", VIOLENCE, "handler");
    inbox.claim(fresh.message(), handler);
    assertThat(inbox.open(fresh.message(), handler).parts()).hasSize(1);

    // A clock that is wrong would make it late for ever.
    world.hub().refuse(VIOLENCE, SlCode.STALE.toString());
    settled(Events.wish("way-0028"));
    World.until(
        () ->
            sent.ofEvent(POLICE, "way-0028").stream()
                .anyMatch(row -> row.status() == Status.REFUSED));
    world.hub().refuse(VIOLENCE, null);
    assertThat(sent.ofEvent(POLICE, "way-0028"))
        .extracting(SentRow::status)
        .containsExactly(Status.SEALED_AGAIN, Status.REFUSED);
  }

  @Test
  void anotherUnitsMessageIsNotFound() {
    MessageId message = sentTo(VIOLENCE, Events.wish("way-0020"));
    arrived(message);
    Viewer other = viewer("h-10", FAMILY, "handler", "named-handler");
    assertThatThrownBy(() -> inbox.claim(message, other))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.fault().code()).isEqualTo(SlCode.NOT_FOUND));
    assertThat(inbox.list(Set.of(VIOLENCE), other)).isEmpty();
  }

  @Test
  void aMotherWithAProtectedIdentityMakesAConcernForNamedHandlers() {
    Concern concern = Events.concern("0127", null, true);
    Outcome.Settled outcome = settled(Events.concernOnly("way-0021", concern));
    MessageId message = ((Result.Sent) Objects.requireNonNull(outcome.beside())).message();
    assertThat(cover(message).parts().getFirst().flags())
        .containsExactly("CHILD_AT_RISK", "PROTECTED_REGISTRATION");
    arrived(message);
    assertThat(inbox.list(Set.of(FAMILY), viewer("h-11", FAMILY, "handler")))
        .extracting(InboxRow::message)
        .doesNotContain(message);
  }

  @Test
  void aUnitThatIsNotOursCannotSend() {
    assertThat(notifications.submit(Events.wish("way-0022"), VIOLENCE))
        .isEqualTo(new Outcome.Rejected(List.of(new Fault(SlCode.NOT_YOUR_UNIT, null))));
  }

  private static IgorEvent aged(String id, int age) {
    return Events.event(
        id,
        new Person(Events.NAME, null, age, Events.TELEPHONE, true, "sv", null, false),
        Wish.YES,
        null);
  }

  private Outcome.Settled settled(IgorEvent event) {
    Outcome outcome = notifications.submit(event, POLICE);
    assertThat(outcome).isInstanceOf(Outcome.Settled.class);
    return (Outcome.Settled) outcome;
  }

  private MessageId sentTo(UnitId unit, IgorEvent event) {
    Result person = settled(event).person();
    assertThat(person).isInstanceOf(Result.Sent.class);
    assertThat(((Result.Sent) person).unit()).isEqualTo(unit);
    return ((Result.Sent) person).message();
  }

  private void arrived(MessageId message) {
    JdbcClient jdbc = portal.getBean(JdbcClient.class);
    World.until(
        () ->
            jdbc.sql("select count(*) from inbox where message = ?")
                    .param(message.value())
                    .query(Integer.class)
                    .single()
                == 1);
  }

  private Cover cover(MessageId message) {
    World.until(() -> world.hub().cover(message) != null);
    return Objects.requireNonNull(world.hub().cover(message));
  }

  private Status status(String event) {
    return sent.ofEvent(POLICE, event).getFirst().status();
  }

  private static List<String> ids(Cover cover) {
    PartHeader part = cover.parts().getFirst();
    return List.of(
        cover.messageId().toString(),
        cover.conversationId().toString(),
        part.id().toString(),
        part.subject().toString(),
        part.sha256());
  }

  private static SafetyAttestation safety(String officer) {
    return new SafetyAttestation(
        OfficerId.of(officer),
        World.EVENING,
        SafetyAttestation.How.NOBODY_KNOWN_CHECKED,
        new TreeSet<>(List.of("SEPARATED")));
  }

  private static Viewer viewer(String officer, UnitId unit, String... roles) {
    return new Viewer(
        OfficerId.of(officer), new TreeSet<>(List.of(unit)), new TreeSet<>(Arrays.asList(roles)));
  }
}
