package se.sluss.adapters.conformance.trial;

/** An adapter did not keep to what is tried. */
public final class BrokenException extends Exception {
  private static final long serialVersionUID = 1;
  private final Finding finding;
  private final String at;

  BrokenException(Finding finding) {
    this(finding, "");
  }

  BrokenException(Finding finding, String at) {
    super(finding + (at.isEmpty() ? "" : " at " + at));
    this.finding = finding;
    this.at = at;
  }

  /** What was wrong. */
  public Finding finding() {
    return finding;
  }

  /** At which place of the plan; empty for the whole. */
  public String at() {
    return at;
  }
}
