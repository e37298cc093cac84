package se.sluss.contracts.directory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.ConfigReader;
import se.sluss.contracts.config.ConfigReader.Read;
import se.sluss.contracts.config.ConfigSchema;
import se.sluss.contracts.config.YamlFile;
import se.sluss.contracts.directory.DirectoryFiles.Defaults;
import se.sluss.contracts.directory.DirectoryFiles.PlaceEntry;
import se.sluss.contracts.directory.DirectoryFiles.Provider;
import se.sluss.contracts.directory.DirectoryFiles.Providers;
import se.sluss.contracts.directory.DirectoryFiles.Units;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code config/directory}, expands it, and checks what the schemas cannot see. */
final class DirectoryLoader {
  private static final String FOLDER = "directory";
  private static final Json JSON = new Json();

  /** Where a unit is written, for faults that show only when all files are read. */
  private record Written(Unit unit, YamlFile file, String pointer) {}

  private final ConfigReader reader;
  private final Map<UnitId, Written> units = new TreeMap<>();
  private final Map<String, Place> places = new TreeMap<>();
  private final Map<String, String> onCall = new TreeMap<>();
  private final List<Treatment> table = new ArrayList<>();

  DirectoryLoader(Path root) {
    this.reader = new ConfigReader(root);
  }

  Directory load() throws ConfigException {
    Read<Defaults> defaults =
        reader.read(FOLDER + "/defaults.yaml", schema("defaults"), Defaults.class);
    if (defaults == null) {
      throw reader.refusal();
    }
    PlaceUnits expander = new PlaceUnits(defaults.value());
    for (Read<PlaceEntry> file :
        reader.readAll(FOLDER + "/places", schema("place"), PlaceEntry.class)) {
      municipality(file, expander);
    }
    Read<Units> others = reader.read(FOLDER + "/units.yaml", schema("units"), Units.class);
    if (others != null) {
      for (int i = 0; i < others.value().units().size(); i++) {
        add(others.value().units().get(i), others.file(), "/units/" + i);
      }
    }
    for (Read<Providers> file :
        reader.readAll(FOLDER + "/providers", schema("providers"), Providers.class)) {
      for (int i = 0; i < file.value().providers().size(); i++) {
        provider(file.value().providers().get(i), defaults.value(), file.file(), "/providers/" + i);
      }
    }
    units.values().forEach(this::check);
    if (!reader.isClean()) {
      throw reader.refusal();
    }
    return new Directory(
        units.values().stream().map(Written::unit).toList(),
        List.copyOf(places.values()),
        table,
        onCall,
        defaults.value().onCallTelephone());
  }

  private @Nullable ConfigSchema schema(String name) {
    return reader.schema(FOLDER + "/schema/" + name + ".json");
  }

  private void municipality(Read<PlaceEntry> file, PlaceUnits expander) {
    PlaceEntry entry = file.value();
    String code = Objects.requireNonNullElse(entry.municipality(), "");
    if (onCall.put(code, entry.onCallTelephone()) != null) {
      reader.refuse(file.file().fault("/municipality", "has a file already"));
    }
    List<PlaceEntry> districts = entry.districts();
    if (districts == null) {
      place(new Place(code, entry.name(), null, null), entry, expander, file.file(), "");
      return;
    }
    for (int i = 0; i < districts.size(); i++) {
      PlaceEntry district = districts.get(i);
      Place place = new Place(code, entry.name(), district.district(), district.name());
      place(place, district, expander, file.file(), "/districts/" + i);
    }
  }

  private void place(
      Place place, PlaceEntry entry, PlaceUnits expander, YamlFile file, String pointer) {
    if (places.put(PlaceUnits.prefix(place), place) != null) {
      reader.refuse(file.fault(pointer, "this place is there already"));
    }
    for (Unit unit : expander.expand(place, entry)) {
      if (!unit.id().value().startsWith(PlaceUnits.prefix(place) + ".")) {
        reader.refuse(
            file.fault(
                pointer + "/former",
                "the id of a unit here begins with " + PlaceUnits.prefix(place) + "."));
      }
      add(unit, file, pointer);
    }
  }

  private void provider(Provider provider, Defaults defaults, YamlFile file, String pointer) {
    add(
        new Unit(
            provider.id(),
            provider.agency(),
            provider.authority(),
            UnitFunction.TREATMENT,
            null,
            null,
            provider.name(),
            provider.name(),
            defaults.adapter(),
            provider.party(),
            provider.perpetratorFacing(),
            provider.assumed(),
            provider.confirmed(),
            defaults.validFrom(),
            null,
            null,
            provider.accepts(),
            null,
            null,
            null),
        file,
        pointer);
    for (int i = 0; i < provider.serves().size(); i++) {
      treatment(provider, provider.serves().get(i), file, pointer + "/serves/" + i);
    }
  }

  private void treatment(Provider provider, ObjectNode here, YamlFile file, String pointer) {
    ObjectNode row = provider.treatment().deepCopy();
    row.setAll(here);
    row.remove("national");
    row.put("unit", provider.id().value()).put("provider", provider.name());
    try {
      Treatment treatment = JSON.mapper().treeToValue(row, Treatment.class);
      String municipality = treatment.municipality();
      if (municipality != null) {
        Place place = new Place(municipality, "", treatment.district(), treatment.district());
        if (!places.containsKey(PlaceUnits.prefix(place))) {
          reader.refuse(file.fault(pointer, "serves a place that is not in the directory"));
        }
      }
      table.add(treatment);
    } catch (JacksonException e) {
      reader.refuse(file.fault(pointer, String.valueOf(e.getOriginalMessage())));
    }
  }

  private void add(Unit written, YamlFile file, String pointer) {
    Unit unit = written.confirmed() == null ? written : written.settled();
    if (units.put(unit.id(), new Written(unit, file, pointer)) != null) {
      reader.refuse(file.fault(pointer, "the unit " + unit.id() + " is there already"));
    }
  }

  private void check(Written written) {
    Unit unit = written.unit();
    if (unit.successor() != null) {
      Written next = units.get(unit.successor());
      if (next == null) {
        refuse(written, "its successor " + unit.successor() + " is not in the directory");
      } else if (unit.validTo() == null || !next.unit().validFrom().isAfter(unit.validTo())) {
        refuse(written, "its successor must begin after its last day");
      }
    }
    for (Written other : units.values()) {
      if (other.unit().compareTo(unit) > 0 && unit.function().ofPlace() && clash(unit, other)) {
        refuse(written, other.unit().id() + " has the same function here on the same day");
      }
    }
  }

  private static boolean clash(Unit unit, Written written) {
    Unit other = written.unit();
    return unit.function() == other.function()
        && Objects.equals(unit.municipality(), other.municipality())
        && Objects.equals(unit.district(), other.district())
        && (unit.validOn(other.validFrom()) || other.validOn(unit.validFrom()));
  }

  private void refuse(Written written, String what) {
    reader.refuse(
        written.file().fault(written.pointer(), "unit " + written.unit().id() + ": " + what));
  }
}
