package se.sluss.hub.secrecy;

import java.util.List;
import se.sluss.hub.secrecy.yaml.YamlNode;

/**
 * Conditions on how far an examination has come: what was tried, held, failed, decided or is due.
 */
final class StateConditions {
  /** The name of the fact that a penalty scale's minimum is. */
  static final String MINIMUM_PENALTY = "minimum_penalty";

  private final Vocabulary vocabulary;
  private final Codes rules;
  private final Codes cases;

  StateConditions(Vocabulary vocabulary, Codes rules, Codes cases) {
    this.vocabulary = vocabulary;
    this.rules = rules;
    this.cases = cases;
  }

  Condition read(String key, YamlNode value, Faults.Place place) {
    return switch (key) {
      case "any_held" -> new Condition(key, Examination::anyHeldInStep);
      case "failed" -> {
        boolean[] failed = numbers(rules, value, "rule", place);
        yield new Condition(key, x -> x.any(failed, Examination.Verdict.FAILED));
      }
      case "gave_way" -> {
        boolean[] gaveWay = numbers(rules, value, "rule", place);
        yield new Condition(key, x -> x.any(gaveWay, Examination.Verdict.GAVE_WAY));
      }
      case "tried" -> {
        boolean[] tried = numbers(rules, value, "rule", place);
        yield new Condition(key, x -> x.anyTried(tried));
      }
      case "held_other_than" -> {
        boolean[] others = numbers(rules, value, "rule", place);
        for (int i = 0; i < others.length; i++) {
          others[i] = !others[i];
        }
        yield new Condition(key, x -> x.any(others, Examination.Verdict.HELD));
      }
      case "fails_only_on" -> {
        boolean[] failed = numbers(rules, value.get("rules"), "rule", place);
        String fact = value.string("fact");
        yield new Condition(key, x -> x.failsOnlyOn(failed, fact));
      }
      case "minimum_penalty_on_decision_date_meets" -> {
        boolean[] meets = numbers(rules, value, "rule", place);
        yield new Condition(key, x -> x.minimumMetOnDecisionDay(meets));
      }
      case "case" -> {
        boolean[] deciding = numbers(cases, value, "case", place);
        yield new Condition(key, x -> deciding[x.decidingCase()]);
      }
      case "outcome" -> {
        List<Outcome> outcomes =
            value.items().stream().map(item -> Outcome.valueOf(item.string())).toList();
        yield new Condition(key, x -> outcomes.contains(x.outcome()));
      }
      case "due" -> {
        int due = vocabulary.codes(Dimension.OBLIGATION).number(value.string());
        if (due == Codes.UNKNOWN) {
          place.add(value, "no such obligation: " + value.string());
        }
        yield new Condition(key, x -> due >= 0 && x.obligations().get(due));
      }
      default -> {
        place.add(value, "no such condition: " + key);
        yield new Condition(key, x -> false);
      }
    };
  }

  private static boolean[] numbers(Codes codes, YamlNode list, String what, Faults.Place place) {
    boolean[] members = new boolean[codes.size()];
    for (YamlNode item : list.items()) {
      int number = codes.number(item.string());
      if (number == Codes.UNKNOWN) {
        place.add(item, "no such " + what + ": " + item.string());
      } else {
        members[number] = true;
      }
    }
    return members;
  }
}
