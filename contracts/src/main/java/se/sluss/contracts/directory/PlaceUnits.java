package se.sluss.contracts.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.DirectoryFiles.Defaults;
import se.sluss.contracts.directory.DirectoryFiles.Former;
import se.sluss.contracts.directory.DirectoryFiles.FunctionDefaults;
import se.sluss.contracts.directory.DirectoryFiles.Own;
import se.sluss.contracts.directory.DirectoryFiles.Owner;
import se.sluss.contracts.directory.DirectoryFiles.PlaceEntry;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

/** Expands a place into its units: what the place says itself, else what the defaults say. */
final class PlaceUnits {
  private static final Own NOTHING_OWN = new Own(null, null, null, null, null, null, null);
  private final Defaults defaults;

  PlaceUnits(Defaults defaults) {
    this.defaults = defaults;
  }

  /** The units of a place, those that are closed included. */
  List<Unit> expand(Place place, PlaceEntry entry) {
    List<Unit> units = new ArrayList<>();
    Map<UnitFunction, Own> own = entry.own() == null ? Map.of() : entry.own();
    for (UnitFunction function : orEmpty(entry.functions())) {
      Own mine = own.getOrDefault(function, NOTHING_OWN);
      UnitId id = UnitId.of(prefix(place) + "." + function);
      LocalDate from = or(mine.validFrom(), defaults.validFrom());
      units.add(unit(place, entry, function, mine, id, from, null, null));
    }
    for (Former former : orEmpty(entry.former())) {
      Own mine = new Own(former.nameSv(), former.nameEn(), null, null, null, null, null);
      units.add(
          unit(
              place,
              entry,
              former.function(),
              mine,
              former.id(),
              former.validFrom(),
              former.validTo(),
              former.successor()));
    }
    return units;
  }

  /** What the ids of a place's units begin with: 0127, or 0180-sodermalm. */
  static String prefix(Place place) {
    return place.district() == null
        ? place.municipality()
        : place.municipality() + "-" + place.district();
  }

  private Unit unit(
      Place place,
      PlaceEntry entry,
      UnitFunction function,
      Own own,
      UnitId id,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable UnitId successor) {
    FunctionDefaults common = defaults.functions().get(function);
    if (common == null) {
      throw new IllegalStateException("the schema of defaults.yaml demands all four functions");
    }
    Owner owner = place.district() == null ? defaults.municipality() : defaults.district();
    SortedSet<String> assumed = new TreeSet<>(common.assumed());
    if (entry.authority() != null) {
      assumed.remove("authority");
    }
    return new Unit(
        id,
        AgencyId.of(fill(owner.agency(), place)),
        or(entry.authority(), fill(owner.authority(), place)),
        function,
        place.municipality(),
        place.district(),
        or(own.nameSv(), entry.name() + ", " + common.nameSv()),
        or(own.nameEn(), entry.name() + ", " + common.nameEn()),
        or(own.adapter(), or(entry.adapter(), defaults.adapter())),
        common.party(),
        common.perpetratorFacing(),
        assumed,
        entry.confirmed(),
        from,
        to,
        successor,
        own.accepts() == null ? new TreeSet<TypeVersion>(common.accepts()) : own.accepts(),
        own.honours() == null ? common.honours() : own.honours(),
        own.hours() == null ? common.hours() : own.hours(),
        entry.onCallTelephone());
  }

  private static String fill(String pattern, Place place) {
    return pattern
        .replace("{code}", place.municipality())
        .replace("{district}", place.district() == null ? "" : place.district())
        .replace("{name}", or(place.districtName(), place.municipalityName()));
  }

  private static <T> T or(@Nullable T own, T common) {
    return own == null ? common : own;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
