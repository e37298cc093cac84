package se.sluss.hub.server.way;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.sluss.hub.log.store.LogException;
import se.sluss.hub.log.store.Sequencer;

/** Gives pending leaves their place in the tree and publishes the checkpoint, again and again. */
@Component
@EnableScheduling
public class IntegrateLog {
  private static final Logger LOG = LoggerFactory.getLogger(IntegrateLog.class);
  private static final int BATCH = 4096;

  private final Sequencer sequencer;

  /** The log's one sequencer; on several nodes the database lets one at a time. */
  public IntegrateLog(Sequencer sequencer) {
    this.sequencer = sequencer;
  }

  /** One batch. A failure is tried again; if it lasts, the lag stops release. */
  @Scheduled(fixedDelayString = "${sluss.way.integrate-every:250ms}")
  public void integrate() {
    try {
      while (sequencer.integrate(BATCH).count() >= BATCH) {
        // More waits than one round takes.
      }
    } catch (LogException e) {
      LOG.error("SL-6001 the log could not be integrated; tried again", e);
    }
  }
}
