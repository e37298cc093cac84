package se.sluss.hub.server.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.OpeningStore;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.way.Trail;

/** Every glass that was broken is looked at afterwards, and that is on record too. */
@Service
public class GlassReviews {
  private final OpeningStore openings;
  private final MessageStore messages;
  private final Trail trail;
  private final Clock clock;

  /** Where it is noted. */
  public GlassReviews(OpeningStore openings, MessageStore messages, Trail trail, Clock clock) {
    this.openings = openings;
    this.messages = messages;
    this.trail = trail;
    this.clock = clock;
  }

  /** What was found. */
  public enum Finding {
    /** It had to be done. */
    NEEDED,
    /** It was wrong, and is dealt with at the agency. */
    NOT_NEEDED
  }

  /** What nobody has looked at, oldest first. */
  public List<OpeningStore.Broken> toLookAt() {
    return openings.toLookAt();
  }

  /**
   * Signs off.
   *
   * @return false when there is none such to look at
   */
  @Transactional
  public boolean signOff(long id, String auditor, Finding finding) {
    Instant now = clock.instant();
    return openings
        .lock(id)
        .map(
            broken -> {
              openings.looked(id, auditor, finding.name(), now);
              StoredMessage message = messages.lock(broken.message()).orElseThrow();
              trail.write(
                  trail
                      .of(LogEvent.GLASS_LOOKED_AT, message, new Actor("auditor", auditor))
                      .outcome(finding.name())
                      .fact(Trail.SIDE, Trail.RECIPIENT));
              return true;
            })
        .orElse(false);
  }
}
