package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import se.sluss.hub.secrecy.yaml.YamlNode;

/**
 * Reads conditions. A condition is a map; each of its keys must hold. The keys that speak of the
 * facts are here, those that speak of the examination in {@link StateConditions}.
 */
final class ConditionReader {
  private final Vocabulary vocabulary;
  private final StateConditions state;
  private final Map<String, YamlNode> named = new HashMap<>();

  /**
   * @param rules every rule id of the table
   * @param cases every case of the order of examination
   * @param facts the file of named facts
   */
  ConditionReader(Vocabulary vocabulary, Codes rules, Codes cases, YamlNode facts) {
    this.vocabulary = vocabulary;
    this.state = new StateConditions(vocabulary, rules, cases);
    for (YamlNode fact : facts.items("facts")) {
      named.put(fact.string("id"), fact);
    }
  }

  /** A list of conditions that must all hold. */
  List<Condition> all(List<YamlNode> nodes, Faults.Place place) {
    return nodes.stream().map(node -> one(node, place)).toList();
  }

  /** One condition. */
  Condition one(YamlNode node, Faults.Place place) {
    List<Condition> parts = new ArrayList<>();
    StringJoiner facts = new StringJoiner("+");
    for (String key : node.keys()) {
      if (!key.equals("name") && !key.equals("is")) {
        Condition part = key(key, node, node.get(key), place);
        parts.add(part);
        facts.add(part.fact());
      }
    }
    String fact = node.optional("name").orElse(facts.toString());
    if (parts.size() == 1) {
      Condition only = parts.getFirst();
      return new Condition(fact, only.test(), only.members(), only.all());
    }
    return new Condition(
        fact, examination -> Condition.all(parts, examination), null, List.copyOf(parts));
  }

  private Condition key(String key, YamlNode whole, YamlNode value, Faults.Place place) {
    return switch (key) {
      case "sender", "sender_not", "receiver", "receiver_not" ->
          member(key, Dimension.PARTY, value, place);
      case "regime", "regime_not" -> member(key, Dimension.REGIME, value, place);
      case "receiver_type", "receiver_type_not" ->
          member(key, Dimension.RECEIVER_TYPE, value, place);
      case "purpose", "purpose_not" -> member(key, Dimension.PURPOSE, value, place);
      case "data_subject", "data_subject_not" -> member(key, Dimension.DATA_SUBJECT, value, place);
      case "category", "category_not" -> member(key, Dimension.CATEGORY, value, place);
      case "consent", "consent_not" -> member(key, Dimension.CONSENT, value, place);
      case "flag" -> flag(value, place);
      case "no_flag" -> not("no_" + value.string(), flag(value, place));
      case "flags" -> every("flags", value.items().stream().map(v -> flag(v, place)).toList());
      case "fact" -> fact(value, place);
      case "none" -> not("none_of_" + any(value, place).fact(), any(value, place));
      case "any" -> any(value, place);
      case "always" -> new Condition(key, examination -> true);
      case "on_request" -> {
        boolean expected = value.bool();
        yield new Condition(key, x -> x.question().onRequest() == expected);
      }
      case "age_below" -> ageBelow(value.integer());
      case "age_given" -> new Condition("age", x -> x.question().age() != Codes.UNKNOWN);
      case "consent_scope_names_category" -> consentScope();
      case "decided_from" -> {
        int day = Vocabulary.day(value);
        yield new Condition("decision_date", x -> x.question().day() >= day);
      }
      case "decided_until" -> {
        int day = Vocabulary.day(value);
        yield new Condition("decision_date", x -> x.question().day() <= day);
      }
      case "offence_given", "offence", "attempt", "offence_against_person", "imprisonable" ->
          offence(key, value, place);
      case "minimum_penalty" -> minimumPenalty(value);
      case "penalty_verified_on" -> penaltyVerified(value, whole.get("is").bool());
      default -> state.read(key, value, place);
    };
  }

  private Condition member(String key, Dimension dimension, YamlNode value, Faults.Place place) {
    boolean[] members = vocabulary.members(dimension, value.items(), place);
    boolean negated = key.endsWith("_not");
    String of = negated ? key.substring(0, key.length() - "_not".length()) : key;
    if (negated) {
      for (int code = 0; code < members.length; code++) {
        members[code] = !members[code];
      }
    }
    Condition.Key table = Condition.Key.valueOf(of.toUpperCase(Locale.ROOT));
    Condition.Test test =
        switch (table) {
          case SENDER -> x -> members[x.question().sender()];
          case RECEIVER -> x -> members[x.question().receiver()];
          case REGIME -> x -> members[x.question().regime()];
          case RECEIVER_TYPE -> x -> members[x.question().receiverType()];
          case PURPOSE -> x -> members[x.question().purpose()];
          case DATA_SUBJECT -> x -> members[x.question().dataSubject()];
          case CONSENT -> x -> members[x.question().consent()];
          case CATEGORY -> x -> members[x.category()];
        };
    return new Condition(of, test, new Condition.Members(table, members), List.of());
  }

  private Condition flag(YamlNode value, Faults.Place place) {
    int flag = vocabulary.codes(Dimension.FLAG).number(value.string());
    if (flag == Codes.UNKNOWN) {
      place.add(value, "no such flag: " + value.string());
      return new Condition(value.string(), examination -> false);
    }
    return new Condition(value.string(), examination -> examination.question().flags()[flag]);
  }

  private Condition fact(YamlNode value, Faults.Place place) {
    YamlNode fact = named.get(value.string());
    if (fact == null) {
      place.add(value, "no such fact: " + value.string());
      return new Condition(value.string(), examination -> false);
    }
    return new Condition(value.string(), any(fact.get("any"), place).test());
  }

  private Condition any(YamlNode alternatives, Faults.Place place) {
    List<Condition> conditions = all(alternatives.items(), place);
    StringJoiner facts = new StringJoiner("|");
    conditions.forEach(condition -> facts.add(condition.fact()));
    return new Condition(
        facts.toString(),
        examination -> {
          for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).holds(examination)) {
              return true;
            }
          }
          return false;
        });
  }

  private static Condition every(String fact, List<Condition> conditions) {
    return new Condition(fact, examination -> Condition.all(conditions, examination));
  }

  private static Condition not(String fact, Condition condition) {
    return new Condition(fact, examination -> !condition.holds(examination));
  }

  private static Condition ageBelow(int years) {
    return new Condition(
        "age_below_" + years,
        x -> x.question().age() != Codes.UNKNOWN && x.question().age() < years);
  }

  private Condition consentScope() {
    return new Condition(
        "consent_scope",
        x -> {
          boolean[] flags = x.question().flags();
          for (int flag = 0; flag < flags.length; flag++) {
            if (flags[flag] && vocabulary.consentScope(flag) == x.category()) {
              return true;
            }
          }
          return false;
        });
  }

  private Condition offence(String key, YamlNode value, Faults.Place place) {
    return switch (key) {
      case "offence" -> {
        boolean[] members = vocabulary.members(Dimension.OFFENCE, value.items(), place);
        yield new Condition(
            key,
            x ->
                x.question().offenceGiven()
                    && !x.question().attempt()
                    && members[x.question().offence()]);
      }
      case "attempt" -> {
        boolean expected = value.bool();
        yield new Condition(key, x -> x.question().attempt() == expected);
      }
      case "offence_given" -> {
        boolean expected = value.bool();
        yield new Condition("offence", x -> x.question().offenceGiven() == expected);
      }
      case "offence_against_person" ->
          new Condition(
              key,
              x ->
                  x.question().offenceGiven()
                      && vocabulary.offence(x.question().offence()).againstPerson());
      default ->
          new Condition(
              key,
              x ->
                  x.question().offenceGiven()
                      && vocabulary.offence(x.question().offence()).imprisonable());
    };
  }

  /** The day by which the scale is read: that of the offence, or that of the decision. */
  private static boolean readOnOffenceDay(String day) {
    return day.equals("offence_date");
  }

  private Condition minimumPenalty(YamlNode value) {
    int months = value.get("months").integer();
    YamlNode forAttempt = value.find("attempt_months");
    int attemptMonths = forAttempt == null ? months : forAttempt.integer();
    boolean onOffenceDay = readOnOffenceDay(value.string("read_on"));
    return new Condition(
        StateConditions.MINIMUM_PENALTY,
        x -> {
          Question q = x.question();
          int day = onOffenceDay && !x.penaltyReadOnDecisionDay() ? q.offenceDay() : q.day();
          return q.offenceGiven()
              && (x.penaltyReadOnDecisionDay() || vocabulary.penaltyVerified(q.offence(), day))
              && vocabulary.minimumMonths(q.offence(), day)
                  >= (q.attempt() ? attemptMonths : months);
        });
  }

  private Condition penaltyVerified(YamlNode value, boolean expected) {
    boolean onOffenceDay = readOnOffenceDay(value.string());
    return new Condition(
        "penalty_verified",
        x -> {
          Question q = x.question();
          return q.offenceGiven()
              && vocabulary.penaltyVerified(q.offence(), onOffenceDay ? q.offenceDay() : q.day())
                  == expected;
        });
  }
}
