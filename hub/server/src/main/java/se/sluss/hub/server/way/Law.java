package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.directory.Unit;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Dimension;
import se.sluss.hub.secrecy.Facts;
import se.sluss.hub.secrecy.LawRule;
import se.sluss.hub.secrecy.Ruleset;
import se.sluss.hub.secrecy.Text;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.secrecy.WhatWouldChange;
import se.sluss.hub.server.rules.ActiveRules;
import se.sluss.hub.server.rules.Compiled;

/**
 * Puts a question to the rules: what the directory knows of the two ends, and what the sender says
 * of the data. The same questions are put beforehand ("may I?") and on the way.
 */
@Component
public class Law {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  /** The flag by which the rules know that nobody has confirmed what a unit is. */
  private static final String UNCLASSIFIED = "UNIT_UNCLASSIFIED";

  private final ActiveRules active;
  private final Clock clock;

  /** The rules in force. */
  public Law(ActiveRules active, Clock clock) {
    this.active = active;
    this.clock = clock;
  }

  /**
   * A question about one part.
   *
   * @param sender who would tell
   * @param recipient whom
   * @param regime the sender's secrecy that covers the data
   * @param purpose what for
   * @param subjectKind whom the data is about
   * @param categories the kinds of data
   * @param flags what the officer attests
   * @param offence an offence code, or null
   * @param offenceDate when it was committed, or null
   * @param consentState what consent there is
   * @param onRequest whether the recipient has asked
   */
  public record Question(
      Unit sender,
      Unit recipient,
      String regime,
      String purpose,
      String subjectKind,
      Set<String> categories,
      Set<String> flags,
      @Nullable String offence,
      @Nullable LocalDate offenceDate,
      String consentState,
      boolean onRequest) {
    /** The same question about another recipient. */
    Question to(Unit other) {
      return new Question(
          sender,
          other,
          regime,
          purpose,
          subjectKind,
          categories,
          flags,
          offence,
          offenceDate,
          consentState,
          onRequest);
    }
  }

  /**
   * Today's answer. An unknown value is no answer.
   *
   * @throws se.sluss.hub.server.rules.RulesUnavailableException when this node must not decide
   */
  public Decision ask(Question question) throws UnknownFactsException {
    Compiled law = active.current();
    return law.engine().decide(facts(question, law.rules()));
  }

  /**
   * What would change today's answer, one fact at a time.
   *
   * @param others the other units that could be meant; named by their ids in the answer
   */
  public List<WhatWouldChange.Change> whatWouldChange(Question question, List<Unit> others)
      throws UnknownFactsException {
    Compiled law = active.current();
    Map<String, Facts> receivers = new TreeMap<>();
    for (Unit other : others) {
      receivers.put(other.id().value(), facts(question.to(other), law.rules()));
    }
    return new WhatWouldChange(law.engine(), law.rules())
        .of(facts(question, law.rules()), receivers);
  }

  /** The rule with this id, as people read it. */
  public Optional<LawRule> rule(String id) {
    return active.current().rules().rule(id);
  }

  /** What a code means, in plain words. */
  public Optional<Text> text(Dimension dimension, String code) {
    return active.current().rules().text(dimension, code);
  }

  private Facts facts(Question question, Ruleset rules) {
    Set<String> flags = new TreeSet<>(question.flags());
    if (isAssumed(question.sender()) || isAssumed(question.recipient())) {
      flags.add(UNCLASSIFIED);
    }
    return new Facts(
        LocalDate.ofInstant(clock.instant(), SWEDEN),
        question.offenceDate(),
        question.offence(),
        question.onRequest(),
        flags,
        question.sender().party(),
        question.regime(),
        question.recipient().party(),
        receiverType(rules, question.sender(), question.recipient()),
        question.purpose(),
        question.subjectKind(),
        question.categories(),
        question.consentState());
  }

  /** The hash of the rules in force. */
  public String ruleset() {
    return active.current().hash();
  }

  /**
   * The secrecy that ordinarily covers what a unit knows of a person: the vocabulary names it first
   * among those its kind may have.
   */
  String answeringRegime(Unit unit) {
    return active.current().rules().regimesOf(unit.party()).getFirst();
  }

  private static boolean isAssumed(Unit unit) {
    return !unit.assumed().isEmpty() && unit.confirmed() == null;
  }

  /**
   * Where the secrecy border runs (OSL 8 kap. 1–2 §§): each board is an authority of its own; two
   * functions of one board are the same branch unless the rules know them as self-standing.
   */
  private static String receiverType(Ruleset rules, Unit sender, Unit recipient) {
    List<String> possible = rules.receiverTypesOf(recipient.party());
    if (possible.size() == 1) {
      return possible.getFirst();
    }
    return sender.authority().equals(recipient.authority()) ? "SAME_BRANCH" : "AUTHORITY";
  }
}
