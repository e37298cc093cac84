package se.sluss.hub.server.audit;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.TrailEntry;

/** Tells an erasure from what somebody took out of the tables: an erasure is on record. */
@Component
class RecordedErasures {
  private final LogReader log;

  RecordedErasures(LogReader log) {
    this.log = log;
  }

  /** Those of these trails that can no longer be read though no erasure of them is on record. */
  Set<String> missingOf(Set<String> erased) {
    Set<String> missing = new TreeSet<>(erased);
    if (!missing.isEmpty()) {
      for (TrailEntry entry : log.trail(OwnTrail.ERASURE)) {
        @Nullable LogDetail detail = entry.detail();
        if (detail != null && detail.event() == LogEvent.ERASED) {
          missing.remove(detail.facts().getOrDefault("trail", ""));
        }
      }
    }
    return missing;
  }
}
