package se.sluss.adapters.kit.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Viewer;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.GlassReason;

/**
 * Breaking the glass: where only named handlers may see a message and none is there, a handler of
 * the same unit asks, with a reason, and a responsible officer of that unit, another person,
 * confirms. Then what is for named handlers shows to the one who asked, for an hour; each opening
 * is on the hub's record and looked at afterwards. Whether anything is there is told by nothing
 * before that.
 */
public interface Glass {
  /**
   * Asks.
   *
   * @throws RefusedException NOT_FOUND for a unit that is not the viewer's
   */
  void ask(UnitId unit, GlassReason reason, Viewer viewer) throws RefusedException;

  /** What waits for a second person in the viewer's units, oldest first. */
  List<Asked> asked(Viewer viewer);

  /**
   * Confirms, as the second person.
   *
   * @throws RefusedException NOT_FOUND; SECOND_PERSON_IS_THE_FIRST; SECOND_PERSON_NEEDED when the
   *     viewer is no responsible officer
   */
  void confirm(UUID id, Viewer viewer) throws RefusedException;

  /**
   * Somebody asks for a second person.
   *
   * @param id of what is asked
   * @param unit in whose inbox
   * @param officer who asks
   * @param reason why
   * @param askedAt when
   */
  record Asked(UUID id, UnitId unit, OfficerId officer, GlassReason reason, Instant askedAt) {}
}
