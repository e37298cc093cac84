package se.sluss.contracts.cover;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.PartId;

/**
 * That a person of the sender's own agency has read a part and settled what the rules left to a
 * person. Holds for one decision, one part and one ruleset, and for nothing else.
 *
 * @param officer who settled it; never who sends
 * @param role in what role: reviewer, or the head of the investigation
 * @param at when
 * @param decision the id of the decision that asked for it
 * @param part the part it asked it for
 * @param ruleset hash of the rules that decided
 * @param ticks codes of what was weighed, such as JURIST or FU-LEDARE
 */
public record Review(
    OfficerId officer,
    AttesterRole role,
    Instant at,
    String decision,
    PartId part,
    String ruleset,
    SortedSet<String> ticks) {
  /** Copies the ticks; refuses a decision or ruleset that cannot be one. */
  public Review {
    ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
    if (!decision.matches("[0-9a-f]{64}") || !ruleset.matches("[0-9A-Za-z:_-]{1,100}")) {
      throw new IllegalArgumentException("a review names a decision and a ruleset");
    }
  }
}
