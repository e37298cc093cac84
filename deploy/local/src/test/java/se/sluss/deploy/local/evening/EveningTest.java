package se.sluss.deploy.local.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.deploy.local.SlussLocal;

/** Forty events through all of Sluss in a process of its own; then its folder is searched. */
@Tag("jvm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveningTest {
  private static final int MINUTES = 15;

  private Path folder = Path.of(".");
  private int exit = -1;
  private String printed = "";

  @BeforeAll
  void playTheEvening(@TempDir Path temporary) throws Exception {
    folder = temporary.resolve("data");
    Path output = temporary.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SlussLocal.class.getName(),
                "--data=" + folder,
                "--scenario=evening",
                "--ports.base=0")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    exit = ended ? process.exitValue() : -1;
    printed = Files.readString(output);
    System.out.println(printed);
  }

  @Test
  void everyEventIsAsItMustBe() {
    assertThat(exit).as(printed).isZero();
    assertThat(printed).contains("The evening is as it must be.");
  }

  @Test
  void nothingOfAPersonIsOnDiskInTheClear() throws IOException {
    List<String> hits = new ArrayList<>();
    int searched = 0;
    for (Path file : files()) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      searched++;
      for (String canary : EveningEvents.CANARIES) {
        for (String form : forms(canary)) {
          if (content.contains(form)) {
            hits.add(canary + " in " + folder.relativize(file));
          }
        }
      }
    }
    assertThat(searched).isGreaterThan(100);
    assertThat(hits).isEmpty();
  }

  @Test
  void theSearchFindsWhatIsThere() {
    String content = "x" + Base64.getEncoder().encodeToString(bytes("..Kanariefors.."));
    assertThat(forms("Kanariefors")).anyMatch(content::contains);
    String wide = new String("Kanariefors".getBytes(StandardCharsets.UTF_16LE), latin());
    assertThat(forms("Kanariefors")).contains(wide);
  }

  /** Databases, broker, logs, the hub's own folder: everything that was kept. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** As text, wide text, hexadecimal, and base64 at each of its three offsets. */
  private static List<String> forms(String canary) {
    List<String> forms = new ArrayList<>();
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] bytes = canary.getBytes(charset);
      forms.add(new String(bytes, latin()));
      forms.add(HexFormat.of().formatHex(bytes));
      forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
      for (int offset = 0; offset < 3; offset++) {
        byte[] shifted = new byte[bytes.length + offset];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        // The first and last characters also depend on the neighbours.
        forms.add(encoded.substring(offset == 0 ? 0 : offset + 1, encoded.length() - 1));
      }
    }
    return forms;
  }

  private static Charset latin() {
    return StandardCharsets.ISO_8859_1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
