package se.sluss.adapters.kit;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/**
 * Who looks, as the login says.
 *
 * @param officer the person, as an opaque id of the own agency
 * @param units the units this person works in
 * @param roles of the claim {@code roles}: officer, responsible-officer, handler, named-handler
 */
public record Viewer(OfficerId officer, SortedSet<UnitId> units, SortedSet<String> roles) {
  /** Copies the sets. */
  public Viewer {
    units = Collections.unmodifiableSortedSet(new TreeSet<>(units));
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }

  /** Whether this person may record a weighing or a safety assessment. */
  public boolean responsible() {
    return roles.contains("responsible-officer");
  }

  /** Whether this person may handle somebody whose identity is protected. */
  public boolean namedHandler() {
    return roles.contains("named-handler");
  }
}
