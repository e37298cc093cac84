package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The messages that travel every day, decided as vocabulary part 2 says. */
class EverydayFlowsTest {
  private final Ask wish = Ask.wishToBeContacted();

  @Test
  void aConsentedWishToBeContactedGoesFromThePoliceToTheUnitForPerpetrators() throws Exception {
    Decision decision = wish.decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
    assertThat(decision.grounds()).containsExactly("OSL-12-2");
    assertThat(decision.obligations())
        .containsExactlyInAnyOrder("CHECK-18-1", "BDL-2-22", "O-MIN", "O-SPLIT", "O-DOK");
  }

  @Test
  void aYoungPersonsConsentCountsAlike() throws Exception {
    Decision decision = wish.about("PERPETRATOR_YOUNG").flags("AGE_19").decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
    assertThat(decision.grounds()).containsExactly("OSL-12-2");
  }

  @Test
  void aBareNoIsDenied() throws Exception {
    Decision decision = wish.consent("ASKED_REFUSED").decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.grounds()).containsExactly("OSL-10-27", "OSL-35-1", "OSL-8-1");
    assertThat(decision.failed()).contains(new FailedRule("OSL-10-27", "OBVIOUS_INTEREST"));
    assertThat(decision.obligations()).containsExactlyInAnyOrder("O-DOK", "OFFER_CONSENT");
  }

  @Test
  void aNoWeighedAgainstTheNeedToPreventCrimeNeedsAnOfficer() throws Exception {
    Decision decision =
        wish.consent("ASKED_REFUSED").purpose("PREVENT_CRIME").flags("CRIME_NEED").decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT_WITH_OBLIGATION);
    assertThat(decision.grounds()).containsExactly("OSL-10-15a", "POLISL-6");
    assertThat(decision.obligations()).contains("O-MEN", "O-SKYDD", "BDL-2-22", "CHECK-18-1");
  }

  @Test
  void concernForAChildIsADutyTowardsTheChildUnit() throws Exception {
    Decision decision =
        wish.to("SOCIALNAMND_BARN", "AUTHORITY")
            .purpose("CHILD_CONCERN")
            .about("CHILD")
            .flags("CHILD_AT_RISK")
            .categories("VIOLENCE_INFO", "HOUSEHOLD")
            .consent("GUARDIAN_REFUSED")
            .decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.MUST_DISCLOSE);
    assertThat(decision.grounds()).containsExactly("OSL-10-28", "SOL-19-1-v2");
    assertThat(decision.obligations())
        .containsExactlyInAnyOrder("O-DOK", "O-GENAST", "O-MIN", "LABEL-40-7g");
  }

  @Test
  void theUnitMayAnswerThePoliceThatThereIsACaseOnConsent() throws Exception {
    Decision decision =
        wish.from("SOCIALNAMND_UTOVARE", "OSL-26-1")
            .to("POLIS", "AUTHORITY")
            .purpose("CASE_COORDINATION")
            .categories("CASE_EXISTS")
            .decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
    assertThat(decision.grounds()).containsExactly("OSL-12-2");
    assertThat(decision.obligations()).containsExactlyInAnyOrder("O-DOK", "O-MIN", "O-SPLIT");
  }

  @Test
  void frivardenMayHandOverOnConsentAndAttestsThatItIsNecessary() throws Exception {
    Ask handover =
        wish.on("2026-11-21")
            .from("FRIVARDEN", "OSL-35-15")
            .categories("CONTACT", "RELEASE_DATE", "SENTENCE_PLAN", "SOCIAL", "VIOLENCE_INFO");
    Decision decision = handover.decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT);
    assertThat(decision.grounds()).containsExactly("OSL-12-2");
    assertThat(decision.obligations())
        .containsExactlyInAnyOrder("BDL-2-22", "O-DOK", "O-MIN", "O-SPLIT");
    assertThat(handover.consent("NONE").decide().outcome()).isNotEqualTo(Outcome.PERMIT);
  }

  @Test
  void everyDecisionIsExplainedInBothLanguagesWithItsCitation() throws Exception {
    Decision decision = wish.decide();
    assertThat(decision.explanationSv()).contains("samtycker").contains("OSL 12 kap. 2 §");
    assertThat(decision.explanationEn()).contains("consents").contains("OSL 12 kap. 2 §");
  }

  @Test
  void whatTheHubDoesNotKnowIsRefusedNeverGuessed() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> wish.purpose("SOMETHING_ELSE").decide())
        .isInstanceOf(UnknownFactsException.class)
        .hasMessageContaining("purpose");
  }
}
