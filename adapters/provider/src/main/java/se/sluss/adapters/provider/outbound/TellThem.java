package se.sluss.adapters.provider.outbound;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.contracts.problem.SlCode;

/** Sends what is due, one after the other, and keeps what came of it. */
public final class TellThem {
  private static final Logger LOG = LoggerFactory.getLogger(TellThem.class);

  /** Longer than any one attempt takes. */
  private static final Duration LEASE = Duration.ofMinutes(15);

  private static final int MOST_AT_ONCE = 100;
  private static final int MOST_DOUBLINGS = 20;

  private final Notices notices;
  private final Ways ways;
  private final Trouble trouble;
  private final Duration after;
  private final Duration atMost;
  private final InstantSource clock;

  /**
   * @param notices what is to be sent
   * @param ways how
   * @param trouble where the operator sees what is wrong
   * @param after wait after the first failure, which doubles
   * @param atMost the longest such wait
   * @param clock what time it is
   */
  public TellThem(
      Notices notices,
      Ways ways,
      Trouble trouble,
      Duration after,
      Duration atMost,
      InstantSource clock) {
    this.notices = notices;
    this.ways = ways;
    this.trouble = trouble;
    this.after = after;
    this.atMost = atMost;
    this.clock = clock;
  }

  /** Sends what is due now. */
  public void tellThem() {
    for (int sent = 0; sent < MOST_AT_ONCE; sent++) {
      // The database keeps microseconds, and what was taken is known again by this instant.
      Instant until = clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MICROS);
      Optional<Due> due = notices.take(until);
      if (due.isEmpty()) {
        return;
      }
      tell(due.get());
    }
  }

  private void tell(Due due) {
    // A way that has been taken away since: as if its server were away.
    Told told =
        ways.reach(due.address()) ? ways.tell(due.address()) : new Told.Later(SlCode.NO_SUCH_WAY);
    switch (told) {
      case Told.Taken _ -> {
        notices.taken(due);
        trouble.sending(null);
      }
      case Told.Refused _ -> {
        notices.refused(due);
        trouble.sending(null);
        LOG.warn("{} for one of {}", SlCode.ADDRESS_REFUSED, due.unit());
      }
      case Told.Later later -> {
        notices.later(due, clock.instant().plus(wait(due.tries())));
        trouble.sending(later.why());
      }
    }
  }

  private Duration wait(int tries) {
    Duration doubled = after.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
    return doubled.compareTo(atMost) < 0 ? doubled : atMost;
  }
}
