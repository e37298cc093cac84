package se.sluss.deploy.local.county;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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

  /**
   * The one violation is seen, and that nothing else is one says that all else is as it must be.
   */
  @Test
  void aYearInWhichOneForgetsToClearContactEndsWithOneAndSaysThatAlone(@TempDir Path folder)
      throws Exception {
    Path data = folder.resolve("data");
    assertThat(play(folder, data)).as(() -> printed(folder)).isEqualTo(1);
    List<String> wrong =
        printed(folder).lines().filter(line -> line.startsWith("WRONG: ")).toList();
    assertThat(wrong).hasSize(1);
    assertThat(wrong.getFirst())
        .startsWith("WRONG: MUST NOT BE: ")
        .endsWith(" NOTICE HOLD_REMINDED");
    assertThat(data.resolve("funnel.svg")).content().startsWith("<svg ").contains("Tillfrågade");
  }

  private static int play(Path folder, Path data) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SlussLocal.class.getName(),
            "--data=" + data,
            "--scenario=county-year",
            "--scenario.scale=0.001",
            "--scenario.fault",
            "--ports.base=0");
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
