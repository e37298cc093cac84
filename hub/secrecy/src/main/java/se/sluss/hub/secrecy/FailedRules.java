package se.sluss.hub.secrecy;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Lists the rules that parts failed on, with the facts. */
final class FailedRules {
  private FailedRules() {}

  static SortedSet<FailedRule> of(List<Part> parts, Codes rules) {
    SortedSet<FailedRule> failed = new TreeSet<>();
    for (Part part : parts) {
      for (Examination.Tried tried : part.tried()) {
        for (long left = tried.failed(); left != 0; left &= left - 1) {
          Condition condition = tried.clause().requires().get(Long.numberOfTrailingZeros(left));
          failed.add(new FailedRule(rules.name(tried.clause().rule()), condition.fact()));
        }
      }
    }
    return failed;
  }
}
