package se.sluss.hub.server.audit;

import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.TrailEntry;
import se.sluss.hub.server.way.Trail;

/**
 * Puts on record when somebody comes with other roles than last time. Roles are given by the login,
 * outside the hub; what the hub can vouch for is with which it let somebody in, and since when.
 */
@Component
public class RecordRights {
  private final LogReader log;
  private final Trail trail;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** The log. */
  public RecordRights(LogReader log, Trail trail, TransactionTemplate transaction, Clock clock) {
    this.log = log;
    this.trail = trail;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Somebody logs in.
   *
   * @param person opaque id
   * @param roles as the login says
   */
  public void came(String person, Set<String> roles) {
    String words = roles.isEmpty() ? "none" : String.join(":", new TreeSet<>(roles));
    transaction.executeWithoutResult(
        _ -> {
          trail.lock(OwnTrail.RIGHTS);
          if (!words.equals(last(person))) {
            trail.write(
                LogDetail.of(
                        LogEvent.RIGHTS_CHANGED,
                        clock.instant(),
                        OwnTrail.RIGHTS,
                        Actor.hub("login"))
                    .fact("person", person)
                    .fact("roles", words));
          }
        });
  }

  private @Nullable String last(String person) {
    @Nullable String roles = null;
    for (TrailEntry entry : log.trail(OwnTrail.RIGHTS)) {
      @Nullable LogDetail detail = entry.detail();
      if (detail != null
          && detail.event() == LogEvent.RIGHTS_CHANGED
          && person.equals(detail.facts().get("person"))) {
        roles = detail.facts().get("roles");
      }
    }
    return roles;
  }
}
