package se.sluss.contracts.proof;

import java.util.List;

/**
 * A trail whose every entry is proved.
 *
 * @param trail the trail's id
 * @param checkpoint the checkpoint it is proved by
 * @param records the canonical records that are shown, in order
 * @param notShown entries that are proved but not shown: erased, or another side's
 */
public record VerifiedTrail(
    String trail, VerifiedCheckpoint checkpoint, List<String> records, int notShown) {
  public VerifiedTrail {
    records = List.copyOf(records);
  }
}
