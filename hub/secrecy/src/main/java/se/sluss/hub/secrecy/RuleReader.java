package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sluss.hub.secrecy.yaml.YamlNode;

/**
 * Reads the rule files: first the rules themselves, then, once all ids are known, their clauses.
 */
final class RuleReader {
  private final Map<String, YamlNode> files;
  private final Faults faults;
  private final Codes codes;
  private final List<LawRule> rules = new ArrayList<>();

  /**
   * @param files the rule files by name
   */
  RuleReader(Map<String, YamlNode> files, Faults faults) {
    this.files = files;
    this.faults = faults;
    Map<String, LawRule> byId = new HashMap<>();
    files.forEach(
        (file, root) -> {
          for (YamlNode rule : root.items("rules")) {
            if (byId.put(rule.string("id"), rule(root.get("act"), rule)) != null) {
              faults.in(file, rule.string("id")).add(rule, "the id is used twice");
            }
          }
        });
    codes = new Codes(byId.keySet());
    codes.names().forEach(id -> rules.add(byId.get(id)));
  }

  Codes codes() {
    return codes;
  }

  private static LawRule rule(YamlNode act, YamlNode rule) {
    YamlNode law = rule.get("law");
    YamlNode verified = rule.find("verified_through");
    return new LawRule(
        rule.string("id"),
        rule.string("citation"),
        LocalDate.parse(law.string("from")),
        date(law.find("to")),
        date(verified == null ? act.find("verified_through") : verified),
        Vocabulary.text(rule.get("text")));
  }

  private static @Nullable LocalDate date(@Nullable YamlNode node) {
    return node == null ? null : LocalDate.parse(node.string());
  }

  /** The whole table, with the clauses that the conditions make. */
  RuleTable read(ConditionReader conditions, Vocabulary vocabulary) {
    List<Clause> duties = new ArrayList<>();
    List<Clause> exceptions = new ArrayList<>();
    files.forEach(
        (file, root) -> {
          for (YamlNode rule : root.items("rules")) {
            Faults.Place place = faults.in(file, rule.string("id"));
            List<Clause> into =
                switch (rule.string("role")) {
                  case "duty" -> duties;
                  case "exception" -> exceptions;
                  default -> List.of();
                };
            for (YamlNode clause : rule.items("examined")) {
              into.add(clause(rule, clause, conditions, vocabulary, place));
            }
          }
        });
    exceptions.sort(
        Comparator.comparing(Clause::onlyAlone)
            .thenComparing(Clause::yields)
            .thenComparing(Clause::rule));
    List<FailedRule> failures =
        Stream.concat(duties.stream(), exceptions.stream())
            .flatMap(clause -> Clauses.failures(clause, codes))
            .distinct()
            .sorted()
            .toList();
    return new RuleTable(
        codes,
        List.copyOf(rules),
        Clauses.of(duties, vocabulary, codes, failures),
        Clauses.of(exceptions, vocabulary, codes, failures),
        failures);
  }

  private Clause clause(
      YamlNode rule,
      YamlNode clause,
      ConditionReader conditions,
      Vocabulary vocabulary,
      Faults.Place place) {
    YamlNode onlyWithout = clause.find("only_without");
    boolean alone = onlyWithout instanceof YamlNode.Scalar scalar && scalar.text().equals("all");
    List<Condition> requires = conditions.all(clause.items("requires"), place);
    if (requires.size() > Long.SIZE) {
      place.add(clause, "more than " + Long.SIZE + " conditions");
    }
    return new Clause(
        codes.number(rule.string("id")),
        conditions.all(clause.items("tried"), place),
        requires,
        new int[0],
        onlyWithout == null || alone ? List.of() : numbers(onlyWithout.items(), place),
        alone,
        numbers(clause.items("gives_way_to_failed"), place),
        numbers(clause.items("cites"), place),
        clause.items("fails_with").stream().map(c -> citation(c, conditions, place)).toList(),
        clause.items("obligations").stream()
            .map(due -> due(due, conditions, vocabulary, place))
            .toList());
  }

  private List<Integer> numbers(List<YamlNode> ids, Faults.Place place) {
    return ids.stream().map(id -> number(codes, id, place)).toList();
  }

  private Clause.Citation citation(YamlNode node, ConditionReader conditions, Faults.Place place) {
    if (node instanceof YamlNode.Scalar) {
      return new Clause.Citation(number(codes, node, place), List.of());
    }
    return new Clause.Citation(
        number(codes, node.get("rule"), place), conditions.all(node.items("when"), place));
  }

  private static Clause.Due due(
      YamlNode node, ConditionReader conditions, Vocabulary vocabulary, Faults.Place place) {
    Codes obligations = vocabulary.codes(Dimension.OBLIGATION);
    if (node instanceof YamlNode.Scalar) {
      return new Clause.Due(number(obligations, node, place), List.of());
    }
    return new Clause.Due(
        number(obligations, node.get("code"), place), conditions.all(node.items("when"), place));
  }

  /** The number of a code; a fault and 0 when there is no such code. */
  static int number(Codes codes, YamlNode node, Faults.Place place) {
    int number = codes.number(node.string());
    if (number == Codes.UNKNOWN) {
      place.add(node, "no such id: " + node.string());
      return 0;
    }
    return number;
  }
}
