package se.sluss.hub.cli.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.config.PackagedConfig;

class ConfigCommandTest {
  @TempDir Path temporary = Path.of("");
  private Path config = Path.of("");

  @BeforeEach
  void copyThePackagedConfiguration() throws IOException {
    config = PackagedConfig.writeTo(temporary.resolve("config"));
  }

  private void replace(String file, String text, String by) throws IOException {
    String before = Files.readString(config.resolve(file));
    assertThat(before).contains(text);
    Files.writeString(config.resolve(file), before.replace(text, by));
  }

  @Test
  void thePackagedConfigurationHasNoFaults() {
    Call call = Call.config("check", config.toString());
    assertThat(call.err()).contains("no faults");
    assertThat(call.exit()).isZero();
    assertThat(call.json().at("/directory/places").asInt()).isEqualTo(36);
    assertThat(call.json().at("/directory/assumed").asInt()).isZero();
    assertThat(call.json().at("/secrecy/hash").asString()).matches("[0-9a-f]{64}");
    assertThat(call.json().at("/faults").size()).isZero();
  }

  @Test
  void faultsInAllPartsShowAtOnceWithFileAndLine() throws IOException {
    replace("limits.yaml", "windowPerUnit: 64", "windowPerUnit: 0");
    replace("types/igor-wish-1.yaml", "to: authority-violence", "to: nobody");
    replace("directory/places/0127-botkyrka.yaml", "name: Botkyrka", "name: Botkyrka\nx: 1");
    Call call = Call.config("check", config.toString());
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err())
        .containsPattern("limits.yaml:[0-9]+: ")
        .containsPattern("types/igor-wish-1.yaml:[0-9]+: ")
        .containsPattern("directory/places/0127-botkyrka.yaml:[0-9]+: ");
    assertThat(call.json().at("/faults").size()).isEqualTo(call.err().lines().count());
  }

  @Test
  void aUnitThatAcceptsAnUnknownTypeIsAFault() throws IOException {
    replace(
        "directory/units.yaml", "accepts: [answer/1, answer/2]", "accepts: [answer/1, answer/9]");
    Call call = Call.config("check", config.toString());
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err()).contains("polisen-stockholm accepts answer/9");
  }

  @Test
  void aCodeThatTheLawDoesNotKnowIsAFault() throws IOException {
    replace("directory/units.yaml", "party: HUB_OPERATOR", "party: NOBODY");
    replace("types/igor-wish-1.yaml", "BDL-2-22", "BDL-0-0");
    replace("types/igor-wish-1.yaml", "purpose: PREVENT_CRIME", "purpose: PREVENT_RAIN");
    Call call = Call.config("check", config.toString());
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err())
        .contains("unit hub: NOBODY", "igor-wish/1: BDL-0-0", "igor-wish/1: PREVENT_RAIN");
  }

  @Test
  void aUnitThatTheLawCallsPerpetratorFacingCannotDenyIt() throws IOException {
    replace("directory/defaults.yaml", "perpetratorFacing: true", "perpetratorFacing: false");
    Call call = Call.config("check", config.toString());
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err())
        .contains("0127.authority-violence is SOCIALNAMND_UTOVARE, so perpetratorFacing is true");
  }

  @Test
  void aFaultInTheLawIsToldWithItsFile() throws IOException {
    Files.delete(config.resolve("secrecy/vocabulary/parties.yaml"));
    Call call = Call.config("check", config.toString());
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.err()).contains("parties.yaml");
  }

  @Test
  void noFolderIsAWrongCall() {
    assertThat(Call.config("check", temporary.resolve("nowhere").toString()).exit()).isEqualTo(2);
    assertThat(Call.config("check").exit()).isEqualTo(2);
  }
}
