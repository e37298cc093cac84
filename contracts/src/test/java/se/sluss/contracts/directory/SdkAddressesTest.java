package se.sluss.contracts.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.EditedConfig;
import se.sluss.contracts.id.UnitId;

/** A unit has one address of SDK, and no address is two units'. */
class SdkAddressesTest {
  private static final String FIRST = "0126.authority-violence";

  @TempDir Path folder = Path.of("");

  private SdkAddresses load(String... lines) throws Exception {
    EditedConfig config =
        new EditedConfig(folder)
            .replace("directory/sdk.yaml", "units: []", "units:\n" + String.join("\n", lines));
    return SdkAddresses.load(config.folder(), Directory.load(config.folder()));
  }

  private static String line(String unit, String organisation, String function) {
    return "  - {unit: %s, organisation: '%s', function: %s, name: x}"
        .formatted(unit, organisation, function);
  }

  @Test
  void anAddressIsFoundByItsUnitAndTheUnitByItsAddress() throws Exception {
    SdkAddresses addresses = load(line(FIRST, "0203:a.example", "sdk.a"));
    SdkAddress found = Objects.requireNonNull(addresses.of(UnitId.of(FIRST)));
    assertThat(found.function()).isEqualTo("sdk.a");
    assertThat(addresses.at("0203:a.example", "sdk.a")).isEqualTo(found);
    assertThat(addresses.at("0203:b.example", "sdk.a")).isNull();
    assertThat(addresses.of(UnitId.of("0126.child-and-family"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0126.child-and-family, 0203:a.example, sdk.a, has the address of another unit",
    "0126.authority-violence, 0203:a.example, sdk.b, has an address already",
    "9999.authority-violence, 0203:a.example, sdk.b, is not in the directory",
    "0126.child-and-family, 0203:habo, sdk.b, pattern",
    "0126.child-and-family, 0007:habo.se, sdk.b, pattern"
  })
  void whatIsUnclearIsRefusedWithItsLine(
      String unit, String organisation, String function, String why) {
    assertThatThrownBy(
            () -> load(line(FIRST, "0203:a.example", "sdk.a"), line(unit, organisation, function)))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.faults()).anyMatch(fault -> fault.toString().contains(why));
              assertThat(e.faults()).allMatch(fault -> fault.line() == 7);
            });
  }
}
