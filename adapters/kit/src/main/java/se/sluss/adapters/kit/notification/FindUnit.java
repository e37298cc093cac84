package se.sluss.adapters.kit.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.event.Ages;
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

/**
 * Step 2: which unit? One exact answer, or the officer is asked; what may not wait shows whom to
 * call.
 */
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
    return passage.after(lane -> lane instanceof Lane.Chosen chosen ? find(chosen) : lane);
  }

  private Lane find(Lane.Chosen chosen) {
    UnitFunction to = Objects.requireNonNull(chosen.type().to());
    Where place = chosen.place();
    UnitId named = place.chosen();
    if (named != null) {
      Unit unit = units.unit(named);
      return unit == null || unit.function() != to
          ? stuck(chosen, at(place, SlCode.UNKNOWN_UNIT, "/recipientUnit"), List.of(), null)
          : accepted(chosen, unit);
    }
    String municipality = place.municipality();
    if (municipality == null) {
      return stuck(chosen, at(place, SlCode.MISSING_FIELD, "/municipality"), List.of(), null);
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Ages.SWEDEN);
    return switch (directory.find(municipality, place.district(), to, today)) {
      case Placement.Found(Unit unit) -> accepted(chosen, unit);
      case Placement.DistrictNeeded(List<Place> districts) ->
          stuck(chosen, at(place, SlCode.DISTRICT_NEEDED, "/district"), districts, null);
      case Placement.UnknownDistrict(List<Place> districts) ->
          stuck(chosen, at(place, SlCode.UNKNOWN_DISTRICT, "/district"), districts, null);
      case Placement.UnknownMunicipality() ->
          stuck(chosen, at(place, SlCode.UNKNOWN_MUNICIPALITY, "/municipality"), List.of(), null);
      case Placement.Outside() ->
          stuck(chosen, at(place, SlCode.OUTSIDE_TABLE, "/municipality"), List.of(), null);
      case Placement.Closed closed ->
          stuck(
              chosen,
              at(place, SlCode.UNIT_CLOSED, "/municipality"),
              List.of(),
              closed.successor());
    };
  }

  private static Fault at(Where place, SlCode code, String field) {
    return new Fault(code, place.at() + field);
  }

  private Lane accepted(Lane.Chosen chosen, Unit unit) {
    if (!unit.canKeep(chosen.handling())) {
      return stuck(chosen, new Fault(SlCode.LABEL_NOT_HONOURED, "/handling"), List.of(), null);
    }
    MessageType common = CommonVersion.of(chosen.type().type(), unit.accepts(), types);
    return common == null
        ? stuck(chosen, new Fault(SlCode.NO_COMMON_VERSION, null), List.of(), null)
        : new Lane.Placed(chosen.as(common), unit);
  }

  private Lane stuck(
      Lane.Chosen chosen, Fault fault, List<Place> choices, @Nullable UnitId successor) {
    return new Lane.Ended(
        chosen.callsWhenStuck()
            ? onCall.call(chosen.place(), fault, choices, null)
            : new Result.AskBack(fault, choices, successor));
  }
}
