package se.sluss.hub.secrecy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One condition: a test of the facts of a part, or of how far its examination has come.
 *
 * @param fact what it is about, the name that is given when it fails
 * @param members the same as a table, when it only asks whether one code is among some
 * @param all the conditions it is made of, when it asks for several at once; else empty
 */
record Condition(String fact, Test test, @Nullable Members members, List<Condition> all) {
  /** The codes of a question that a table can be about. */
  enum Key {
    SENDER(Dimension.PARTY),
    RECEIVER(Dimension.PARTY),
    REGIME(Dimension.REGIME),
    RECEIVER_TYPE(Dimension.RECEIVER_TYPE),
    PURPOSE(Dimension.PURPOSE),
    DATA_SUBJECT(Dimension.DATA_SUBJECT),
    CONSENT(Dimension.CONSENT),
    CATEGORY(Dimension.CATEGORY);

    private final Dimension dimension;

    Key(Dimension dimension) {
      this.dimension = dimension;
    }

    Dimension dimension() {
      return dimension;
    }
  }

  /** Tests an examination. Must not change it. */
  @FunctionalInterface
  interface Test {
    boolean holds(Examination examination);
  }

  /** Which codes of a kind it holds for, by number. */
  record Members(Key key, boolean[] codes) {
    boolean allow(Key of, int code) {
      return of != key || codes[code];
    }
  }

  Condition(String fact, Test test) {
    this(fact, test, null, List.of());
  }

  /** Itself, or what it is made of down to the last. */
  List<Condition> parts() {
    return all.isEmpty()
        ? List.of(this)
        : all.stream().flatMap(condition -> condition.parts().stream()).toList();
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
