package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** OSL was read through 1 June 2026, and a permit may lean on it for twelve months. */
class StaleSourceTest {
  private final Ask wish = Ask.wishToBeContacted();

  @Test
  void onTheLastDayOfTheToleranceAPermitIsStillAPermit() throws Exception {
    assertThat(wish.on("2027-06-01").decide().outcome()).isEqualTo(Outcome.PERMIT);
  }

  @Test
  void theDayAfterItIsAQuestionForAPersonThatNamesTheRule() throws Exception {
    Decision decision = wish.on("2027-06-02").decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.grounds()).containsExactly("OSL-12-2", "PLAT-PURPOSE");
    assertThat(decision.obligations()).contains("JURIST").doesNotContain("O-MIN");
    assertThat(decision.warnings()).containsExactly("OSL-12-2");
    assertThat(decision.explanationSv()).contains("jurist bekräftar");
  }

  @Test
  void aPermitWithObligationsBecomesAQuestionAlike() throws Exception {
    Decision decision =
        wish.on("2027-06-02").purpose("PREVENT_CRIME").flags("CRIME_NEED").consent("NONE").decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.REVIEW);
    assertThat(decision.warnings()).containsExactly("OSL-10-15a");
  }

  @Test
  void aDutyStandsAndWarns() throws Exception {
    Decision decision =
        wish.on("2027-06-02")
            .to("SOCIALNAMND_BARN", "AUTHORITY")
            .purpose("CHILD_CONCERN")
            .flags("CHILD_AT_RISK")
            .decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.MUST_DISCLOSE);
    assertThat(decision.warnings()).contains("SOL-19-1-v2");
  }

  @Test
  void aRuleThatOnlySupportsDoesNotMakeTheDeciderStale() throws Exception {
    Decision decision =
        wish.on("2026-11-21")
            .from("KRIMINALVARDEN", "OSL-35-15")
            .purpose("PREVENT_CRIME")
            .flags("CRIME_NEED")
            .categories("RELEASE_DATE")
            .consent("NONE")
            .decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.PERMIT_WITH_OBLIGATION);
    assertThat(decision.grounds()).containsExactly("FANG-7", "OSL-10-15a");
    assertThat(decision.warnings()).isEmpty();
  }

  @Test
  void aRefusalNeedsNoFreshSource() throws Exception {
    Decision decision = wish.on("2030-01-01").consent("ASKED_REFUSED").decide();
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.warnings()).isEmpty();
  }
}
