package se.sluss.adapters.kit.inbox;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.contracts.id.OfficerId;

/**
 * That a responsible officer has recorded how the safety of the person exposed to violence was
 * assessed before a contact is booked. Codes only; the assessment itself is in the unit's own
 * records.
 *
 * @param officer the responsible officer; must be the viewer who answers
 * @param at when it was recorded
 * @param how the way it was done
 * @param ticks codes of what was checked, at least one
 */
public record SafetyAttestation(OfficerId officer, Instant at, How how, SortedSet<String> ticks) {
  /** Copies the ticks. */
  public SafetyAttestation {
    ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
  }

  /** How safety was assessed. */
  public enum How {
    /** The victim's side has assessed it and said so. */
    ASSESSED_BY_VICTIMS_SIDE,
    /** Nobody is known on the victim's side; the ticks say how it was checked. */
    NOBODY_KNOWN_CHECKED
  }
}
