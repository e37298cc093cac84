package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void withoutOptionsTheDocumentedPortsAndFolderAreUsed() throws StartRefused {
    Options options = Options.parse();

    assertThat(options.data()).isEqualTo(Path.of("sluss-data"));
    assertThat(options.ports())
        .isEqualTo(new Ports(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8087, 8088, 61616));
    assertThat(options.clock()).isNull();
  }

  @Test
  void aScenarioHasAFolderOfItsOwn() throws StartRefused {
    assertThat(Options.parse("--scenario=evening").data()).isEqualTo(Path.of("sluss-data-evening"));
  }

  @Test
  void theGivenValuesAreRead() throws StartRefused {
    Options options =
        Options.parse("--data=d", "--config=c", "--ports.base=18080", "--clock=2026-05-04T18:00");

    assertThat(options.data()).isEqualTo(Path.of("d"));
    assertThat(options.config()).isEqualTo(Path.of("c"));
    assertThat(options.ports())
        .isEqualTo(new Ports(18080, 18081, 18082, 18083, 18084, 18085, 18086, 18087, 18088, 18089));
    assertThat(options.clock()).isEqualTo(LocalDateTime.of(2026, 5, 4, 18, 0));
  }

  @Test
  void howAScenarioIsPlayedIsRead() throws StartRefused {
    assertThat(
            Options.parse(
                    "--scenario=county-year",
                    "--scenario.scale=0.1",
                    "--scenario.seed=7",
                    "--scenario.fault")
                .play())
        .isEqualTo(new Options.Play(0.1, 7, true));
    assertThat(Options.parse("--scenario=county-year").play())
        .isEqualTo(new Options.Play(1, 1, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dtaa=d",
        "word",
        "--data",
        "--data=",
        "--clock=tomorrow",
        "--ports.base=x",
        "--ports.base=80",
        "--hub=thread",
        "--stay",
        "--scenario.scale=0.1",
        "--scenario=county-year --scenario.scale=0",
        "--issuer=http://localhost:9000/realms/sluss"
      })
  void aWrongOptionIsRefusedWithItsCode(String option) {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> Options.parse(option.split(" ")))
        .withMessageStartingWith("SL-9104 ")
        .extracting(StartRefused::problem)
        .isEqualTo(StartProblem.WRONG_OPTION);
  }
}
