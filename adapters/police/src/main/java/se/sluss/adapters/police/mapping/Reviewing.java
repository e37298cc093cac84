package se.sluss.adapters.police.mapping;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;

/**
 * A reviewer who acts, as the case system vouches: it has logged the person in.
 *
 * @param officer an opaque id of the agency
 * @param role reviewer or head-of-investigation
 * @param ticks what is attested; absent for none
 * @param reason why it stays; only then
 */
public record Reviewing(
    OfficerId officer,
    AttesterRole role,
    @Nullable SortedSet<String> ticks,
    @Nullable SlCode reason) {
  /** What is attested. */
  public SortedSet<String> attested() {
    return ticks == null ? new TreeSet<>() : new TreeSet<>(ticks);
  }
}
