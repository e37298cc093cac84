package se.sluss.contracts.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import tools.jackson.databind.node.ObjectNode;

/** The files of {@code config/directory} as they are written; their schemas explain each field. */
final class DirectoryFiles {
  private DirectoryFiles() {}

  /** defaults.yaml: what is said once for all places. */
  record Defaults(
      String adapter,
      LocalDate validFrom,
      String onCallTelephone,
      Owner municipality,
      Owner district,
      Map<UnitFunction, FunctionDefaults> functions) {}

  /** Patterns in which {code}, {district} and {name} stand for those of the place. */
  record Owner(String agency, String authority) {}

  /** What the units of one function have in common; no hours: always at work. */
  record FunctionDefaults(
      String nameSv,
      String nameEn,
      String party,
      boolean perpetratorFacing,
      SortedSet<TypeVersion> accepts,
      SortedSet<String> assumed,
      @Nullable SortedSet<String> honours,
      @Nullable OfficeHours hours) {}

  /** places/*.yaml: a municipality, or one district in it. */
  record PlaceEntry(
      @Nullable String municipality,
      @Nullable String district,
      String name,
      @Nullable String authority,
      @Nullable String adapter,
      String onCallTelephone,
      @Nullable List<UnitFunction> functions,
      @Nullable Map<UnitFunction, Own> own,
      @Nullable List<Former> former,
      @Nullable Confirmation confirmed,
      @Nullable List<PlaceEntry> districts) {}

  /** Where one unit of a place differs from the default. */
  record Own(
      @Nullable String nameSv,
      @Nullable String nameEn,
      @Nullable String adapter,
      @Nullable LocalDate validFrom,
      @Nullable SortedSet<TypeVersion> accepts,
      @Nullable SortedSet<String> honours,
      @Nullable OfficeHours hours) {}

  /** A unit of the place that is closed, or will be. */
  record Former(
      UnitId id,
      UnitFunction function,
      @Nullable String nameSv,
      @Nullable String nameEn,
      LocalDate validFrom,
      LocalDate validTo,
      UnitId successor) {}

  /** units.yaml: units that belong to no place. */
  record Units(List<Unit> units) {}

  /** providers/*.yaml. */
  record Providers(List<Provider> providers) {}

  /** A treatment provider: its unit, its row of the table, and the places where that holds. */
  record Provider(
      UnitId id,
      String name,
      AgencyId agency,
      String authority,
      String party,
      boolean perpetratorFacing,
      SortedSet<TypeVersion> accepts,
      SortedSet<String> assumed,
      @Nullable Confirmation confirmed,
      ObjectNode treatment,
      List<ObjectNode> serves) {}
}
