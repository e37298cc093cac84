package se.sluss.hub.cli.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.problem.SlCode;

/**
 * What is said of a file.
 *
 * @param format what it is, such as {@code sdk-message/3}; absent when it is not recognised
 * @param accepted whether a door of ours would take it
 * @param remarks why not, and what else is to be known
 * @param could with an unrecognised file, the formats that it may be meant as
 */
record Answer(@Nullable String format, boolean accepted, List<Remark> remarks, List<String> could) {
  /** Copies the lists. */
  Answer {
    remarks = List.copyOf(remarks);
    could = List.copyOf(could);
  }

  /** A file of a known format. */
  static Answer of(String format, List<Remark> remarks) {
    return new Answer(format, remarks.stream().noneMatch(Remark::refuses), remarks, List.of());
  }

  /** A file of a known format that one thing refuses. */
  static Answer refused(String format, SlCode code, @Nullable String field) {
    return of(format, List.of(Remark.refusal(code, field)));
  }

  /** A file that was not read far enough to know what it is. */
  static Answer unread(SlCode code) {
    return new Answer(null, false, List.of(Remark.refusal(code, null)), List.of());
  }

  /** A file that is nothing of ours. */
  static Answer unknown(List<String> could) {
    return new Answer(null, false, List.of(Remark.refusal(SlCode.UNKNOWN_FORMAT, null)), could);
  }
}
