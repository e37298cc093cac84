package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ruleset with anything wrong in it is refused whole, and the fault is shown where it stands. */
class RefusedRulesetTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copyTheRulesetThatShips() throws IOException {
    Path from = Shipped.folder();
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(path).toString());
        Path parent = to.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.copy(path, to);
      }
    }
  }

  private int change(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    int at = text.indexOf(from);
    assertThat(at).as("%s has %s", file, from).isNotNegative();
    Files.writeString(path, text.substring(0, at) + to + text.substring(at + from.length()));
    return (int) text.substring(0, at).lines().count();
  }

  private List<String> faults() {
    RulesetException refused =
        catchThrowableOfType(RulesetException.class, () -> Ruleset.load(folder));
    assertThat(refused).isNotNull();
    return refused.faults();
  }

  @Test
  void theCopyItselfIsAcceptedWithTheSameHash() throws Exception {
    assertThat(Ruleset.load(folder).hash()).isEqualTo(Shipped.ruleset().hash());
  }

  /** Not a fault: a rule that is repealed, on which a case of the order rests. */
  @Test
  void aConsentCarriesNothingOnceItsRuleIsRepealed() throws Exception {
    change(
        "rules/osl-12.yaml",
        "citation: OSL 12 kap. 2 §\n    law: {from: 2009-06-30}",
        "citation: OSL 12 kap. 2 §\n    law: {from: 2009-06-30, to: 2026-06-30}");
    SecrecyEngine engine = new SecrecyEngine(Ruleset.load(folder));
    Ask wish = Ask.wishToBeContacted();
    assertThat(engine.decide(wish.on("2026-06-30").facts()).outcome()).isEqualTo(Outcome.PERMIT);
    Decision after = engine.decide(wish.on("2026-07-01").facts());
    assertThat(after.outcome()).isEqualTo(Outcome.DENY);
    assertThat(after.grounds()).doesNotContain("OSL-12-2");
  }

  @Test
  void anUnknownConditionIsNamedWithFileLineAndRule() throws Exception {
    int line = change("rules/osl-10.yaml", "- {flag: CRIME_NEED}", "- {flagg: CRIME_NEED}");
    assertThat(faults())
        .anySatisfy(
            fault ->
                assertThat(fault)
                    .startsWith("rules/osl-10.yaml:" + line + ": OSL-10-15a: ")
                    .contains("flagg"));
  }

  @Test
  void aFlagThatDoesNotExistIsNamedWithFileLineAndRule() throws Exception {
    int line = change("rules/osl-10.yaml", "- {flag: CRIME_NEED}", "- {flag: CRIME_NED}");
    assertThat(faults())
        .contains("rules/osl-10.yaml:" + line + ": OSL-10-15a: no such flag: CRIME_NED");
  }

  @Test
  void aRuleThatTheOrderNamesAndNobodyWroteIsRefused() throws Exception {
    change("order.yaml", "grounds: [BELREG]", "grounds: [BELREGG]");
    assertThat(faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault).contains("B-criminal-record: no such id: BELREGG"));
  }

  @Test
  void aTextMissingInALanguageIsRefused() throws Exception {
    change("rules/plat.yaml", ", en: \"Where a threatened person is never goes", ", enn: \"Where");
    assertThat(faults()).anySatisfy(fault -> assertThat(fault).contains("PLAT-ADDR-DENY"));
  }

  @Test
  void anIdUsedTwiceIsRefused() throws Exception {
    change("rules/plat.yaml", "- id: PLAT-SPLIT", "- id: PLAT-ANON");
    assertThat(faults())
        .anySatisfy(fault -> assertThat(fault).contains("PLAT-ANON: the id is used twice"));
  }

  @Test
  void aKeyWrittenTwiceIsRefused() throws Exception {
    change("order.yaml", "covers_from:", "source_tolerance_months: 24\ncovers_from:");
    assertThat(faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault).contains("source_tolerance_months is repeated"));
  }

  @Test
  void aMissingFileIsRefused() throws Exception {
    Files.delete(folder.resolve("vocabulary/flags.yaml"));
    assertThat(faults()).containsExactly("vocabulary/flags.yaml:1: the file is missing");
  }

  @Test
  void whatIsNotYamlIsRefusedWithItsLine() throws Exception {
    Files.writeString(folder.resolve("order.yaml"), "steps:\n  - [unclosed\n");
    assertThat(faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault).matches("order\\.yaml:[23]: .*"));
  }

  @Test
  void anyChangedByteChangesTheHashSaveInTheReview() throws Exception {
    String before = Ruleset.load(folder).hash();
    change("review.yaml", "# Who has approved what.", "# Who approved what.");
    assertThat(Ruleset.load(folder).hash()).isEqualTo(before);
    change("rules/fb.yaml", "# The Parental Code", "# the Parental Code");
    assertThat(Ruleset.load(folder).hash()).isNotEqualTo(before);
  }

  private static String approval(String role, String hash, String through) {
    return "{approver: A, role: %s, ruleset_hash: %s, approved_on: 2026-05-01, through_date: %s}"
        .formatted(role, hash, through);
  }

  /** Every act approved by these; gives back what is missing on the day. */
  private List<String> missing(String day, String... approvals) throws Exception {
    Path review = folder.resolve("review.yaml");
    String before = Files.readString(review);
    Files.writeString(
        review,
        before
            .replace("approved: false", "approved: true")
            .replace("approvals: []", "approvals: [" + String.join(", ", approvals) + "]"));
    List<String> missing = Ruleset.load(folder).missingApprovals(LocalDate.parse(day));
    Files.writeString(review, before);
    return missing;
  }

  @Test
  void everyActNeedsAJuristAndAControllerForThisVeryHashThroughADayNotPassed() throws Exception {
    String hash = Ruleset.load(folder).hash();
    String jurist = approval("jurist", hash, "2026-12-31");
    String controller = approval("controller", hash, "2026-12-31");
    assertThat(missing("2026-12-31", jurist, controller)).isEmpty();
    assertThat(missing("2027-01-01", jurist, controller)).hasSize(2 * 18);
    assertThat(missing("2026-04-30", jurist, controller)).hasSize(2 * 18);
    assertThat(missing("2026-12-31", jurist)).contains("fb, controller: no approval").hasSize(18);
    assertThat(missing("2026-12-31", controller)).contains("fb, jurist: no approval").hasSize(18);
    assertThat(missing("2026-12-31", approval("jurist", "0".repeat(64), "2026-12-31"), controller))
        .contains("fb, jurist: approved other rules than these")
        .hasSize(18);
    change("rules/fb.yaml", "# The Parental Code", "# the Parental Code");
    assertThat(missing("2026-12-31", jurist, controller)).hasSize(2 * 18);
  }

  @Test
  void whatShipsIsApprovedByNobody() throws Exception {
    assertThat(Ruleset.load(folder).missingApprovals(LocalDate.of(2026, 5, 4)))
        .contains("review.yaml: approved is false", "order, jurist: no approval");
  }

  @Test
  void anActThatTheReviewDoesNotListIsRefused() throws Exception {
    change("review.yaml", "  - {id: fb, read_through: 2025-12-31, approvals: []}\n", "");
    assertThat(faults()).containsExactly("review.yaml:1: the act fb is not listed");
  }
}
