package se.sluss.probation;

import se.sluss.contracts.problem.SlCode;

/** A file of which no item is read. */
public final class FileRefusedException extends Exception {
  private static final long serialVersionUID = 1;
  private final SlCode code;

  FileRefusedException(SlCode code) {
    super(code.toString());
    this.code = code;
  }

  /**
   * MALFORMED when it is not, or not yet, XML; XML_UNSAFE for a DTD; OVERSIZE; UNKNOWN_FORMAT when
   * it is XML of something else; SDK_STRUCTURE when what holds the items is not as the schema says;
   * FILE_UNREADABLE when it could not be read for any other reason.
   */
  public SlCode code() {
    return code;
  }
}
