package se.sluss.adapters.kit.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.Ages;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.directory.Placement;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/** Whom to call when a duty cannot go at once. There is always a number. */
final class OnCall {
  private final Directory directory;
  private final Clock clock;

  OnCall(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** The number nearest to this place. */
  Result.CallNow call(Where place, Fault why, List<Place> choices, @Nullable MessageId queued) {
    return new Result.CallNow(
        directory.onCallTelephone(place.municipality(), place.district()),
        unit(place),
        why,
        choices,
        queued);
  }

  private @Nullable UnitId unit(Where place) {
    String municipality = place.municipality();
    if (municipality == null) {
      return null;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
    return directory.find(municipality, place.district(), UnitFunction.ON_CALL, today)
            instanceof Placement.Found found
        ? found.unit().id()
        : null;
  }
}
