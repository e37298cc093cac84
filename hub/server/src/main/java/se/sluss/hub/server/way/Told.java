package se.sluss.hub.server.way;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt;

/**
 * What the senders of a batch were answered. It lies in the outbox too: whoever loses the answer
 * finds it in the unit's queue.
 *
 * @param answers one for each submission whose sender could be told
 */
public record Told(List<Answer> answers) {
  /** Copies the list. */
  public Told {
    answers = List.copyOf(answers);
  }

  /**
   * One of them.
   *
   * @param receipt for one submission
   * @param signed the statement that it stands in
   */
  public record Answer(HubReceipt receipt, Downlink.Acknowledge signed) {}

  /**
   * The answer to what came as these bytes.
   *
   * @param sha256 of the bytes
   * @param units whose submission it may be
   */
  public Optional<Answer> of(String sha256, Set<UnitId> units) {
    return answers.stream()
        .filter(answer -> answer.receipt().sha256().equals(sha256))
        .filter(answer -> units.contains(answer.receipt().sender()))
        .findFirst();
  }
}
