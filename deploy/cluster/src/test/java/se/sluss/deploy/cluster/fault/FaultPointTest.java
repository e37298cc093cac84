package se.sluss.deploy.cluster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultPointTest {
  @ParameterizedTest
  @EnumSource
  void everyPlaceIsAMethodOfTheHub(FaultPoint point) throws Exception {
    Class<?> type = Class.forName(point.type(), false, getClass().getClassLoader());
    assertThat(Arrays.stream(type.getDeclaredMethods()).map(Method::getName))
        .contains(point.method());
  }

  /** What is played by {@link Played} begins with the agent and says where it is. */
  @Test
  void aProcessEndsAtAPlaceThatIsArmedAndAtNoOther(@TempDir Path folder) throws Exception {
    Faults faults = new Faults(folder);
    String option = faults.option();
    assertThat(run(option)).isEqualTo(0);

    Files.createFile(folder.resolve(FaultPoint.BEFORE_MARK.name()));
    assertThat(run(option)).isEqualTo(137);
    assertThat(folder.resolve(FaultPoint.BEFORE_MARK.name())).doesNotExist();
    assertThat(run(option)).isEqualTo(0);
  }

  @Test
  void aPlaceThatNothingComesToIsDisarmed(@TempDir Path folder) throws Exception {
    Faults faults = new Faults(folder);
    assertThat(faults.end(FaultPoint.BEFORE_MARK, Duration.ofMillis(100))).isFalse();
    assertThat(folder.resolve(FaultPoint.BEFORE_MARK.name())).doesNotExist();
  }

  private static int run(String option) throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                Played.class.getName()))
        .inheritIO()
        .start()
        .waitFor();
  }
}
