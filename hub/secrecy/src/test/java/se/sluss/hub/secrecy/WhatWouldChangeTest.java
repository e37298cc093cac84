package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.sluss.hub.secrecy.WhatWouldChange.Change;
import se.sluss.hub.secrecy.WhatWouldChange.Kind;
import se.sluss.hub.secrecy.cases.DecideCases;

/** What is told would change an answer changes it, and to just what is told. */
class WhatWouldChangeTest {
  private final SecrecyEngine engine = Shipped.engine();
  private final WhatWouldChange changes = new WhatWouldChange(engine, Shipped.ruleset());

  private static List<Facts> cases() throws Exception {
    try (Reader csv =
        new InputStreamReader(
            Objects.requireNonNull(
                WhatWouldChangeTest.class.getResourceAsStream("/cases/cases.csv")),
            StandardCharsets.UTF_8)) {
      return DecideCases.facts(csv);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Applied here by hand, not by what the class under test has put together. */
  private static Facts applied(Facts facts, Change change, Map<String, Facts> receivers) {
    Set<String> flags = new HashSet<>(facts.flags());
    Set<String> categories = new HashSet<>(facts.categories());
    String consent = facts.consentState();
    boolean onRequest = facts.onRequest();
    Facts to = facts;
    switch (change.kind()) {
      case CONSENT -> consent = Objects.requireNonNull(change.code());
      case ATTESTATION -> flags.add(Objects.requireNonNull(change.code()));
      case WITHOUT_CATEGORY -> categories.remove(Objects.requireNonNull(change.code()));
      case RECEIVER -> to = Objects.requireNonNull(receivers.get(change.code()));
      case ON_REQUEST -> onRequest = true;
    }
    return new Facts(
        facts.decisionDate(),
        facts.offenceDate(),
        facts.offence(),
        onRequest,
        flags,
        facts.sender(),
        facts.senderRegime(),
        to.receiver(),
        to.receiverType(),
        facts.purpose(),
        facts.dataSubject(),
        categories,
        consent);
  }

  private static Facts to(Facts facts, String receiver, String type) {
    return new Facts(
        facts.decisionDate(),
        facts.offenceDate(),
        facts.offence(),
        facts.onRequest(),
        facts.flags(),
        facts.sender(),
        facts.senderRegime(),
        receiver,
        type,
        facts.purpose(),
        facts.dataSubject(),
        facts.categories(),
        facts.consentState());
  }

  @Test
  void everyChangeThatIsToldGivesWhatItSaysInEachOfTheWrittenCases() throws Exception {
    int told = 0;
    int casesWithSome = 0;
    for (Facts facts : cases()) {
      Map<String, Facts> receivers = new TreeMap<>();
      receivers.put("child", to(facts, "SOCIALNAMND_BARN", "AUTHORITY"));
      receivers.put("user of violence", to(facts, "SOCIALNAMND_UTOVARE", "AUTHORITY"));
      Outcome now = engine.decide(facts).outcome();
      List<Change> all = changes.of(facts, receivers);
      for (Change change : all) {
        Decision again = engine.decide(applied(facts, change, receivers));
        assertThat(again.outcome())
            .as("%s %s", change.kind(), change.code())
            .isEqualTo(change.decision().outcome())
            .isNotEqualTo(now);
        assertThat(again.grounds()).isEqualTo(change.decision().grounds());
        assertThat(again.obligations()).isEqualTo(change.decision().obligations());
      }
      told += all.size();
      casesWithSome += all.isEmpty() ? 0 : 1;
    }
    // A class that tells nothing would pass the above.
    assertThat(told).isGreaterThan(100);
    assertThat(casesWithSome).isGreaterThan(40);
  }

  /** Nobody is shown which protection to leave out: no circumstance is ever taken away. */
  @Test
  void noChangeTakesACircumstanceAwayAndAnAddedOneAlwaysLetsMoreThrough() throws Exception {
    for (Facts facts : cases()) {
      Outcome now = engine.decide(facts).outcome();
      for (Change change : changes.of(facts, Map.of())) {
        assertThat(change.facts().flags()).containsAll(facts.flags());
        if (change.kind() == Kind.ATTESTATION) {
          assertThat(opens(change.decision().outcome())).isGreaterThan(opens(now));
        }
      }
    }
  }

  private static int opens(Outcome outcome) {
    return List.of(
            Outcome.DENY,
            Outcome.REVIEW,
            Outcome.PERMIT_WITH_OBLIGATION,
            Outcome.PERMIT,
            Outcome.MUST_DISCLOSE)
        .indexOf(outcome);
  }

  /** OSL 12 kap. 2 §: his own yes lifts the secrecy that protects him. */
  @Test
  void withoutAYesThePoliceAreToldThatHisYesWouldChangeTheAnswer() throws Exception {
    Facts asked = wish("NONE");
    assertThat(engine.decide(asked).outcome()).isEqualTo(Outcome.DENY);
    List<Change> told = changes.of(asked, Map.of());
    assertThat(told.getFirst().kind()).isEqualTo(Kind.CONSENT);
    assertThat(told.getFirst().code()).isEqualTo("ACTIVE");
    assertThat(told.getFirst().decision().outcome()).isEqualTo(Outcome.PERMIT);
    assertThat(told.getFirst().decision().grounds()).containsExactly("OSL-12-2");
    // OSL 10 kap. 27 §: if the interest in disclosure obviously weighs more.
    assertThat(told)
        .anySatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.ATTESTATION);
              assertThat(change.code()).isEqualTo("OBVIOUS_INTEREST");
              assertThat(change.decision().grounds()).contains("OSL-10-27");
            });
  }

  @Test
  void withAYesTheyAreToldThatItsWithdrawalWouldChangeIt() throws Exception {
    List<Change> told = new ArrayList<>(changes.of(wish("ACTIVE"), Map.of()));
    told.removeIf(change -> change.kind() != Kind.CONSENT);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().code()).isEqualTo("WITHDRAWN");
    assertThat(told.getFirst().decision().outcome()).isEqualTo(Outcome.DENY);
  }

  private static Facts wish(String consent) {
    return new Facts(
        LocalDate.of(2026, 5, 4),
        null,
        null,
        false,
        Set.of(),
        "POLIS",
        "OSL-35-1",
        "SOCIALNAMND_UTOVARE",
        "AUTHORITY",
        "TREATMENT_REFERRAL",
        "PERPETRATOR_ADULT",
        Set.of("CONTACT", "SUSPICION"),
        consent);
  }
}
