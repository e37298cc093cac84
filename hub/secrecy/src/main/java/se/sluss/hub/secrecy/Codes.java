package se.sluss.hub.secrecy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The codes of one kind, each with a number; the numbers follow the order of the alphabet. */
final class Codes {
  /** The number of a code that is not among them. */
  static final int UNKNOWN = -1;

  private final List<String> names;
  private final Map<String, Integer> numbers = new HashMap<>();

  Codes(Collection<String> codes) {
    names = List.copyOf(new TreeSet<>(codes));
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
  }

  int number(String code) {
    return numbers.getOrDefault(code, UNKNOWN);
  }

  String name(int number) {
    return names.get(number);
  }

  int size() {
    return names.size();
  }

  List<String> names() {
    return names;
  }
}
