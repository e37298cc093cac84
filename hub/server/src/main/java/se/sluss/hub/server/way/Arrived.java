package se.sluss.hub.server.way;

import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Submission;

/** What came on the intake, before anything in it is believed. */
public sealed interface Arrived {
  /**
   * A submission that can be read.
   *
   * @param submission as it was sent
   * @param from who the broker says sent it
   * @param sha256 of the bytes as they arrived
   */
  record Submitted(Submission submission, From from, String sha256) implements Arrived {}

  /**
   * A recipient's evidence.
   *
   * @param evidence signed by the recipient unit
   * @param from who the broker says sent it
   * @param sha256 of the bytes as they arrived
   */
  record Reported(Bytes evidence, From from, String sha256) implements Arrived {}

  /**
   * What could not be read, or is not believed as a whole.
   *
   * @param from who the broker says sent it
   * @param submission its id, when that much could be read
   * @param sha256 of the bytes as they arrived
   * @param code why
   * @param field the field at fault, as a JSON pointer; absent when it is the whole
   */
  record Unbelieved(
      From from,
      @Nullable SubmissionId submission,
      String sha256,
      SlCode code,
      @Nullable String field)
      implements Arrived, Believed, Settled {}

  /**
   * Who the broker says sent something.
   *
   * @param user the broker's validated user: the adapter
   * @param unit the unit the adapter says it sends for; believed only when it is that adapter's
   */
  record From(String user, String unit) {}
}
