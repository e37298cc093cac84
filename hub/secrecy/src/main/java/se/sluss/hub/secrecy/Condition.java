package se.sluss.hub.secrecy;

import java.util.List;

/**
 * One condition: a test of the facts of a part, or of how far its examination has come.
 *
 * @param fact what it is about, the name that is given when it fails
 */
record Condition(String fact, Test test) {
  /** Tests an examination. Must not change it. */
  @FunctionalInterface
  interface Test {
    boolean holds(Examination examination);
  }

  boolean holds(Examination examination) {
    return test.holds(examination);
  }

  static boolean all(List<Condition> conditions, Examination examination) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(examination)) {
        return false;
      }
    }
    return true;
  }
}
