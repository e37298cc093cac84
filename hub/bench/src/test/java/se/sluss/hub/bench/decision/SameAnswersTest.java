package se.sluss.hub.bench.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Facts;
import se.sluss.hub.secrecy.Outcome;
import se.sluss.hub.secrecy.Ruleset;
import se.sluss.hub.secrecy.SecrecyEngine;
import se.sluss.hub.secrecy.UnknownFactsException;

class SameAnswersTest {
  /** The steps that the core in Cedar holds; M is its want of a permit. */
  private static final Set<String> CORE = Set.of("A", "B", "E", "I", "J", "M");

  private final Ruleset shipped = Rulesets.SHIPPED.load();

  @Test
  void theRulesOfOtherAreasChangeNoAnswer() throws UnknownFactsException {
    SecrecyEngine few = new SecrecyEngine(shipped);
    SecrecyEngine many = new SecrecyEngine(Rulesets.MANY.load());
    for (Facts part : Parts.all()) {
      Decision decision = few.decide(part);
      assertThat(many.decide(part).categories()).isEqualTo(decision.categories());
    }
  }

  @Test
  void cedarAgreesOnWhateverTheCoreDecides() throws UnknownFactsException {
    SecrecyEngine engine = new SecrecyEngine(shipped);
    CedarCore cedar = new CedarCore(shipped);
    int compared = 0;
    for (Facts part : Parts.all()) {
      Decision decision = engine.decide(part);
      String step = decision.categories().getFirst().step();
      if (CORE.contains(step.substring(0, 1)) && !step.equals("J-guardian")) {
        assertThat(cedar.permits(cedar.request(part)))
            .as("%s, %s", step, part)
            .isEqualTo(decision.outcome() != Outcome.DENY);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(40);
  }
}
