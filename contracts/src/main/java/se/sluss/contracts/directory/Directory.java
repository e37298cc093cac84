package se.sluss.contracts.directory;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;

/** All units, places and treatment providers, as one configuration folder gives them. */
public final class Directory {
  private static final Comparator<Treatment> ROW_ORDER =
      Comparator.comparing((Treatment row) -> row.municipality() == null ? "~" : row.municipality())
          .thenComparing(row -> row.district() == null ? "" : row.district())
          .thenComparing(Treatment::unit);

  private final Map<UnitId, Unit> units;
  private final List<Place> places;
  private final List<Treatment> table;
  private final Map<String, String> onCallByMunicipality;
  private final String onCall;
  private final String hash;

  Directory(
      List<Unit> units,
      List<Place> places,
      List<Treatment> table,
      Map<String, String> onCallByMunicipality,
      String onCall) {
    this.units =
        units.stream()
            .collect(Collectors.toMap(Unit::id, Function.identity(), (a, b) -> a, TreeMap::new));
    this.places = places.stream().sorted().toList();
    this.table = table.stream().sorted(ROW_ORDER).toList();
    this.onCallByMunicipality = new TreeMap<>(onCallByMunicipality);
    this.onCall = onCall;
    this.hash =
        sha256(
            new Json()
                .write(
                    List.of(units(), this.places, this.table, this.onCallByMunicipality, onCall)));
  }

  /**
   * Reads and checks {@code directory/} in a configuration folder.
   *
   * @param configDir such as {@code config/}
   * @throws ConfigException with every fault, each with file and line
   */
  public static Directory load(Path configDir) throws ConfigException {
    return new DirectoryLoader(configDir).load();
  }

  /** The unit of this id, closed or not; null when there is none. */
  public @Nullable Unit unit(UnitId id) {
    return units.get(id);
  }

  /** All units by id, closed ones included. */
  public List<Unit> units() {
    return List.copyOf(units.values());
  }

  /** All places by code. */
  public List<Place> places() {
    return places;
  }

  /**
   * The unit to send to. Only an exact match is an answer; everything else is asked back.
   *
   * @param municipality its four-digit code or its exact name
   * @param district slug or exact name; null where none was given
   * @param function one that every place has
   * @param on the day, of the calendar in Sweden
   * @throws IllegalArgumentException for a function that places do not have
   */
  public Placement find(
      String municipality, @Nullable String district, UnitFunction function, LocalDate on) {
    if (!function.ofPlace()) {
      throw new IllegalArgumentException("places have no unit of function " + function);
    }
    List<Place> there = placesOf(municipality);
    if (there.isEmpty()) {
      return municipality.matches("[0-9]{4}")
          ? new Placement.Outside()
          : new Placement.UnknownMunicipality();
    }
    List<Place> divided = there.stream().filter(place -> place.district() != null).toList();
    if (district == null) {
      return divided.isEmpty()
          ? unitOf(there.getFirst(), function, on)
          : new Placement.DistrictNeeded(divided);
    }
    for (Place place : divided) {
      if (named(place, district)) {
        return unitOf(place, function, on);
      }
    }
    return new Placement.UnknownDistrict(divided);
  }

  /** Who treats in a place, by unit id; empty for a place that is not in the table. */
  public List<Treatment> treatment(String municipality, @Nullable String district) {
    return table.stream()
        .filter(row -> municipality.equals(row.municipality()))
        .filter(row -> Objects.equals(district, row.district()))
        .toList();
  }

  /** The whole treatment table; national providers, which have no municipality, last. */
  public List<Treatment> treatmentTable() {
    return table;
  }

  /**
   * Whom to call when something must go at once and cannot. Always a number: the place's own, else
   * the municipality's, else the one for all.
   *
   * @param municipality code or exact name, as for {@link #find}; null when unknown
   * @param district slug or exact name; null when unknown
   */
  public String onCallTelephone(@Nullable String municipality, @Nullable String district) {
    List<Place> there = municipality == null ? List.of() : placesOf(municipality);
    for (Place place : there) {
      if (district != null && named(place, district)) {
        Unit unit = unitsOf(place, UnitFunction.ON_CALL).getLast();
        return unit.onCallTelephone() == null ? onCall : unit.onCallTelephone();
      }
    }
    return there.isEmpty()
        ? onCall
        : onCallByMunicipality.getOrDefault(there.getFirst().municipality(), onCall);
  }

  /**
   * The unit of another function at the same place, that is sent to in a unit's stead.
   *
   * @param unit whose place
   * @param function of the stand-in
   * @param on the day, of the calendar in Sweden
   * @return null when the unit has no place, the place no such unit, or it is the unit itself
   */
  public @Nullable Unit standIn(Unit unit, UnitFunction function, LocalDate on) {
    return units.values().stream()
        .filter(other -> other.function() == function && !other.id().equals(unit.id()))
        .filter(other -> unit.municipality() != null && samePlace(unit, other))
        .filter(other -> other.validOn(on))
        .findFirst()
        .orElse(null);
  }

  private static boolean samePlace(Unit one, Unit other) {
    return Objects.equals(one.municipality(), other.municipality())
        && Objects.equals(one.district(), other.district());
  }

  /** SHA-256 of what the folder says, in 64 hexadecimal digits; comments and layout aside. */
  public String hash() {
    return hash;
  }

  /**
   * SHA-256 of one unit's entry, in 64 hexadecimal digits: what the log has on record of it, and
   * what an adapter compares with what it was told.
   */
  public static String hashOf(Unit unit) {
    return sha256(new Json().write(unit));
  }

  private List<Place> placesOf(String municipality) {
    return places.stream()
        .filter(
            place ->
                place.municipality().equals(municipality)
                    || place.municipalityName().equals(municipality))
        .toList();
  }

  private static boolean named(Place place, String district) {
    return district.equals(place.district()) || district.equals(place.districtName());
  }

  /** Those of a place and function, closed ones included, oldest first. */
  private List<Unit> unitsOf(Place place, UnitFunction function) {
    return units.values().stream()
        .filter(unit -> unit.function() == function)
        .filter(unit -> place.municipality().equals(unit.municipality()))
        .filter(unit -> Objects.equals(place.district(), unit.district()))
        .sorted(Comparator.comparing(Unit::validFrom))
        .toList();
  }

  private Placement unitOf(Place place, UnitFunction function, LocalDate on) {
    List<Unit> candidates = unitsOf(place, function);
    for (Unit unit : candidates) {
      if (unit.validOn(on)) {
        return new Placement.Found(unit);
      }
    }
    Unit nearest =
        candidates.stream()
            .filter(unit -> !unit.validFrom().isAfter(on))
            .reduce((earlier, later) -> later)
            .orElseGet(candidates::getFirst);
    return new Placement.Closed(nearest, nearest.successor());
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
