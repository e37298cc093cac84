package se.sluss.hub.cli.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindCommandTest {
  @Test
  void theUnitOfADistrictIsFound() {
    Call call =
        Call.directory(
            "find", "--municipality=0180", "--district=Södermalm", "--function=authority-violence");
    assertThat(call.exit()).isZero();
    assertThat(call.json().at("/unit/id").asString())
        .isEqualTo("0180-sodermalm.authority-violence");
    assertThat(call.json().at("/unit/nameSv").asString()).isEqualTo("RVT Södermalm");
    assertThat(call.err()).contains("RVT Södermalm");
  }

  @Test
  void aMissingDistrictIsAskedBackWithTheChoices() {
    Call call = Call.directory("find", "--municipality=Stockholm", "--function=child-and-family");
    assertThat(call.exit()).isEqualTo(1);
    assertThat(call.json().at("/problem/code").asString()).isEqualTo("SL-2006");
    assertThat(call.json().at("/problem/field").asString()).isEqualTo("district");
    assertThat(call.json().at("/choices").size()).isEqualTo(11);
    assertThat(call.json().at("/onCallTelephone").asString()).isEqualTo("08-465 004 98");
    assertThat(call.err()).contains("SL-2006", "--district hagersten-alvsjo");
  }

  @Test
  void theReasonsForAskingBackAreTold() {
    assertThat(code("--municipality=Storköping")).isEqualTo("SL-2007");
    assertThat(code("--municipality=1480")).isEqualTo("SL-2008");
    assertThat(code("--municipality=0180", "--district=Kista")).isEqualTo("SL-2011");
    assertThat(code("--municipality=0127", "--on=2025-12-31")).isEqualTo("SL-2002");
  }

  private static String code(String... place) {
    String[] arguments = new String[place.length + 2];
    arguments[0] = "find";
    arguments[1] = "--function=on-call";
    System.arraycopy(place, 0, arguments, 2, place.length);
    Call call = Call.directory(arguments);
    assertThat(call.exit()).isEqualTo(1);
    return call.json().at("/problem/code").asString();
  }

  @Test
  void theDayDecidesWhichOfTwoUnitsItIs() {
    String[] farsta = {"find", "--municipality=0180", "--district=farsta"};
    assertThat(
            Call.directory(
                    farsta[0],
                    farsta[1],
                    farsta[2],
                    "--function=authority-violence",
                    "--on=2026-05-03")
                .json()
                .at("/unit/id")
                .asString())
        .isEqualTo("0180-farsta.authority-violence-2025");
    assertThat(
            Call.directory(farsta[0], farsta[1], farsta[2], "--function=authority-violence")
                .json()
                .at("/unit/id")
                .asString())
        .isEqualTo("0180-farsta.authority-violence");
  }

  @Test
  void aWrongCallIsNotANo(@TempDir Path empty) {
    assertThat(Call.directory("find", "--municipality=0127").exit()).isEqualTo(2);
    assertThat(Call.directory("find", "--municipality=0127", "--function=treatment").exit())
        .isEqualTo(2);
    assertThat(
            Call.directory("find", "--municipality=0127", "--function=on-call", "--on=monday")
                .exit())
        .isEqualTo(2);
    Call noConfig =
        Call.directory("find", "--municipality=0127", "--function=on-call", "--config=" + empty);
    assertThat(noConfig.exit()).isEqualTo(2);
    assertThat(noConfig.out()).isEmpty();
    assertThat(noConfig.err()).contains("directory/defaults.yaml");
  }
}
