package se.sluss.deploy.local.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.deploy.local.SlussLocal;

/** A small year through all of Sluss, as the command plays it. */
@Tag("slow")
class CountyYearTest {
  private static final long MINUTES = 20;

  @Test
  void aYearThatIsAsItMustBeEndsWithNoughtAndHasAPicture(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");

    assertThat(play(folder, data)).as(() -> printed(folder)).isZero();
    assertThat(printed(folder)).contains("The year is as it must be.");
    assertThat(data.resolve("funnel.svg")).content().startsWith("<svg ").contains("Tillfrågade");
  }

  @Test
  void aYearInWhichOneForgetsToClearContactEndsWithOneAndSaysWhat(@TempDir Path folder)
      throws Exception {
    assertThat(play(folder, folder.resolve("data"), "--scenario.fault")).isEqualTo(1);
    assertThat(printed(folder)).contains("WRONG: ").contains("HOLD_ESCALATED");
  }

  private static int play(Path folder, Path data, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SlussLocal.class.getName(),
                "--data=" + data,
                "--scenario=county-year",
                "--scenario.scale=0.01",
                "--ports.base=0"));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    try {
      return process.waitFor(MINUTES, TimeUnit.MINUTES) ? process.exitValue() : -1;
    } finally {
      process.destroy();
      process.waitFor(1, TimeUnit.MINUTES);
    }
  }

  private static String printed(Path folder) {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
