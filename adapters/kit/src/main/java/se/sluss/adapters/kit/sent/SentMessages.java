package se.sluss.adapters.kit.sent;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import se.sluss.contracts.id.UnitId;

/** What our units have sent. Safe for several threads. */
public interface SentMessages {
  /** What these units have sent, newest first, at most 500. */
  List<SentRow> list(Set<UnitId> units);

  /** What has changed for these units after this instant, oldest first, at most 500. */
  List<SentRow> changedAfter(Set<UnitId> units, Instant since);

  /** What came of one event, by its sender's key; empty when there is none. */
  List<SentRow> ofEvent(UnitId sender, String eventId);
}
