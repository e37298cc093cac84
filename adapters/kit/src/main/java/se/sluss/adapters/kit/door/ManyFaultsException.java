package se.sluss.adapters.kit.door;

import java.util.List;
import se.sluss.adapters.kit.Fault;

/** A request with one fault or more. */
public final class ManyFaultsException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<Fault> faults;

  /**
   * @param faults one or more, in the order of the fields
   */
  public ManyFaultsException(List<Fault> faults) {
    super(faults.size() + " faults");
    this.faults = List.copyOf(faults);
  }

  /** What is wrong. */
  public List<Fault> faults() {
    return faults;
  }
}
