package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.method.annotation.AuthenticationPrincipalArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.server.rights.Asking;
import se.sluss.hub.server.rights.Permits;
import se.sluss.hub.server.state.MessageStore;

/** Each tries a leak of the table in the README of contracts, by its row, and gets nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakPathsTest {
  private static final String POLICE = "polisen-stockholm";
  private static final String VIOLENCE = "0127.authority-violence";
  private static final String OTHER = "0126.authority-violence";
  private static final MessageId MISSING = MessageId.of("01890000-0000-7000-8000-000000000000");

  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Sender unit;
  private MockMvc door;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub =
        new TestHub(
            folder,
            ObligationsTest.CONFIG,
            new MutableClock(Instant.parse("2026-05-04T16:00:00Z")));
    mail = new HubMail(hub);
    police = new Sender(hub, POLICE);
    unit = new Sender(hub, VIOLENCE);
    door = TestDoor.of(hub, new AuthenticationPrincipalArgumentResolver(), "adapterApi");
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  @AfterEach
  void logOut() {
    SecurityContextHolder.clearContext();
  }

  private Cover arrived(Sender.Made wish) throws Exception {
    accepted(mail.send(police, wish));
    MessageId id = wish.cover().messageId();
    mail.delivered(VIOLENCE, id);
    unit.taken(id);
    mail.status(police.unit(), id, HubStatus.Status.ARRIVED);
    return wish.cover();
  }

  private Cover arrived() throws Exception {
    return arrived(police.wish(VIOLENCE, UnaryOperator.identity()));
  }

  private static void accepted(Result result) {
    assertThat(result.problem()).isNull();
  }

  private boolean opens(MessageId message, String by, String officer, boolean named) {
    Unit asks = Objects.requireNonNull(hub.directory.unit(UnitId.of(by)));
    return hub.bean(Permits.class)
            .permit(new Asking(message, asks, OfficerId.of(officer), "handler", named))
        instanceof Permits.Answer.Permit;
  }

  private void take(Sender who, Cover referral, ReferralStep... steps) throws Exception {
    for (ReferralStep step : steps) {
      accepted(mail.send(who, who.step(referral, step)));
    }
  }

  /** What the door answers the portal, which holds the unit's keys. */
  private String answered(RequestBuilder request) throws Exception {
    String adapter = Objects.requireNonNull(hub.directory.unit(UnitId.of(VIOLENCE))).adapter();
    SecurityContextHolder.getContext()
        .setAuthentication(
            new JwtAuthenticationToken(
                Jwt.withTokenValue("t").header("alg", "none").claim("adapter", adapter).build()));
    MockHttpServletResponse answer = door.perform(request).andReturn().getResponse();
    List<String> headers = new ArrayList<>();
    answer.getHeaderNames().forEach(name -> headers.add(name + "=" + answer.getHeaders(name)));
    return answer.getStatus()
        + headers.toString()
        + answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static RequestBuilder permit(MessageId message, String by, boolean named) {
    return post("/api/permits")
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            """
            {"message": "%s", "unit": "%s", "officer": "h-1", "role": "handler", "namedHandler": %s}
            """
                .formatted(message, by, named));
  }

  @Test
  void row09WhatIsMissingAnothersEndedWithdrawnOrForNamedHandlersIsAnsweredWithTheSameBytes()
      throws Exception {
    Cover taken = arrived();
    take(police, taken, ReferralStep.RECALL);
    Cover ended = arrived();
    take(unit, ended, ReferralStep.DECLINE);
    MessageId others = police.wish(OTHER, UnaryOperator.identity()).cover().messageId();
    MessageId guarded = arrived(guarded()).messageId();
    List<String> answers = new ArrayList<>();
    for (MessageId id : List.of(MISSING, others, taken.messageId(), ended.messageId(), guarded)) {
      answers.add(answered(permit(id, VIOLENCE, false)));
    }
    answers.add(answered(permit(taken.messageId(), OTHER, true)));
    answers.add(answered(permit(taken.messageId(), "no-such-unit", true)));
    for (MessageId id : List.of(MISSING, others)) {
      answers.add(answered(get("/api/referrals/" + id + "/trail").param("unit", VIOLENCE)));
    }
    assertThat(answers.stream().distinct()).singleElement().asString().contains("SL-5001");
  }

  /** What is about her is not filed with him, whatever type or kind it is sent as. */
  @Test
  void row07NothingAboutSomebodyExposedReachesWhoMeetsHim() throws Exception {
    Sender.Made notice = police.notice(VIOLENCE, police.event(), List.of());
    Sender.Made asHis =
        police.signedAgain(
            police.wish(VIOLENCE, UnaryOperator.identity()),
            c ->
                Bent.of(
                    c,
                    "parts",
                    c.parts().stream()
                        .map(p -> Bent.of(p, "subjectKind", "VICTIM_ADULT"))
                        .toList()));
    for (Sender.Made made : List.of(notice, asHis)) {
      assertThat(mail.send(police, made).problem()).isNotNull();
      assertThat(mail.hasCome(VIOLENCE, made.cover().messageId())).isFalse();
    }
  }

  /** Every unit of the directory, as officer and as named handler: only its own opens it. */
  @Test
  void row13NobodyButTheUnitItWasSentToOpensItWhateverRole() throws Exception {
    Cover wish = arrived();
    for (Unit one : hub.directory.units()) {
      for (boolean named : new boolean[] {false, true}) {
        assertThat(opens(wish.messageId(), one.id().value(), "h-1", named))
            .as(one.id().value())
            .isEqualTo(one.id().value().equals(VIOLENCE));
      }
    }
  }

  @Test
  void row14EveryEndEndsReadingAtOnceAlsoForWhoHasNotReadYet() throws Exception {
    Map<String, List<ReferralStep>> ends =
        Map.of(
            "declined", List.of(ReferralStep.DECLINE),
            "completed", List.of(ReferralStep.TAKE_OVER, ReferralStep.COMPLETE),
            "he said no", List.of(ReferralStep.PERSON_DECLINES),
            "another unit's", List.of(ReferralStep.MISROUTE),
            "taken back with the unit", List.of(ReferralStep.CONSENT_WITHDRAWN),
            "cancelled", List.of(ReferralStep.ASK_CANCELLATION, ReferralStep.CONFIRM_CANCELLATION),
            "recalled", List.of(ReferralStep.RECALL),
            "in error", List.of(ReferralStep.ENTER_IN_ERROR));
    for (Map.Entry<String, List<ReferralStep>> end : ends.entrySet()) {
      Cover wish = arrived();
      assertThat(opens(wish.messageId(), VIOLENCE, "h-1", true)).as(end.getKey()).isTrue();
      for (ReferralStep step : end.getValue()) {
        take(
            switch (step.side()) {
              case SENDER -> police;
              case RECIPIENT, HUB -> unit;
            },
            wish,
            step);
      }
      assertThat(hasEnded(wish)).as(end.getKey()).isTrue();
      for (String officer : List.of("h-1", "h-2")) {
        assertThat(opens(wish.messageId(), VIOLENCE, officer, true)).as(end.getKey()).isFalse();
      }
    }
  }

  private boolean hasEnded(Cover wish) {
    return hub.bean(MessageStore.class).find(wish.messageId()).orElseThrow().life().state().ends();
  }

  private Sender.Made guarded() throws Exception {
    return police.weighed(
        VIOLENCE,
        Sender.WISH,
        police.attest(
            AttesterRole.RESPONSIBLE_OFFICER,
            "O-MEN",
            "O-SKYDD",
            "CHECK-18-1",
            "BDL-2-22",
            "CRIME_NEED"),
        List.of("CRIME_NEED", "PROTECTED_REGISTRATION"));
  }

  /** The mark is what its sender signed first; the same message without it is another message. */
  @Test
  void row19AMarkOfProtectionIsNotTakenOffByBeingSentAgainWithoutIt() throws Exception {
    Sender.Made guarded = guarded();
    Cover cover = arrived(guarded);
    assertThat(opens(cover.messageId(), VIOLENCE, "h-1", false)).isFalse();
    Sender.Made bare =
        police.signedAgain(
            guarded,
            c -> Bent.of(c, "parts", c.parts().stream().map(LeakPathsTest::bare).toList()));
    mail.refused(mail.send(police, bare), SlCode.SAME_ID_OTHER_CONTENT);
    assertThat(opens(cover.messageId(), VIOLENCE, "h-1", false)).isFalse();
    assertThat(opens(cover.messageId(), VIOLENCE, "h-9", true)).isTrue();
  }

  private static PartHeader bare(PartHeader p) {
    return Bent.of(p, "flags", new TreeSet<>(List.of("CRIME_NEED")));
  }
}
