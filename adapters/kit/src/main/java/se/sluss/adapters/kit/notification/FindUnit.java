package se.sluss.adapters.kit.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.PersonalNumber;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.directory.Placement;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/** Step 2: which unit? One exact answer, or the officer is asked; a duty shows whom to call. */
public final class FindUnit {
  private final Directory directory;
  private final Units units;
  private final MessageTypes types;
  private final OnCall onCall;
  private final Clock clock;

  FindUnit(Directory directory, Units units, MessageTypes types, OnCall onCall, Clock clock) {
    this.directory = directory;
    this.units = units;
    this.types = types;
    this.onCall = onCall;
    this.clock = clock;
  }

  /** Finds the unit of each track that still goes. */
  public Passage find(Passage passage) {
    return passage.after(lane -> lane instanceof Lane.Mapped mapped ? find(mapped) : lane);
  }

  private Lane find(Lane.Mapped mapped) {
    MessageType type = Objects.requireNonNull(types.type(mapped.track().type()));
    UnitFunction to = Objects.requireNonNull(type.to());
    Where place = mapped.place();
    UnitId chosen = place.chosen();
    if (chosen != null) {
      Unit unit = units.unit(chosen);
      return unit == null || unit.function() != to
          ? stuck(mapped, new Fault(SlCode.UNKNOWN_UNIT, "/recipientUnit"), List.of(), null)
          : accepted(mapped, unit);
    }
    String municipality = place.municipality();
    if (municipality == null) {
      return stuck(
          mapped, new Fault(SlCode.MISSING_FIELD, place.at() + "/municipality"), List.of(), null);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), PersonalNumber.SWEDEN);
    return switch (directory.find(municipality, place.district(), to, today)) {
      case Placement.Found(Unit unit) -> accepted(mapped, unit);
      case Placement.DistrictNeeded(List<Place> districts) ->
          stuck(mapped, at(place, SlCode.DISTRICT_NEEDED, "/district"), districts, null);
      case Placement.UnknownDistrict(List<Place> districts) ->
          stuck(mapped, at(place, SlCode.UNKNOWN_DISTRICT, "/district"), districts, null);
      case Placement.UnknownMunicipality() ->
          stuck(mapped, at(place, SlCode.UNKNOWN_MUNICIPALITY, "/municipality"), List.of(), null);
      case Placement.Outside() ->
          stuck(mapped, at(place, SlCode.OUTSIDE_TABLE, "/municipality"), List.of(), null);
      case Placement.Closed closed ->
          stuck(
              mapped,
              at(place, SlCode.UNIT_CLOSED, "/municipality"),
              List.of(),
              closed.successor());
    };
  }

  private static Fault at(Where place, SlCode code, String field) {
    return new Fault(code, place.at() + field);
  }

  private Lane accepted(Lane.Mapped mapped, Unit unit) {
    if (!unit.accepts().contains(mapped.track().type())) {
      return stuck(mapped, new Fault(SlCode.NO_COMMON_VERSION, null), List.of(), null);
    }
    return new Lane.Placed(mapped.track(), mapped.place(), unit);
  }

  private Lane stuck(
      Lane.Mapped mapped, Fault fault, List<Place> choices, @Nullable UnitId successor) {
    return new Lane.Ended(
        mapped.track().duty()
            ? onCall.call(mapped.place(), fault, choices, null)
            : new Result.AskBack(fault, choices, successor));
  }
}
