package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import se.sluss.hub.secrecy.yaml.YamlNode;

/** Reads the order of examination. */
final class OrderReader {
  private static final String FILE = "order.yaml";

  private final YamlNode root;
  private final Codes rules;
  private final Codes obligations;
  private final Codes cases;
  private final Faults faults;

  OrderReader(YamlNode root, Codes rules, Codes obligations, Faults faults) {
    this.root = root;
    this.rules = rules;
    this.obligations = obligations;
    this.faults = faults;
    List<String> names = new ArrayList<>();
    for (YamlNode step : root.items("steps")) {
      for (YamlNode one : step.items("cases")) {
        if (names.contains(one.string("case"))) {
          faults.in(FILE, one.string("case")).add(one, "the name is used twice");
        }
        names.add(one.string("case"));
      }
    }
    cases = new Codes(names);
  }

  Codes cases() {
    return cases;
  }

  Order read(ConditionReader conditions, Vocabulary vocabulary) {
    List<Order.Step> steps =
        root.items("steps").stream().map(step -> step(step, conditions)).toList();
    YamlNode stale = root.get("stale_permit");
    Faults.Place stalePlace = faults.in(FILE, "stale_permit");
    return new Order(
        LocalDate.parse(root.string("covers_from")),
        root.get("source_tolerance_months").integer(),
        new Order.Stale(
            Outcome.valueOf(stale.string("outcome")),
            numbers(rules, stale.items("grounds"), stalePlace),
            numbers(obligations, stale.items("obligations"), stalePlace),
            Vocabulary.text(stale.get("text"))),
        steps.stream().map(OrderReader::indexed).toList(),
        cases,
        index(steps, vocabulary),
        together(root.get("together")));
  }

  private static Index index(List<Order.Step> steps, Vocabulary vocabulary) {
    return new Index(
        steps.stream()
            .flatMap(step -> step.cases().stream())
            .sorted(Comparator.comparing(Order.Case::number))
            .map(Order.Case::when)
            .toList(),
        vocabulary);
  }

  /** The step with the conditions that the index leaves to its cases. */
  private static Order.Step indexed(Order.Step step) {
    return new Order.Step(
        step.id(),
        step.name(),
        step.onlyWhen(),
        step.examines(),
        step.cases().stream().map(one -> one.onlyWhen(Index.rest(one.when()))).toList(),
        step.adds());
  }

  private Order.Step step(YamlNode step, ConditionReader conditions) {
    Faults.Place place = faults.in(FILE, "step " + step.string("step"));
    return new Order.Step(
        step.string("step"),
        Vocabulary.text(step.get("name")),
        conditions.all(step.items("only_when"), place),
        switch (step.optional("examines").orElse("")) {
          case "duties" -> Order.Examines.DUTIES;
          case "exceptions" -> Order.Examines.EXCEPTIONS;
          default -> Order.Examines.NOTHING;
        },
        step.items("cases").stream().map(one -> oneCase(one, conditions)).toList(),
        grounds(step.items("adds"), conditions, place));
  }

  private Order.Case oneCase(YamlNode one, ConditionReader conditions) {
    Faults.Place place = faults.in(FILE, one.string("case"));
    YamlNode whenCut = one.find("when_cut");
    return new Order.Case(
        cases.number(one.string("case")),
        conditions.all(one.items("when"), place),
        Outcome.valueOf(one.string("outcome")),
        grounds(one.items("grounds"), conditions, place),
        whenCut != null && whenCut.get("keeps_grounds").bool(),
        whenCut == null ? List.of() : numbers(obligations, whenCut.items("obligations"), place),
        Vocabulary.text(one.get("text")));
  }

  private List<Order.Ground> grounds(
      List<YamlNode> nodes, ConditionReader conditions, Faults.Place place) {
    List<Order.Ground> grounds = new ArrayList<>();
    for (YamlNode node : nodes) {
      List<Condition> when = conditions.all(node.items("when"), place);
      if (node instanceof YamlNode.Scalar) {
        grounds.add(new Order.OneRule(RuleReader.number(rules, node, place), false, false, when));
      } else if (node.find("these") != null) {
        grounds.add(
            new Order.These(
                switch (node.string("these")) {
                  case "held" -> Order.Which.HELD;
                  case "failed" -> Order.Which.FAILED;
                  default -> Order.Which.REGIME;
                },
                when));
      } else {
        grounds.add(
            new Order.OneRule(
                RuleReader.number(rules, node.get("rule"), place),
                node.find("supports") != null,
                node.find("any_day") != null,
                when));
      }
    }
    return List.copyOf(grounds);
  }

  private Order.Together together(YamlNode together) {
    Faults.Place place = faults.in(FILE, "together");
    return new Order.Together(
        together.strings("precedence").stream().map(Outcome::valueOf).toList(),
        Outcome.valueOf(together.string("permit_when_cut")),
        numbers(rules, together.items("cut_grounds"), place),
        numbers(obligations, together.items("cut_obligations"), place),
        Vocabulary.text(together.get("text")));
  }

  private static List<Integer> numbers(Codes codes, List<YamlNode> nodes, Faults.Place place) {
    return nodes.stream().map(node -> RuleReader.number(codes, node, place)).toList();
  }
}
