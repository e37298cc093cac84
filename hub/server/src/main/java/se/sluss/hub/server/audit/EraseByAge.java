package se.sluss.hub.server.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.store.Erasure;
import se.sluss.hub.server.state.MessageStore;

/** Erases what trails tell when they have lain as long as config says (gallring). */
@Component
public class EraseByAge {
  private static final Logger LOG = LoggerFactory.getLogger(EraseByAge.class);
  private static final int PAGE = 1000;
  private static final String GROUND = "lifetimes.recordKept";

  private final Erasures erasures;
  private final MessageStore messages;
  private final Duration kept;
  private final Clock clock;

  /** What erases, and how long records are kept. */
  public EraseByAge(Erasures erasures, MessageStore messages, Lifetimes lifetimes, Clock clock) {
    this.erasures = erasures;
    this.messages = messages;
    this.kept = lifetimes.recordKept();
    this.clock = clock;
  }

  /**
   * Erases all that is due, a transaction for each trail. What a crash, or a key store out of
   * reach, left half done is done first, and keys that a restored key store brought back go again.
   *
   * @return how many trails
   */
  @Scheduled(
      initialDelayString = "${sluss.way.erase-every:1h}",
      fixedDelayString = "${sluss.way.erase-every:1h}")
  public int erase() {
    int revived = erasures.findRevived();
    if (revived > 0) {
      LOG.error(
          "SL-6104 the key store held {} keys that had been erased: it was restored", revived);
    }
    erasures.completeWhatIsLeft();
    int erased = 0;
    String after = "";
    List<String> due = due(after);
    while (!due.isEmpty()) {
      for (String trail : due) {
        if (begun(trail)) {
          erased++;
        }
        after = trail;
      }
      due = due(after);
    }
    erasures.completeWhatIsLeft();
    if (erased > 0) {
      LOG.info("{} trails were as old as they may be and have been erased", erased);
    }
    return erased;
  }

  private List<String> due(String after) {
    return erasures.in(
        tx -> Erasure.lastRecordedBefore(tx, clock.instant().minus(kept), after, PAGE));
  }

  private boolean begun(String trail) {
    return erasures.in(
        tx ->
            messages.erasesHere() && erasures.begin(tx, trail, Actor.hub("erase-by-age"), GROUND));
  }
}
