package se.sluss.adapters.kit.event;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.contracts.id.OfficerId;

/**
 * That a responsible officer has weighed the disclosure against the harm, without his consent
 * (menprövning). Made by a person and recorded in the agency's own system; software checks only
 * that it was made.
 *
 * @param officer who weighed
 * @param at when
 * @param criteria codes found fulfilled, such as CRIME_NEED, O-MEN and O-SKYDD
 */
public record Weighing(OfficerId officer, Instant at, SortedSet<String> criteria) {
  /** Copies the criteria. */
  public Weighing {
    criteria = Collections.unmodifiableSortedSet(new TreeSet<>(criteria));
  }
}
