package se.sluss.adapters.kit.onward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Outlook;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.onward.OnwardReferral.Client;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.world.TwoSides;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.TreatmentReferral.Basis;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.Json;

/** Row 10 of the domain at the unit that assesses: onward to who treats. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnwardsTest {
  private static final UnitId TREATS = UnitId.of("provider.rvc-innerstaden");
  private static final Viewer HANDLER = TwoSides.HANDLER;

  private TwoSides sides;
  private Onwards onwards;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    sides = new TwoSides("onwards", folder);
    onwards = sides.ofUnit(Onwards.class);
  }

  @AfterAll
  void stop() throws Exception {
    sides.close();
  }

  private static SafetyAttestation checked(String officer) {
    return new SafetyAttestation(
        OfficerId.of(officer),
        World.EVENING,
        SafetyAttestation.How.NOBODY_KNOWN_CHECKED,
        new TreeSet<>(Set.of("REGISTERS_CHECKED")));
  }

  private static Client client(@Nullable String number, @Nullable Integer age) {
    return new Client(Events.NAME, number, age, Events.TELEPHONE, "sv", null, false);
  }

  private static OnwardReferral referral(
      String key, Client client, Basis basis, TreatmentReferral.@Nullable Decision decision) {
    return new OnwardReferral(
        key,
        TREATS,
        client,
        basis,
        decision,
        new OnwardReferral.Consent(ConsentRecord.How.SPOKEN, null, false, new TreeSet<>()),
        checked("h-1"),
        World.EVENING);
  }

  private static OnwardReferral open(String key) {
    return referral(key, client(Events.NUMBER, null), Basis.OPEN_SESSIONS, null);
  }

  private MessageId takenOver(String event) throws Exception {
    MessageId message = sides.opened(event);
    sides.inbox().step(message, new StepGiven(ReferralStep.TAKE_OVER), HANDLER);
    return message;
  }

  private boolean offered(MessageId message, Viewer viewer) {
    return sides.inbox().list(viewer.units(), viewer).stream()
        .filter(row -> row.message().equals(message))
        .anyMatch(row -> onwards.may(row, viewer));
  }

  private static Fault refused(ThrowingCallable it) {
    List<Fault> faults = new ArrayList<>();
    assertThatThrownBy(it)
        .isInstanceOfSatisfying(RefusedException.class, e -> faults.add(e.fault()));
    return faults.getFirst();
  }

  private static SlCode code(ThrowingCallable it) {
    return refused(it).code();
  }

  private static Result result(Outcome outcome) {
    return ((Outcome.Settled) outcome).person();
  }

  @Test
  void row10WhatIsTakenOverIsReferredOnwardInAConversationOfItsOwnWithWhoAnswersForSafety()
      throws Exception {
    MessageId wish = takenOver("onward-wish-1");
    Outcome outcome = onwards.send(wish, open("onward-0001"), HANDLER);
    MessageId sent = ((Result.Sent) result(outcome)).message();
    World.until(() -> sides.world().hub().link(sent) != null);
    EventLink link = Objects.requireNonNull(sides.world().hub().link(sent));
    assertThat(link.continues()).isEqualTo(wish);
    assertThat(link.event()).isNull();
    assertThat(Objects.requireNonNull(link.safety()).officer()).isEqualTo(OfficerId.of("h-1"));
    assertThat(link.safety().role()).hasToString("responsible-officer");
    assertThat(link.safety().ticks())
        .containsExactlyInAnyOrder("REGISTERS_CHECKED", "SAFETY-NOBODY_KNOWN_CHECKED");
    Cover cover = Objects.requireNonNull(sides.world().hub().cover(sent));
    assertThat(cover.type()).hasToString("treatment-referral/1");
    assertThat(cover.recipient().unit()).isEqualTo(TREATS);
    assertThat(cover.inReplyTo()).isNull();
    Cover first = Objects.requireNonNull(sides.world().hub().cover(wish));
    assertThat(cover.conversationId()).isNotEqualTo(first.conversationId());
    assertThat(cover.parts().getFirst().subject()).isNotEqualTo(first.parts().getFirst().subject());
    assertThat(new String(new Json().write(cover), UTF_8))
        .as("who treats learns nothing of what it follows from")
        .doesNotContain(wish.toString(), "SAFETY", Events.NAME);
    assertThat(cover.ground())
        .isInstanceOfSatisfying(
            Ground.Consent.class,
            yes -> {
              assertThat(yes.record().purposes()).contains("TREATMENT_REFERRAL");
              assertThat(yes.record().categories())
                  .as("how it goes is not named")
                  .containsExactlyInAnyOrder("CONTACT", "SOCIAL", "CASE_EXISTS");
              assertThat(yes.record().recipients())
                  .containsExactlyInAnyOrder(TREATS, TwoSides.VIOLENCE);
            });
    assertThat(onwards.send(wish, open("onward-0001"), HANDLER))
        .as("the same again")
        .isEqualTo(outcome);
    assertThat(
            onwards.send(
                wish,
                referral("onward-0001", client(null, 34), Basis.OPEN_SESSIONS, null),
                HANDLER))
        .isEqualTo(
            new Outcome.Rejected(List.of(new Fault(SlCode.SAME_ID_OTHER_CONTENT, "/eventId"))));
    World.until(
        () ->
            sides.ofUnit(SentMessages.class).ofEvent(TwoSides.VIOLENCE, "onward-0001").stream()
                .anyMatch(row -> row.status() == Status.ACCEPTED));
  }

  @Test
  void row10OnlyWhatOnesOwnUnitActsOnIsReferredOnwardAndTheRestLooksAsIfItWereNotThere()
      throws Exception {
    MessageId wish = sides.opened("onward-wish-2");
    assertThat(code(() -> onwards.send(wish, open("onward-0002"), HANDLER)))
        .as("not taken over")
        .isEqualTo(SlCode.OUT_OF_TURN);
    assertThat(offered(wish, HANDLER)).isFalse();
    sides.inbox().step(wish, new StepGiven(ReferralStep.TAKE_OVER), HANDLER);
    assertThat(offered(wish, HANDLER)).isTrue();
    Viewer colleague = new Viewer(OfficerId.of("h-2"), HANDLER.units(), HANDLER.roles());
    assertThat(offered(wish, colleague)).isFalse();
    assertThat(code(() -> onwards.send(wish, open("onward-0002"), colleague)))
        .as("in another's hand")
        .isEqualTo(SlCode.OUT_OF_TURN);
    Viewer stranger =
        new Viewer(
            OfficerId.of("h-1"),
            new TreeSet<>(Set.of(UnitId.of("0127.victim-support"))),
            HANDLER.roles());
    MessageId none = MessageId.of("019dfff0-0000-7000-8000-000000000000");
    assertThat(refused(() -> onwards.send(wish, open("onward-0002"), stranger)))
        .isEqualTo(refused(() -> onwards.send(none, open("onward-0002"), HANDLER)))
        .isEqualTo(new Fault(SlCode.NOT_FOUND, null));
    assertThat(sides.ofUnit(SentMessages.class).ofEvent(TwoSides.VIOLENCE, "onward-0002"))
        .isEmpty();
  }

  @Test
  void whoSendsIsTheResponsibleOfficerWhoAnswersForSafety() throws Exception {
    MessageId wish = takenOver("onward-wish-3");
    Viewer handler =
        new Viewer(OfficerId.of("h-1"), HANDLER.units(), new TreeSet<>(Set.of("handler")));
    assertThat(refused(() -> onwards.send(wish, open("onward-0003"), handler)))
        .isEqualTo(new Fault(SlCode.SAFETY_NOT_ASSESSED, "/safety"));
    OnwardReferral another =
        new OnwardReferral(
            "onward-0003",
            TREATS,
            client(Events.NUMBER, null),
            Basis.OPEN_SESSIONS,
            null,
            new OnwardReferral.Consent(ConsentRecord.How.SPOKEN, null, false, new TreeSet<>()),
            checked("h-9"),
            World.EVENING);
    assertThat(refused(() -> onwards.send(wish, another, HANDLER)))
        .as("nobody answers for another")
        .isEqualTo(new Fault(SlCode.SAFETY_NOT_ASSESSED, "/safety"));
  }

  @Test
  void aDecisionIsNamedAndWhoIsUnderAgeGoesElsewhere() throws Exception {
    MessageId wish = takenOver("onward-wish-4");
    TreatmentReferral.Decision decision =
        new TreatmentReferral.Decision("SN 2026/123", LocalDate.of(2026, 5, 1));
    Client adult = client(null, 34);
    assertThat(
            refused(
                () ->
                    onwards.send(
                        wish, referral("onward-0004", adult, Basis.DECISION, null), HANDLER)))
        .isEqualTo(new Fault(SlCode.MISSING_FIELD, "/decision"));
    assertThat(
            refused(
                    () ->
                        onwards.send(
                            wish,
                            referral("onward-0004", adult, Basis.OPEN_SESSIONS, decision),
                            HANDLER))
                .field())
        .isEqualTo("/decision");
    assertThat(
            refused(
                () ->
                    onwards.send(
                        wish,
                        referral("onward-0004", client(null, 17), Basis.OPEN_SESSIONS, null),
                        HANDLER)))
        .isEqualTo(new Fault(SlCode.TOO_YOUNG, "/client/ageYears"));
    Client unreachable = new Client(Events.NAME, null, 34, "ring", "sv", null, false);
    assertThat(
            refused(
                () ->
                    onwards.send(
                        wish,
                        referral("onward-0004", unreachable, Basis.OPEN_SESSIONS, null),
                        HANDLER)))
        .isEqualTo(new Fault(SlCode.WRONG_VALUE, "/client/telephone"));
    Outcome young =
        onwards.send(
            wish, referral("onward-0004", client(null, 19), Basis.DECISION, decision), HANDLER);
    MessageId sent = ((Result.Sent) result(young)).message();
    World.until(() -> sides.world().hub().cover(sent) != null);
    Cover cover = Objects.requireNonNull(sides.world().hub().cover(sent));
    assertThat(cover.parts().getFirst().flags()).containsExactly("AGE_19");
    assertThat(cover.parts().getFirst().subjectKind()).isEqualTo("PERPETRATOR_YOUNG");
  }

  @Test
  void whereItWouldGoIsSeenBeforehandAndNothingIsSent() throws Exception {
    MessageId wish = takenOver("onward-wish-5");
    assertThat(onwards.look(wish, open("onward-0005"), HANDLER))
        .isInstanceOfSatisfying(
            Outlook.Seen.class,
            seen ->
                assertThat(seen.person())
                    .isInstanceOfSatisfying(
                        Outlook.Way.Goes.class, goes -> assertThat(goes.unit()).isEqualTo(TREATS)));
    assertThat(sides.ofUnit(SentMessages.class).ofEvent(TwoSides.VIOLENCE, "onward-0005"))
        .isEmpty();
  }
}
