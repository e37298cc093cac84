package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.List;
import se.sluss.hub.secrecy.yaml.YamlNode;

/** What is wrong with a ruleset that is being read, each with file, line and rule. */
final class Faults {
  private final List<String> lines = new ArrayList<>();

  void add(String file, int line, String message) {
    lines.add(file + ":" + line + ": " + message);
  }

  void add(String message) {
    lines.add(message);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Refuses the ruleset if anything was wrong so far. */
  void refuseIfAny() throws RulesetException {
    if (!lines.isEmpty()) {
      throw new RulesetException(lines);
    }
  }

  /** Faults in one file, at one rule or other named entry of it. */
  Place in(String file, String entry) {
    return new Place(this, file, entry);
  }

  /**
   * Where a fault is.
   *
   * @param faults what collects it
   * @param file the file's name below the ruleset's folder
   * @param entry the rule, step or code at fault
   */
  record Place(Faults faults, String file, String entry) {
    void add(YamlNode at, String message) {
      faults.add(file, at.line(), entry + ": " + message);
    }
  }
}
