package se.sluss.adapters.kit.notification;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.event.EventCheck;
import se.sluss.adapters.kit.event.Forewarned;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Onward;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.adapters.kit.notification.EventTracks.Known;
import se.sluss.adapters.kit.notification.EventTracks.Which;
import se.sluss.adapters.kit.notification.KeepInOutbox.SameEventAtOnce;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;

/** Checks an event, looks whether it came before, and sends it the way. */
public final class NotificationsByRoute implements Notifications, Dispatches {
  private final EventCheck check;
  private final Units units;
  private final EventTracks tracks;
  private final ProducerTemplate way;

  NotificationsByRoute(EventCheck check, Units units, EventTracks tracks, ProducerTemplate way) {
    this.check = check;
    this.units = units;
    this.tracks = tracks;
    this.way = way;
  }

  @Override
  public Outcome submit(IgorEvent event, UnitId sender) {
    if (!units.isOurs(sender)) {
      return rejected(new Fault(SlCode.NOT_YOUR_UNIT, null));
    }
    List<Fault> faults = check.check(event);
    return faults.isEmpty() ? sendOnce(event, sender) : new Outcome.Rejected(faults);
  }

  @Override
  public Outcome submit(Dispatch dispatch, UnitId sender) {
    return checked(dispatch, sender, check.check(dispatch, ""));
  }

  @Override
  public Outcome submit(Forewarned both, UnitId sender) {
    List<Fault> faults =
        Stream.concat(
                check.check(both.notice(), "").stream(),
                check.check(both.warning(), Forewarned.VICTIMS_SIDE).stream())
            .distinct()
            .toList();
    return checked(both, sender, faults);
  }

  @Override
  public Outcome submit(Onward onward, UnitId sender) {
    return checked(onward, sender, check.check(onward));
  }

  private Outcome checked(Submitted submitted, UnitId sender, List<Fault> faults) {
    if (!units.isOurs(sender)) {
      return rejected(new Fault(SlCode.NOT_YOUR_UNIT, null));
    }
    return faults.isEmpty() ? sendOnce(submitted, sender) : new Outcome.Rejected(faults);
  }

  private Outcome sendOnce(Submitted event, UnitId sender) {
    try {
      return send(event, sender);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof SameEventAtOnce) {
        // Now it is known from before.
        return send(event, sender);
      }
      throw e;
    }
  }

  private Outcome send(Submitted event, UnitId sender) {
    Known person = tracks.find(event, sender, Which.PERSON);
    Known beside = tracks.find(event, sender, Which.beside(event));
    if (other(person) || other(beside)) {
      return rejected(new Fault(SlCode.SAME_ID_OTHER_CONTENT, "/eventId"));
    }
    Incoming incoming =
        new Incoming(
            event,
            sender,
            person == null ? null : person.result(),
            beside == null ? null : beside.result());
    return Objects.requireNonNull(
        way.requestBody(NotificationRoute.START, incoming, Outcome.class));
  }

  private static boolean other(@Nullable Known known) {
    return known != null && !known.same();
  }

  private static Outcome rejected(Fault fault) {
    return new Outcome.Rejected(List.of(fault));
  }
}
