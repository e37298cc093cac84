package se.sluss.contracts.config;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that must not be used, with everything that is wrong with it. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<Fault> faults;

  /** At least one fault. */
  public ConfigException(Collection<Fault> faults) {
    super(faults.stream().sorted().map(Fault::toString).collect(Collectors.joining("\n")));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a refusal says why");
    }
    this.faults = faults.stream().sorted().toList();
  }

  /** By file and line. */
  public List<Fault> faults() {
    return faults;
  }
}
