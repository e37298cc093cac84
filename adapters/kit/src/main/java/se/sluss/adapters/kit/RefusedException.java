package se.sluss.adapters.kit;

import se.sluss.contracts.problem.SlCode;

/** A clear no, with its numbered code. Says nothing of any content. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Fault fault;

  /** A no for the whole of what was asked. */
  public RefusedException(SlCode code) {
    this(new Fault(code, null));
  }

  /** A no because of this. */
  public RefusedException(Fault fault) {
    super(fault.code().toString());
    this.fault = fault;
  }

  /** Why. */
  public Fault fault() {
    return fault;
  }
}
