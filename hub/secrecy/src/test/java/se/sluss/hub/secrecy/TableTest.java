package se.sluss.hub.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.sluss.hub.secrecy.naive.FactsGenerator;
import se.sluss.hub.secrecy.yaml.YamlNode;
import se.sluss.hub.secrecy.yaml.YamlReader;

/** The tables themselves: what is missing, overlaps, or can never matter. */
class TableTest {
  private static final int LAW_ROWS = 122;

  private final Ruleset ruleset = Shipped.ruleset();

  @Test
  void everyRuleOfTheSourceIsThere() {
    assertThat(ruleset.rules()).hasSize(LAW_ROWS);
  }

  @Test
  void successiveWordingsOfARuleNeitherOverlapNorLeaveAGap() {
    Map<String, List<LawRule>> wordings =
        ruleset.rules().stream()
            .filter(rule -> rule.id().matches(".*-v[0-9]"))
            .collect(Collectors.groupingBy(rule -> rule.id().replaceAll("-v[0-9]$", "")));
    assertThat(wordings).isNotEmpty();
    wordings.forEach(
        (rule, versions) -> {
          versions.sort(Comparator.comparing(LawRule::validFrom));
          for (int i = 1; i < versions.size(); i++) {
            assertThat(versions.get(i - 1).validTo())
                .as(rule)
                .isEqualTo(versions.get(i).validFrom().minusDays(1));
          }
          assertThat(versions.getLast().validTo()).as(rule).isNull();
        });
  }

  @Test
  void onEveryDayOfTheChangeCalendarExactlyOneReportRuleApplies() {
    for (LocalDate day : daysAroundChanges("2013-01-02")) {
      assertThat(applying(day, "SOL2001-14-1", "SOL-19-1-v1", "SOL-19-1-v2"))
          .as("%s", day)
          .hasSize(1);
    }
  }

  @Test
  void onEveryDayOfTheChangeCalendarPrivateSocialServicesHaveOneRuleOfConfidentiality() {
    for (LocalDate day : daysAroundChanges("2009-07-01")) {
      assertThat(applying(day, "SOL2001-15-1", "SOL-17-11")).as("%s", day).hasSize(1);
    }
  }

  private Set<LocalDate> daysAroundChanges(String from) {
    Set<LocalDate> days = new TreeSet<>();
    for (LocalDate change : ruleset.changeDates()) {
      if (!change.isBefore(LocalDate.parse(from))) {
        days.addAll(List.of(change.minusDays(1), change, change.plusDays(1)));
      }
    }
    assertThat(days).contains(LocalDate.of(2025, 7, 1), LocalDate.of(2026, 1, 15));
    return days;
  }

  private List<String> applying(LocalDate day, String... ids) {
    return Stream.of(ids)
        .filter(id -> ruleset.rule(id).filter(rule -> rule.appliesOn(day)).isPresent())
        .toList();
  }

  @Test
  void everyRegimeHasItsRuleSaveTheCriminalRecordThatIsStoppedBefore() {
    List<String> without =
        ruleset.codes(Dimension.REGIME).stream()
            .filter(regime -> ruleset.rule(regime).isEmpty())
            .toList();
    assertThat(without).containsExactly("OSL-35-3");
  }

  @Test
  void everyTextIsThereInBothLanguagesAndNotTheSameTwice() {
    ruleset
        .rules()
        .forEach(
            rule -> {
              assertThat(rule.text().sv()).as(rule.id()).isNotBlank();
              assertThat(rule.text().en()).as(rule.id()).isNotBlank();
              assertThat(rule.text().sv()).as(rule.id()).isNotEqualTo(rule.text().en());
            });
    for (Dimension dimension : Dimension.values()) {
      for (String code : ruleset.codes(dimension)) {
        assertThat(ruleset.text(dimension, code)).as(code).isPresent();
      }
    }
  }

  @Test
  void everyConditionThatARuleCanFailOnHasWords() {
    FactsGenerator generator = new FactsGenerator(new SplittableRandom(6));
    Set<String> wordless = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    SecrecyEngine engine = Shipped.engine();
    for (int i = 0; i < 6_000; i++) {
      try {
        for (FailedRule failed : engine.decide(generator.next()).failed()) {
          seen.add(failed.onFact());
          if (ruleset.conditionText(failed.onFact()).isEmpty()) {
            wordless.add(failed.onFact());
          }
        }
      } catch (UnknownFactsException e) {
        assertThat(e.field()).isNotBlank();
      }
    }
    assertThat(seen).hasSizeGreaterThan(30);
    assertThat(wordless).isEmpty();
  }

  @Test
  void everyCitationHasASourceAndADayThroughWhichItWasRead() throws Exception {
    for (YamlNode file : ruleFiles()) {
      assertThat(file.get("act").string("source")).isNotBlank();
      boolean own = file.get("act").string("id").equals("plat");
      for (YamlNode rule : file.items("rules")) {
        assertThat(rule.string("citation")).isNotBlank();
        assertThat(ruleset.rule(rule.string("id")).map(LawRule::verifiedThrough).isPresent())
            .as(rule.string("id"))
            .isEqualTo(!own);
      }
    }
  }

  @Test
  void everyActHasItsLineInTheReviewAndNothingIsApproved() throws Exception {
    Set<String> acts = new HashSet<>(Set.of("offences", "order"));
    for (YamlNode file : ruleFiles()) {
      acts.add(file.get("act").string("id"));
    }
    assertThat(ruleset.review().acts().stream().map(Review.Act::id))
        .containsExactlyInAnyOrderElementsOf(acts);
    assertThat(ruleset.missingApprovals(LocalDate.of(2026, 5, 4))).isNotEmpty();
  }

  @Test
  void everyDutyAndExceptionDecidesSomeQuestionAndEveryObligationFollowsFromSome()
      throws Exception {
    Set<String> deciding = new TreeSet<>();
    for (YamlNode file : ruleFiles()) {
      for (YamlNode rule : file.items("rules")) {
        if (!rule.items("examined").isEmpty()) {
          deciding.add(rule.string("id"));
        }
      }
    }
    Set<String> obligations = new TreeSet<>(ruleset.codes(Dimension.OBLIGATION));
    FactsGenerator generator = new FactsGenerator(new SplittableRandom(5));
    SecrecyEngine engine = Shipped.engine();
    for (int i = 0; i < 400_000 && !(deciding.isEmpty() && obligations.isEmpty()); i++) {
      try {
        Decision decision = engine.decide(generator.next());
        obligations.removeAll(decision.obligations());
        if (decision.outcome().discloses()) {
          deciding.removeAll(decision.grounds());
        }
      } catch (UnknownFactsException e) {
        assertThat(e.field()).isNotBlank();
      }
    }
    assertThat(deciding).as("rules that decided nothing").isEmpty();
    assertThat(obligations).as("obligations that never followed").isEmpty();
  }

  @Test
  void everyRuleIsCitedByTheOrderExaminedARegimeOrSaysWhyItIsNever() throws Exception {
    Set<String> silent = new TreeSet<>();
    String order = Files.readString(Shipped.folder().resolve("order.yaml"));
    List<String> regimes = ruleset.codes(Dimension.REGIME);
    for (YamlNode file : ruleFiles()) {
      for (YamlNode rule : file.items("rules")) {
        String id = rule.string("id");
        boolean heard =
            order.contains(id)
                || regimes.contains(id)
                || !rule.items("examined").isEmpty()
                || rule.find("never_automatic") != null;
        if (!heard) {
          silent.add(id);
        }
      }
    }
    // Named by the feedback duties together with themselves.
    assertThat(silent).containsExactly("OSL-26-9a");
  }

  @Test
  void penaltyScalesAreInOrderOfTime() throws Exception {
    YamlNode offences = read(Shipped.folder().resolve("vocabulary/offences.yaml"));
    Map<String, List<String>> starts = new TreeMap<>();
    for (YamlNode offence : offences.items("offences")) {
      starts.put(
          offence.string("code"),
          offence.items("minimum").stream().map(step -> step.optional("from").orElse("")).toList());
    }
    assertThat(starts).hasSize(16);
    assertThat(starts.values())
        .allMatch(days -> days.equals(days.stream().sorted().distinct().toList()));
  }

  private static List<YamlNode> ruleFiles() throws IOException, YamlReader.YamlFault {
    List<YamlNode> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(Shipped.folder().resolve("rules"))) {
      for (Path path : paths.toList()) {
        files.add(read(path));
      }
    }
    assertThat(files).hasSizeGreaterThan(10);
    return files;
  }

  private static YamlNode read(Path path) throws IOException, YamlReader.YamlFault {
    return YamlReader.read(Files.readString(path));
  }
}
