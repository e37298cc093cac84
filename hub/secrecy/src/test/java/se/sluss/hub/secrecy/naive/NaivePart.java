package se.sluss.hub.secrecy.naive;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What became of one category, while it is being written down. */
final class NaivePart {
  String outcome = "";
  final Set<String> grounds = new TreeSet<>();
  final Set<String> obligations = new TreeSet<>(Set.of("O-DOK"));
  boolean address;
  boolean belreg;

  NaivePart outcome(String value) {
    outcome = value;
    return this;
  }

  NaivePart ground(String... ids) {
    grounds.addAll(Arrays.asList(ids));
    return this;
  }

  NaivePart must(String... codes) {
    obligations.addAll(Arrays.asList(codes));
    return this;
  }

  boolean disclosed() {
    return outcome.startsWith("PERMIT") || outcome.equals("MUST_DISCLOSE");
  }
}
