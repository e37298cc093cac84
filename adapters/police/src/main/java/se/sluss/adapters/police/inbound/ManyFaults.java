package se.sluss.adapters.police.inbound;

import java.util.List;
import se.sluss.adapters.kit.Fault;

/** An event with one fault or more. */
final class ManyFaults extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<Fault> faults;

  ManyFaults(List<Fault> faults) {
    super(faults.size() + " faults");
    this.faults = List.copyOf(faults);
  }

  List<Fault> faults() {
    return faults;
  }
}
