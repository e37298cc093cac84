package se.sluss.hub.server.way;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.types.Limits;
import se.sluss.hub.server.state.MissStore;

/**
 * How often a unit may ask for what is not there for it: somebody else's referral, a clearance that
 * is not its own to give. Past the limit it is told to wait, whether the next would be right or
 * wrong, so that trying tells nothing. A stop of contact is never kept waiting.
 */
@Component
public class Misses {
  private static final Duration WINDOW = Duration.ofHours(1);

  private final MissStore misses;
  private final Limits limits;

  /** Where they are counted, and how many there may be. */
  public Misses(MissStore misses, Limits limits) {
    this.misses = misses;
    this.limits = limits;
  }

  /** Whether this unit must wait before it takes such a step. */
  boolean mustWait(UnitId unit, ReferralStep step, Instant now) {
    return step != ReferralStep.STOP_CONTACT && tooMany(unit, now);
  }

  /** The refusal as it is told. */
  Judged.Stays told(Judged.Stays stays, Instant now) {
    if (stays.code() != SlCode.NOT_FOUND) {
      return stays;
    }
    UnitId unit = stays.cover().sender().unit();
    boolean wait = tooMany(unit, now);
    misses.note(unit, now, now.minus(WINDOW));
    return wait ? waits(stays) : stays;
  }

  /** The same for whoever must wait. */
  static Judged.Stays waits(Judged.Stays stays) {
    return new Judged.Stays(stays.cover(), SlCode.BUSY, null, null, null);
  }

  private boolean tooMany(UnitId unit, Instant now) {
    return misses.since(unit, now.minus(WINDOW)) >= limits.missesPerHour();
  }
}
