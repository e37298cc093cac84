package se.sluss.hub.server.way;

import java.time.Clock;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.GroundRule;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.Limits;

/**
 * What a decision's obligations demand of the cover before anything moves. From the decision, not
 * from the type: a type that forgets to list a tick lets nothing through.
 */
@Component
public class Demands {
  private static final String RESERVE = "O-FORB";

  private final Handling handling;
  private final Limits limits;
  private final Clock clock;

  /** The table of demands. */
  public Demands(Handling handling, Limits limits, Clock clock) {
    this.handling = handling;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * What a cover does not meet.
   *
   * @param code why it stays
   * @param field at fault
   */
  record Unmet(SlCode code, String field) {}

  /** Null when everything is met. */
  @Nullable Unmet unmet(Cover cover, GroundRule rule, Set<String> obligations) {
    SortedSet<String> flags = new TreeSet<>();
    cover.parts().forEach(part -> flags.addAll(part.flags()));
    SortedSet<String> demanded = new TreeSet<>(rule.ticks());
    demanded.retainAll(obligations);
    demanded.addAll(handling.demanded(obligations, flags));
    @Nullable Unmet attested = unattested(cover.ground(), demanded);
    return attested != null ? attested : unreserved(cover, obligations);
  }

  private @Nullable Unmet unattested(Ground ground, Set<String> demanded) {
    @Nullable Attestation attestation = ground.attested();
    if (attestation == null) {
      return demanded.isEmpty() ? null : new Unmet(SlCode.NOT_ATTESTED, "/ground");
    }
    if (!attestation.ticks().containsAll(demanded)) {
      return new Unmet(SlCode.NOT_ATTESTED, "/ground/attestation/ticks");
    }
    if (attestation.at().isAfter(clock.instant().plus(limits.clockSkew()))) {
      return new Unmet(SlCode.FUTURE_DATE, "/ground/attestation/at");
    }
    boolean weighed =
        !(ground instanceof Ground.Weighing)
            || attestation.role().answersFor(AttesterRole.RESPONSIBLE_OFFICER);
    return weighed && handling.byRightPerson(attestation, demanded)
        ? null
        : new Unmet(SlCode.WRONG_ATTESTER, "/ground/attestation/role");
  }

  private @Nullable Unmet unreserved(Cover cover, Set<String> obligations) {
    if (!handling.reservations().containsAll(cover.reservations())) {
      return new Unmet(SlCode.WRONG_VALUE, "/reservations");
    }
    return obligations.contains(RESERVE) && cover.reservations().isEmpty()
        ? new Unmet(SlCode.RESERVATION_MISSING, "/reservations")
        : null;
  }
}
