package se.sluss.hub.server.rights;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.wire.GlassReason;

/**
 * Who wants to open what.
 *
 * @param message which
 * @param unit whose message it must be; the asking adapter's own
 * @param officer who opens
 * @param role as the adapter's login has it
 * @param namedHandler whether the adapter's login has the officer as a named handler
 * @param acknowledged the reservations that the officer has acknowledged
 * @param glass when it is opened for want of a named handler
 */
public record Asking(
    MessageId message,
    Unit unit,
    OfficerId officer,
    String role,
    boolean namedHandler,
    SortedSet<String> acknowledged,
    @Nullable Glass glass) {
  /** Copies the set; refuses a second person who is the first. */
  public Asking {
    acknowledged = Collections.unmodifiableSortedSet(new TreeSet<>(acknowledged));
    if (glass != null && glass.second().equals(officer)) {
      throw new IllegalArgumentException("the second person is another");
    }
  }

  /** Somebody who acknowledges nothing and breaks no glass. */
  public Asking(
      MessageId message, Unit unit, OfficerId officer, String role, boolean namedHandler) {
    this(message, unit, officer, role, namedHandler, new TreeSet<>(), null);
  }

  /**
   * The glass broken.
   *
   * @param reason why
   * @param second the responsible officer of the same unit who confirmed it
   */
  public record Glass(GlassReason reason, OfficerId second) {}
}
