package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.Review;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubReceipt.Result;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.hub.log.Actor;
import se.sluss.hub.server.rights.Trails;

/** Obligations are enforced: what tries to get round them stays with its sender. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObligationsTest {
  static final String POLICE = "polisen-stockholm";
  static final String VIOLENCE = "0127.authority-violence";
  static final Path CONFIG = Path.of("../../config");

  /** A weighing of another type, which asks for no tick and no flag of its own. */
  private static final TypeVersion BARE = TypeVersion.of("bare-wish/1");

  /** The investigation's own secrecy. */
  private static final TypeVersion SECRET = TypeVersion.of("secret-wish/1");

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T16:00:00Z"));
  private TestHub hub;
  private HubMail mail;
  private Sender police;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder.resolve("hub"), config(folder.resolve("config")).folder(), clock);
    mail = new HubMail(hub);
    police = new Sender(hub, POLICE);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  static EditedConfig config(Path folder) throws Exception {
    return new EditedConfig(CONFIG, folder)
        .replace(
            "directory/defaults.yaml",
            "accepts: [igor-wish/1, mediated-contact/1, probation-handover/1, release-notice/1,"
                + " answer/2]",
            "accepts: [igor-wish/1, mediated-contact/1, probation-handover/1, release-notice/1,"
                + " answer/2, bare-wish/1, secret-wish/1]")
        .type(BARE, type(BARE, "OSL-35-1"))
        .type(SECRET, type(SECRET, "OSL-18-1"));
  }

  private static String type(TypeVersion type, String regime) {
    return """
    type: %s
    nameSv: Prov
    nameEn: Trial
    to: authority-violence
    regime: %s
    schema: igor-wish/1
    subjectKinds: [PERPETRATOR_ADULT, PERPETRATOR_YOUNG]
    grounds:
      weighing: {purpose: PREVENT_CRIME, flags: [], ticks: []}
    urgency: ROUTINE
    urgencies: [ROUTINE, URGENT]
    urgentWhen: []
    steps: {}
    bookingLock: false
    hold: false
    victimFirst: false
    custodyConsentProvisional: false
    onCallWhenStuck: false
    staleAfter: PT24H
    """
        .formatted(type, regime);
  }

  private Attestation responsible(String... ticks) {
    return police.attest(AttesterRole.RESPONSIBLE_OFFICER, ticks);
  }

  private Sender.Made bare(Attestation by) throws Exception {
    return police.weighed(VIOLENCE, BARE, by, List.of("CRIME_NEED"));
  }

  @Test
  void aWeighingGoesWhenAResponsibleOfficerHasTickedAllThatTheDecisionDemands() throws Exception {
    Sender.Made made =
        bare(responsible("O-MEN", "O-SKYDD", "CHECK-18-1", "BDL-2-22", "CRIME_NEED"));
    Result result = mail.send(police, made);
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(Objects.requireNonNull(result.decision()).obligations()).contains("O-MEN");
    assertThat(mail.delivered(VIOLENCE, made.cover().messageId())).isEqualTo(made.cover());
  }

  @Test
  void theDecisionDemandsTheTicksThatTheTypeForgot() throws Exception {
    for (String forgotten : List.of("O-MEN", "O-SKYDD", "CHECK-18-1", "BDL-2-22", "CRIME_NEED")) {
      Set<String> ticks =
          new TreeSet<>(Set.of("O-MEN", "O-SKYDD", "CHECK-18-1", "BDL-2-22", "CRIME_NEED"));
      ticks.remove(forgotten);
      Sender.Made made = bare(responsible(ticks.toArray(String[]::new)));
      mail.refused(mail.send(police, made), SlCode.NOT_ATTESTED);
      assertThat(mail.hasCome(VIOLENCE, made.cover().messageId())).isFalse();
    }
  }

  @Test
  void anOfficerWhoIsNotResponsibleCannotAttestAWeighing() throws Exception {
    for (AttesterRole role :
        List.of(AttesterRole.OFFICER, AttesterRole.REVIEWER, AttesterRole.HEAD_OF_INVESTIGATION)) {
      Sender.Made made =
          bare(police.attest(role, "O-MEN", "O-SKYDD", "CHECK-18-1", "BDL-2-22", "CRIME_NEED"));
      mail.refused(mail.send(police, made), SlCode.WRONG_ATTESTER);
    }
  }

  @Test
  void anAssessmentThatIsStillToBeMadeIsNone() throws Exception {
    Attestation tomorrow =
        new Attestation(
            OfficerId.of("p-17"),
            AttesterRole.RESPONSIBLE_OFFICER,
            clock.instant().plus(Duration.ofDays(1)),
            responsible("O-MEN", "O-SKYDD", "CHECK-18-1", "BDL-2-22", "CRIME_NEED").ticks());
    mail.refused(mail.send(police, bare(tomorrow)), SlCode.FUTURE_DATE);
  }

  /** In danger, and no exception met: a person decides (vocabulary 2 L3). */
  private Sender.Made inDanger() throws Exception {
    return police.weighed(
        VIOLENCE,
        BARE,
        responsible("O-MEN", "O-SKYDD", "CHECK-18-1", "BDL-2-22", "ACUTE_DANGER"),
        List.of("ACUTE_DANGER"));
  }

  private DecisionSummary toReview(Sender.Made made) throws Exception {
    Result result = mail.send(police, made);
    mail.refused(result, SlCode.NEEDS_REVIEW);
    DecisionSummary decision = Objects.requireNonNull(result.decision());
    assertThat(decision.outcome()).isEqualTo("REVIEW");
    return decision;
  }

  private Review review(DecisionSummary decision, AttesterRole role, String... ticks) {
    return new Review(
        OfficerId.of("r-1"),
        role,
        clock.instant(),
        decision.id(),
        decision.parts().getFirst().part(),
        decision.ruleset(),
        new TreeSet<>(List.of(ticks)));
  }

  private Result again(Sender.Made made, Review... reviews) throws Exception {
    return mail.send(
        police, police.signedAgain(made, c -> c.reviewed(List.of(reviews), clock.instant())));
  }

  @Test
  void whatAReviewerHasSettledGoesAndIsOnRecord() throws Exception {
    Sender.Made made = inDanger();
    DecisionSummary asked = toReview(made);
    assertThat(asked.obligations()).contains("JURIST");
    Result result = again(made, review(asked, AttesterRole.REVIEWER, "JURIST"));
    assertThat(result.verdict()).isEqualTo(Verdict.ACCEPTED);
    DecisionSummary settled = Objects.requireNonNull(result.decision());
    assertThat(settled.outcome()).isEqualTo("PERMIT_WITH_OBLIGATION");
    assertThat(mail.delivered(VIOLENCE, made.cover().messageId()).reviews()).hasSize(1);
    List<Trails.Hop> hops =
        hub.bean(Trails.class)
            .ofUnit(made.cover().messageId(), police.unit(), new Actor("adapter", "test"))
            .orElseThrow();
    assertThat(hops)
        .filteredOn(hop -> hop.event().equals("ATTESTED"))
        .singleElement()
        .satisfies(hop -> assertThat(hop.actor()).isEqualTo("r-1"));
    assertThat(
            hub.bean(Trails.class)
                .ofUnit(made.cover().messageId(), UnitId.of(VIOLENCE), new Actor("adapter", "test"))
                .orElseThrow())
        .noneMatch(hop -> hop.event().equals("ATTESTED"));
  }

  @Test
  void aReviewHoldsForNothingButItsDecisionItsPartAndItsRules() throws Exception {
    Sender.Made made = inDanger();
    DecisionSummary asked = toReview(made);
    Review good = review(asked, AttesterRole.REVIEWER, "JURIST");
    DecisionSummary other = toReview(inDanger());
    mail.refused(
        again(made, Bent.of(good, "ruleset", "0".repeat(64))), SlCode.REVIEW_OF_OTHER_RULES);
    mail.refused(
        again(made, Bent.of(good, "part", other.parts().getFirst().part())),
        SlCode.REVIEW_OF_OTHER_PART);
    mail.refused(
        again(made, Bent.of(good, "decision", other.id())), SlCode.REVIEW_OF_OTHER_DECISION);
    assertThat(mail.hasCome(VIOLENCE, made.cover().messageId())).isFalse();
    assertThat(again(made, good).verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void factsChangedAfterTheReviewAreAnotherDecision() throws Exception {
    Sender.Made made = inDanger();
    DecisionSummary asked = toReview(made);
    Review review = review(asked, AttesterRole.REVIEWER, "JURIST");
    Sender.Made changed =
        police.signedAgain(
            made,
            c -> {
              PartHeader part = c.parts().getFirst();
              TreeSet<String> flags = new TreeSet<>(part.flags());
              flags.add("NARSTAENDE");
              Cover reviewed = c.reviewed(List.of(review), clock.instant());
              return Bent.of(reviewed, "parts", List.of(Bent.of(part, "flags", flags)));
            });
    mail.refused(mail.send(police, changed), SlCode.REVIEW_OF_OTHER_DECISION);
  }

  @Test
  void whoeverSendsCannotReviewHimself() throws Exception {
    Sender.Made made = inDanger();
    Review review = review(toReview(made), AttesterRole.REVIEWER, "JURIST");
    Review own = Bent.of(review, "officer", OfficerId.of("p-17"));
    mail.refused(again(made, own), SlCode.REVIEW_BY_SENDER);
  }

  @Test
  void onlyTheRoleThatTheDecisionNamesCanSettleIt() throws Exception {
    Sender.Made made = inDanger();
    DecisionSummary asked = toReview(made);
    for (AttesterRole role :
        List.of(
            AttesterRole.OFFICER,
            AttesterRole.RESPONSIBLE_OFFICER,
            AttesterRole.HEAD_OF_INVESTIGATION)) {
      mail.refused(again(made, review(asked, role, "JURIST")), SlCode.REVIEW_WRONG_ROLE);
    }
    mail.refused(again(made, review(asked, AttesterRole.REVIEWER)), SlCode.REVIEW_WRONG_ROLE);
  }

  @Test
  void theInvestigationsSecrecyIsItsHeadsToSettle() throws Exception {
    Sender.Made made =
        police.weighed(VIOLENCE, SECRET, responsible("O-MEN", "CRIME_NEED"), List.of("CRIME_NEED"));
    DecisionSummary asked = toReview(made);
    assertThat(asked.grounds()).containsExactly("OSL-18-1");
    mail.refused(
        again(made, review(asked, AttesterRole.REVIEWER, "JURIST", "FU-LEDARE")),
        SlCode.REVIEW_WRONG_ROLE);
    mail.refused(
        again(made, review(asked, AttesterRole.HEAD_OF_INVESTIGATION)), SlCode.REVIEW_WRONG_ROLE);
    assertThat(
            again(made, review(asked, AttesterRole.HEAD_OF_INVESTIGATION, "FU-LEDARE")).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void aNoIsNeverReviewedAway() throws Exception {
    Sender.Made made = police.weighed(VIOLENCE, BARE, responsible("O-MEN", "O-SKYDD"), List.of());
    Result no = mail.send(police, made);
    mail.refused(no, SlCode.DENIED);
    Review review = review(Objects.requireNonNull(no.decision()), AttesterRole.REVIEWER, "JURIST");
    mail.refused(again(made, review), SlCode.REVIEW_OF_OTHER_PART);
  }

  @Test
  void aWishWithConsentStillGoes() throws Exception {
    assertThat(mail.send(police, police.wish(VIOLENCE, UnaryOperator.identity())).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }
}
