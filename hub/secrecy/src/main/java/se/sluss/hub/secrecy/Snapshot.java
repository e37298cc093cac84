package se.sluss.hub.secrecy;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** The rules that apply between two changes of the law. */
final class Snapshot {
  private final boolean[] inForce;
  private final long[] duties;
  private final long[] exceptions;

  private Snapshot(RuleTable table, int day) {
    inForce = new boolean[table.codes().size()];
    for (int rule = 0; rule < inForce.length; rule++) {
      inForce[rule] = appliesOn(table.rule(rule), day);
    }
    duties = table.duties().inForce(inForce);
    exceptions = table.exceptions().inForce(inForce);
  }

  private static boolean appliesOn(LawRule rule, int day) {
    int from = Vocabulary.day(rule.validFrom());
    int to = rule.validTo() == null ? Vocabulary.FOREVER : Vocabulary.day(rule.validTo());
    return day >= from && day <= to;
  }

  boolean inForce(int rule) {
    return inForce[rule];
  }

  /** The duties in force, a bit for each. */
  long[] duties() {
    return duties;
  }

  /** The exceptions in force, a bit for each. */
  long[] exceptions() {
    return exceptions;
  }

  /** All snapshots, found by day. */
  static final class Calendar {
    private final int[] begins;
    private final Snapshot[] snapshots;

    Calendar(RuleTable table) {
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
          Arrays.stream(begins).mapToObj(day -> new Snapshot(table, day)).toArray(Snapshot[]::new);
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
