package se.sluss.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.EditedConfig;
import se.sluss.contracts.config.Fault;
import se.sluss.contracts.id.UnitId;

/** A directory with a fault is not loaded, and the fault names file and line. */
class DirectoryFaultsTest {
  private static final String BOTKYRKA = "directory/places/0127-botkyrka.yaml";
  private static final String STOCKHOLM = "directory/places/0180-stockholm.yaml";
  private static final String RVC = "directory/providers/rvc.yaml";
  private static final String UNITS = "directory/units.yaml";

  @TempDir Path folder = Path.of("");

  private static List<Fault> faults(EditedConfig config) {
    try {
      Directory.load(config.folder());
      return List.of();
    } catch (ConfigException e) {
      return e.faults();
    }
  }

  private static void assertFault(EditedConfig config, String file, int line, String word) {
    List<Fault> there =
        faults(config).stream().filter(f -> f.file().equals(file) && f.line() == line).toList();
    assertThat(there).as("%s:%d among %s", file, line, faults(config)).isNotEmpty();
    assertThat(there.toString()).contains(word);
  }

  @Test
  void anUnknownFieldIsRefused() throws IOException {
    EditedConfig config =
        new EditedConfig(folder).replace(BOTKYRKA, "name: Botkyrka", "name: Botkyrka\ncolour: red");
    assertFault(config, BOTKYRKA, 1, "colour");
  }

  @Test
  void aPlaceWithoutAllFourFunctionsIsRefused() throws IOException {
    EditedConfig config = new EditedConfig(folder).replace(BOTKYRKA, ", on-call]", "]");
    assertFault(config, BOTKYRKA, config.line(BOTKYRKA, "functions:"), "at least 4");
  }

  @Test
  void aFunctionTwiceIsRefused() throws IOException {
    EditedConfig config = new EditedConfig(folder).replace(BOTKYRKA, "on-call]", "victim-support]");
    assertFault(config, BOTKYRKA, config.line(BOTKYRKA, "functions:"), "unique");
  }

  @Test
  void aWrongDayIsRefused() throws IOException {
    EditedConfig config = new EditedConfig(folder).replace(BOTKYRKA, "2026-01-01", "2026-02-30");
    assertFault(config, BOTKYRKA, config.line(BOTKYRKA, "confirmed:"), "date");
  }

  @Test
  void aMunicipalityInTwoFilesIsRefused() throws IOException {
    EditedConfig config = new EditedConfig(folder);
    Files.copy(
        config.folder().resolve(BOTKYRKA), config.folder().resolve("directory/places/z.yaml"));
    assertFault(config, "directory/places/z.yaml", 1, "already");
  }

  @Test
  void aSuccessorThatIsNotThereIsRefused() throws IOException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace(STOCKHOLM, "successor: 0180-farsta.authority-violence", "successor: nobody");
    assertFault(config, STOCKHOLM, config.line(STOCKHOLM, "  - district: farsta"), "nobody");
  }

  @Test
  void twoUnitsWithTheSameFunctionOnTheSameDayAreRefused() throws IOException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace(STOCKHOLM, "{validFrom: 2026-05-04}", "{validFrom: 2026-05-03}");
    assertFault(config, STOCKHOLM, config.line(STOCKHOLM, "  - district: farsta"), "same day");
  }

  @Test
  void anIdOfAnotherPlaceIsRefused() throws IOException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace(STOCKHOLM, "id: 0180-farsta.authority", "id: 0180-bromma.authority");
    assertFault(
        config, STOCKHOLM, config.line(STOCKHOLM, "      - id: 0180-bromma"), "begins with");
  }

  @Test
  void aProviderThatServesAPlaceOutsideTheDirectoryIsRefused() throws IOException {
    EditedConfig config = new EditedConfig(folder).replace(RVC, "\"0140\"", "\"1480\"");
    assertFault(config, RVC, config.line(RVC, "\"1480\""), "serves");
  }

  @Test
  void aProviderThatClaimsNotToMeetThePerpetratorIsRefused() throws IOException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace(RVC, "perpetratorFacing: true", "perpetratorFacing: false");
    assertFault(config, RVC, config.line(RVC, "perpetratorFacing: false"), "constant");
  }

  @Test
  void aUnitThatEndsBeforeItBeginsIsRefused() throws IOException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace(
                UNITS,
                "accepts: [answer/1, answer/2]",
                "validTo: 2025-12-31\n    accepts: [answer/1, answer/2]");
    assertThat(faults(config)).extracting(Fault::file).containsExactly(UNITS);
    assertThat(faults(config).toString()).contains("ends before it begins");
  }

  @Test
  void aNameTwiceAnAliasAndWhatIsNotYamlAreRefused() throws IOException {
    assertFault(
        new EditedConfig(folder.resolve("a"))
            .replace(BOTKYRKA, "name: Botkyrka", "name: Botkyrka\nname: Botkyrka"),
        BOTKYRKA,
        3,
        "twice");
    EditedConfig alias = new EditedConfig(folder.resolve("b"));
    alias.replace(BOTKYRKA, "name: Botkyrka", "name: &b Botkyrka\nauthority: *b");
    assertThat(faults(alias).toString()).contains(BOTKYRKA, "aliases");
    assertFault(
        new EditedConfig(folder.resolve("c"))
            .replace(BOTKYRKA, "name: Botkyrka", "name: [Botkyrka"),
        BOTKYRKA,
        3,
        "not YAML");
  }

  @Test
  void withoutItsSchemaNothingIsLoaded() throws IOException {
    EditedConfig config = new EditedConfig(folder);
    Files.delete(config.folder().resolve("directory/schema/place.json"));
    assertThat(faults(config)).extracting(Fault::file).contains("directory/schema/place.json");
  }

  @Test
  void allFaultsAreReportedAtOnce() throws IOException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace(BOTKYRKA, "name: Botkyrka", "name: \"\"")
            .replace(RVC, "ownership: municipal", "ownership: unknown");
    assertThat(faults(config)).extracting(Fault::file).contains(BOTKYRKA, RVC);
  }

  @Test
  void whatNobodyHasConfirmedStaysAssumed() throws IOException, ConfigException {
    EditedConfig config =
        new EditedConfig(folder)
            .replace(BOTKYRKA, "confirmed: {by: demo, on: 2026-01-01}", "")
            .replace(
                STOCKHOLM,
                "functions: [authority-violence, child-and-family, victim-support, on-call]\n"
                    + "    confirmed: {by: demo, on: 2026-01-01}",
                "functions: [authority-violence, child-and-family, victim-support, on-call]");
    Directory directory = Directory.load(config.folder());
    assertThat(directory.units())
        .filteredOn(unit -> unit.id().equals(UnitId.of("0127.on-call")))
        .allSatisfy(unit -> assertThat(unit.assumed()).containsExactly("authority", "party"))
        .hasSize(1);
    // Bromma's file names the board, so that only the code is assumed.
    assertThat(directory.units())
        .filteredOn(unit -> unit.id().equals(UnitId.of("0180-bromma.on-call")))
        .allSatisfy(unit -> assertThat(unit.assumed()).containsExactly("party"))
        .hasSize(1);
  }

  @Test
  void theHashIsOfWhatIsSaidAndNotOfHowItIsWritten() throws IOException, ConfigException {
    EditedConfig config = new EditedConfig(folder);
    String before = Directory.load(config.folder()).hash();
    assertThat(before).matches("[0-9a-f]{64}");
    config.replace(BOTKYRKA, "name: Botkyrka", "# a comment\nname: \"Botkyrka\"");
    assertThat(Directory.load(config.folder()).hash()).isEqualTo(before);
    config.replace(BOTKYRKA, "08-465 004", "08-465 005");
    assertThat(Directory.load(config.folder()).hash()).isNotEqualTo(before);
  }

  @Test
  void aFolderWithoutADirectoryIsRefused() {
    assertThatThrownBy(() -> Directory.load(folder)).isInstanceOf(ConfigException.class);
  }
}
