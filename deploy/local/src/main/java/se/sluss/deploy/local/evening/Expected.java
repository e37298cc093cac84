package se.sluss.deploy.local.evening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.id.UnitId;

/**
 * One event and what must come of it.
 *
 * @param event what the officer recorded
 * @param person what must become of the track about him
 * @param child what must become of the concern report
 * @param protectedWish whether his part must carry no place and be for named handlers only
 * @param protectedConcern whether the concern is for named handlers only
 * @param answers what his unit answers, in order; empty for the others
 */
record Expected(
    IgorEvent event,
    Track person,
    @Nullable Track child,
    boolean protectedWish,
    boolean protectedConcern,
    List<AnswerCode> answers) {

  /** What must become of a track. */
  sealed interface Track {
    /** It reaches this unit. */
    record Reaches(UnitId unit) implements Track {}

    /** It is sealed for a closed unit, refused, and reaches the successor. */
    record ReachesSuccessor(UnitId successor) implements Track {}

    /** The officer is asked back, with this code. */
    record AskedBack(String code) implements Track {}

    /** The on-call number is shown at once. */
    record CallNow() implements Track {}

    /** Nothing goes; the officer is shown what to do instead. */
    record Nothing() implements Track {}
  }
}
