package se.sluss.adapters.kit.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.EventCheck;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** Takes the first steps of the way and says where they lead. Keeps nothing. */
final class LookAhead implements Preview {
  private final EventCheck check;
  private final Units units;
  private final FirstSteps steps;
  private final OnCall onCall;

  LookAhead(EventCheck check, Units units, FirstSteps steps, OnCall onCall) {
    this.check = check;
    this.units = units;
    this.steps = steps;
    this.onCall = onCall;
  }

  @Override
  public Outlook look(IgorEvent event, UnitId sender) {
    return look(event, sender, check.check(event));
  }

  @Override
  public Outlook look(Onward onward, UnitId sender) {
    return look(onward, sender, check.check(onward));
  }

  private Outlook look(Submitted event, UnitId sender, List<Fault> faults) {
    if (!units.isOurs(sender)) {
      return new Outlook.Rejected(List.of(new Fault(SlCode.NOT_YOUR_UNIT, null)));
    }
    if (!faults.isEmpty()) {
      return new Outlook.Rejected(faults);
    }
    Passage passage = steps.take(new Incoming(event, sender, null, null));
    Lane child = passage.beside();
    return new Outlook.Seen(way(passage.person()), child == null ? null : way(child));
  }

  private Outlook.Way way(Lane lane) {
    return switch (lane) {
      case Lane.Ended ended -> new Outlook.Way.Stays(ended.result());
      case Lane.Allowed allowed -> {
        @Nullable Fault call = allowed.callAnyway();
        yield new Outlook.Way.Goes(
            allowed.written().recipient().id(),
            allowed.decision(),
            call == null ? null : onCall.call(allowed.written().place(), call, List.of(), null));
      }
      case Lane.Before _, Lane.Chosen _, Lane.Placed _, Lane.Written _, Lane.Sealed _ ->
          throw new IllegalStateException("a track stands where no first step leaves it");
    };
  }
}
