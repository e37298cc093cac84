package se.sluss.contracts.config;

/**
 * What is wrong, and where.
 *
 * @param file relative to the configuration folder, with slashes
 * @param line from 1; 0 when the fault is of the file as a whole
 * @param what in English, one sentence
 */
public record Fault(String file, int line, String what) implements Comparable<Fault> {
  @Override
  public String toString() {
    return (line == 0 ? file : file + ":" + line) + ": " + what;
  }

  /** By file, then by line. */
  @Override
  public int compareTo(Fault other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : what.compareTo(other.what);
  }
}
