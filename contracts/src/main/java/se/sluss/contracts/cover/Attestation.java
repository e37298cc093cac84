package se.sluss.contracts.cover;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.contracts.id.OfficerId;

/**
 * That a named officer has done what software never does.
 *
 * @param officer who attests, as an opaque id
 * @param role in what role
 * @param at when
 * @param ticks codes of what was checked or found, such as CHECK-18-1, BDL-2-22 or O-MEN
 */
public record Attestation(
    OfficerId officer, AttesterRole role, Instant at, SortedSet<String> ticks) {
  /** Copies the ticks. */
  public Attestation {
    ticks = Collections.unmodifiableSortedSet(new TreeSet<>(ticks));
  }
}
