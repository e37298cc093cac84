package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds among many items those whose conditions a question's codes allow, without looking at each:
 * for every code of every kind it holds one bit for each item.
 *
 * <p>It decides nothing by itself: what a table of members does not say stays as conditions of the
 * item, see {@link #rest}.
 */
final class Index {
  private static final Condition.Key[] KEYS = Condition.Key.values();

  /** By kind, code and word. */
  private final long[][][] allowed = new long[KEYS.length][][];

  private final int words;

  /**
   * @param items the conditions of each item; all of an item's must hold
   */
  Index(List<List<Condition>> items, Vocabulary vocabulary) {
    words = (items.size() + Long.SIZE - 1) / Long.SIZE;
    for (Condition.Key key : KEYS) {
      long[][] byCode = new long[vocabulary.codes(key.dimension()).size()][words];
      for (int item = 0; item < items.size(); item++) {
        for (int code = 0; code < byCode.length; code++) {
          if (allows(items.get(item), key, code)) {
            byCode[code][item / Long.SIZE] |= 1L << item;
          }
        }
      }
      allowed[key.ordinal()] = byCode;
    }
  }

  private static boolean allows(List<Condition> conditions, Condition.Key key, int code) {
    return conditions.stream()
        .flatMap(condition -> condition.parts().stream())
        .allMatch(part -> part.members() == null || part.members().allow(key, code));
  }

  /** What is left of an item's conditions once the index has allowed it. */
  static List<Condition> rest(List<Condition> conditions) {
    List<Condition> rest = new ArrayList<>();
    for (Condition condition : conditions) {
      condition.parts().stream().filter(part -> part.members() == null).forEach(rest::add);
    }
    return List.copyOf(rest);
  }

  /** How many words of 64 items there are. */
  int words() {
    return words;
  }

  /** The items of one word that are allowed, a bit for each. */
  long word(int word, Question question, int category) {
    return allowed[Condition.Key.SENDER.ordinal()][question.sender()][word]
        & allowed[Condition.Key.REGIME.ordinal()][question.regime()][word]
        & allowed[Condition.Key.RECEIVER.ordinal()][question.receiver()][word]
        & allowed[Condition.Key.RECEIVER_TYPE.ordinal()][question.receiverType()][word]
        & allowed[Condition.Key.PURPOSE.ordinal()][question.purpose()][word]
        & allowed[Condition.Key.DATA_SUBJECT.ordinal()][question.dataSubject()][word]
        & allowed[Condition.Key.CONSENT.ordinal()][question.consent()][word]
        & allowed[Condition.Key.CATEGORY.ordinal()][category][word];
  }
}
