package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The rules that apply between two changes of the law, with the clauses sorted by the purpose they
 * can be tried for, so that the size of the whole table does not matter for one question.
 */
final class Snapshot {
  private final boolean[] inForce;
  private final List<List<Clause>> duties;
  private final List<List<Clause>> exceptions;

  private Snapshot(RuleTable table, int day, int purposes, PurposeOf purposeOf) {
    inForce = new boolean[table.codes().size()];
    for (int rule = 0; rule < inForce.length; rule++) {
      inForce[rule] = appliesOn(table.rule(rule), day);
    }
    duties = byPurpose(table.duties(), purposes, purposeOf);
    exceptions = byPurpose(table.exceptions(), purposes, purposeOf);
  }

  /** Whether a clause can be tried for a purpose. */
  @FunctionalInterface
  interface PurposeOf {
    boolean canBeTried(Clause clause, int purpose);
  }

  private static boolean appliesOn(LawRule rule, int day) {
    int from = Vocabulary.day(rule.validFrom());
    int to = rule.validTo() == null ? Vocabulary.FOREVER : Vocabulary.day(rule.validTo());
    return day >= from && day <= to;
  }

  private List<List<Clause>> byPurpose(List<Clause> clauses, int purposes, PurposeOf purposeOf) {
    List<List<Clause>> sorted = new ArrayList<>();
    for (int purpose = 0; purpose < purposes; purpose++) {
      int tried = purpose;
      sorted.add(
          clauses.stream()
              .filter(clause -> inForce[clause.rule()] && purposeOf.canBeTried(clause, tried))
              .toList());
    }
    return List.copyOf(sorted);
  }

  boolean inForce(int rule) {
    return inForce[rule];
  }

  List<Clause> clauses(Order.Examines what, int purpose) {
    return switch (what) {
      case DUTIES -> duties.get(purpose);
      case EXCEPTIONS -> exceptions.get(purpose);
      case NOTHING -> List.of();
    };
  }

  /** All snapshots, found by day. */
  static final class Calendar {
    private final int[] begins;
    private final Snapshot[] snapshots;

    Calendar(RuleTable table, int purposes, PurposeOf purposeOf) {
      TreeSet<Integer> changes = new TreeSet<>();
      changes.add(Integer.MIN_VALUE);
      for (LawRule rule : table.rules()) {
        changes.add(Vocabulary.day(rule.validFrom()));
        if (rule.validTo() != null) {
          changes.add(Vocabulary.day(rule.validTo()) + 1);
        }
      }
      begins = changes.stream().mapToInt(Integer::intValue).toArray();
      snapshots =
          Arrays.stream(begins)
              .mapToObj(day -> new Snapshot(table, day, purposes, purposeOf))
              .toArray(Snapshot[]::new);
    }

    Snapshot on(int day) {
      int found = Arrays.binarySearch(begins, day);
      return snapshots[found >= 0 ? found : -found - 2];
    }

    /** The days on which the law changes, in order. */
    int[] changes(IntPredicate from) {
      return Arrays.stream(begins).filter(from).toArray();
    }
  }
}
