package se.sluss.hub.secrecy;

import java.util.List;

/**
 * A ruleset is refused whole: every fault is listed with file, line and, where it has one, rule.
 */
public final class RulesetException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  public RulesetException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  /** One line for each fault, for instance {@code osl-10.yaml:41: OSL-10-15a: ...}. */
  public List<String> faults() {
    return faults;
  }
}
