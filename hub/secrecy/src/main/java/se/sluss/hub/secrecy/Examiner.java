package se.sluss.hub.secrecy;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/** Takes one part through the steps of the order of examination. */
final class Examiner {
  private final Vocabulary vocabulary;
  private final RuleTable rules;
  private final Order order;
  private final ObligationTable obligations;
  private final Snapshot.Calendar calendar;
  private final int[] regimeRule;
  private final int[] staleFrom;

  Examiner(Vocabulary vocabulary, RuleTable rules, Order order, ObligationTable obligations) {
    this.vocabulary = vocabulary;
    this.rules = rules;
    this.order = order;
    this.obligations = obligations;
    this.calendar = new Snapshot.Calendar(rules);
    Codes regimes = vocabulary.codes(Dimension.REGIME);
    regimeRule = new int[regimes.size()];
    for (int i = 0; i < regimeRule.length; i++) {
      regimeRule[i] = rules.codes().number(regimes.name(i));
    }
    staleFrom = new int[rules.codes().size()];
    for (int i = 0; i < staleFrom.length; i++) {
      LocalDate verified = rules.rule(i).verifiedThrough();
      staleFrom[i] =
          verified == null
              ? Vocabulary.FOREVER
              : Vocabulary.day(verified.plusMonths(order.toleranceMonths()).plusDays(1));
    }
  }

  Part examine(Question question, int category) {
    Examination examination = new Examination(question, category);
    Snapshot snapshot = calendar.on(question.day());
    BitSet grounds = new BitSet();
    long[] possible = order.possible(question, category);
    List<Order.Step> steps = order.steps();
    for (int i = 0; i < steps.size(); i++) {
      Order.Step step = steps.get(i);
      if (!Condition.all(step.onlyWhen(), examination)) {
        continue;
      }
      examination.beginStep();
      switch (step.examines()) {
        case DUTIES -> rules.duties().attempt(snapshot.duties(), examination);
        case EXCEPTIONS -> rules.exceptions().attempt(snapshot.exceptions(), examination);
        case NOTHING -> {}
      }
      if (!step.adds().isEmpty()) {
        add(step.adds(), grounds, examination, snapshot, new BitSet());
      }
      List<Order.Case> cases = step.cases();
      for (int j = 0; j < cases.size(); j++) {
        Order.Case one = cases.get(j);
        if (Order.among(possible, one) && Condition.all(one.when(), examination)) {
          BitSet reliedOn = new BitSet();
          add(one.grounds(), grounds, examination, snapshot, reliedOn);
          // Nothing is disclosed on rules none of which is in force: the next case may say why not.
          if (!one.outcome().discloses() || !reliedOn.isEmpty()) {
            return decide(one, grounds, reliedOn, examination);
          }
        }
      }
    }
    throw new IllegalStateException("the order of examination ends without a decision");
  }

  private Part decide(Order.Case one, BitSet grounds, BitSet reliedOn, Examination examination) {
    examination.decidedBy(one.number(), one.outcome());
    addObligationsOfHeldClauses(one, examination);
    Outcome outcome = one.outcome();
    BitSet stale =
        outcome.discloses() ? stale(reliedOn, examination.question().day()) : new BitSet();
    if (!stale.isEmpty()
        && (outcome == Outcome.PERMIT || outcome == Outcome.PERMIT_WITH_OBLIGATION)) {
      outcome = order.stale().outcome();
      examination.decidedBy(one.number(), outcome);
      order.stale().grounds().forEach(grounds::set);
      order.stale().obligations().forEach(examination.obligations()::set);
    }
    obligations.addTo(examination);
    return new Part(
        examination.category(),
        one,
        outcome,
        grounds,
        examination.obligations(),
        examination.tried(),
        stale);
  }

  private void add(
      List<Order.Ground> from,
      BitSet grounds,
      Examination examination,
      Snapshot snapshot,
      BitSet reliedOn) {
    for (int i = 0; i < from.size(); i++) {
      Order.Ground ground = from.get(i);
      if (!Condition.all(ground.when(), examination)) {
        continue;
      }
      switch (ground) {
        case Order.OneRule one -> {
          if (one.anyDay() || snapshot.inForce(one.rule())) {
            grounds.set(one.rule());
            if (!one.supports()) {
              reliedOn.set(one.rule());
            }
          }
        }
        case Order.These these -> {
          switch (these.which()) {
            case REGIME -> {
              int rule = regimeRule[examination.question().regime()];
              if (rule != Codes.UNKNOWN) {
                grounds.set(rule);
                reliedOn.set(rule);
              }
            }
            case HELD -> held(examination, snapshot, grounds, reliedOn);
            case FAILED -> failed(examination, snapshot, grounds);
          }
        }
      }
    }
  }

  private static void held(
      Examination examination, Snapshot snapshot, BitSet grounds, BitSet reliedOn) {
    List<Examination.Tried> tried = examination.triedInStep();
    for (int i = 0; i < tried.size(); i++) {
      if (tried.get(i).verdict() == Examination.Verdict.HELD) {
        Clause clause = tried.get(i).clause();
        grounds.set(clause.rule());
        reliedOn.set(clause.rule());
        for (int cited : clause.cites()) {
          if (snapshot.inForce(cited)) {
            grounds.set(cited);
          }
        }
      }
    }
  }

  private static void failed(Examination examination, Snapshot snapshot, BitSet grounds) {
    List<Examination.Tried> tried = examination.tried();
    for (int i = 0; i < tried.size(); i++) {
      if (tried.get(i).verdict() == Examination.Verdict.FAILED) {
        Clause clause = tried.get(i).clause();
        grounds.set(clause.rule());
        for (Clause.Citation with : clause.failsWith()) {
          if (snapshot.inForce(with.rule()) && Condition.all(with.when(), examination)) {
            grounds.set(with.rule());
          }
        }
      }
    }
  }

  private static void addObligationsOfHeldClauses(Order.Case one, Examination examination) {
    for (Order.Ground ground : one.grounds()) {
      if (ground instanceof Order.These these && these.which() == Order.Which.HELD) {
        for (Examination.Tried tried : examination.triedInStep()) {
          if (tried.verdict() == Examination.Verdict.HELD) {
            for (Clause.Due due : tried.clause().obligations()) {
              if (Condition.all(due.when(), examination)) {
                examination.obligations().set(due.obligation());
              }
            }
          }
        }
      }
    }
  }

  private BitSet stale(BitSet reliedOn, int day) {
    BitSet stale = new BitSet();
    for (int rule = reliedOn.nextSetBit(0); rule >= 0; rule = reliedOn.nextSetBit(rule + 1)) {
      if (day >= staleFrom[rule]) {
        stale.set(rule);
      }
    }
    return stale;
  }

  /** The days from which the law is another than the day before. */
  int[] changes() {
    return calendar.changes(day -> day > Integer.MIN_VALUE);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  RuleTable rules() {
    return rules;
  }

  Order order() {
    return order;
  }
}
