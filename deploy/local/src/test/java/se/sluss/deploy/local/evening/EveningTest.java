package se.sluss.deploy.local.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.deploy.local.SlussLocal;

/**
 * Forty events through all of Sluss, the hub in a process of its own; then the hub's memory, dead
 * objects included, and everything on disk is searched for what the hub must never have.
 */
@Tag("jvm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveningTest {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String ENDED = "Press Enter to stop.";
  private static final String A_UNIT = "0180-sodermalm.authority-violence";

  private Path folder = Path.of(".");
  private int exit = -1;
  private String printed = "";
  private List<String> messages = List.of();
  private SortedSet<String> inHub = new TreeSet<>();
  private SortedSet<String> inAdapters = new TreeSet<>();

  @BeforeAll
  void playTheEvening(@TempDir Path temporary) throws Exception {
    folder = temporary.resolve("data");
    Path output = temporary.resolve("output");
    Process process =
        new ProcessBuilder(
                program("java"),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SlussLocal.class.getName(),
                "--data=" + folder,
                "--scenario=evening",
                "--ports.base=0",
                "--hub=process",
                "--stay")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (hasPlayed(process, output)) {
        messages = HubRows.of(folder).lastMessages();
        List<String> sought = new ArrayList<>(EveningEvents.CANARIES);
        sought.add(A_UNIT);
        sought.addAll(messages);
        String hub = Files.readString(folder.resolve("hub").resolve("hub.pid")).strip();
        Path dump = temporary.resolve("memory.hprof");
        inHub = inMemory(hub, dump, sought);
        inAdapters = inMemory(String.valueOf(process.pid()), dump, EveningEvents.CANARIES);
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        process.waitFor(1, TimeUnit.MINUTES);
      }
    } finally {
      process.destroy();
      exit = process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
      printed = Files.readString(output);
      System.out.println(printed);
    }
  }

  private static boolean hasPlayed(Process process, Path output) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      if (Files.readString(output).contains(ENDED)) {
        return true;
      }
      Thread.sleep(200);
    }
    return false;
  }

  /** Which of the texts stand in a process' heap, whether or not anything still refers to them. */
  private static SortedSet<String> inMemory(String pid, Path dump, List<String> texts)
      throws Exception {
    Process jcmd =
        new ProcessBuilder(program("jcmd"), pid, "GC.heap_dump", "-all", dump.toString())
            .inheritIO()
            .start();
    assertThat(jcmd.waitFor()).isZero();
    SortedSet<String> found = new Search(texts).in(dump);
    System.out.printf("%d MiB of memory searched%n", Files.size(dump) >> 20);
    Files.delete(dump);
    return found;
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  @Test
  void everyEventIsAsItMustBe() {
    assertThat(printed).contains("The evening is as it must be.");
    assertThat(exit).isZero();
  }

  @Test
  void nothingOfAPersonIsInTheHubsMemory() {
    assertThat(inHub).isNotEmpty().doesNotContainAnyElementsOf(EveningEvents.CANARIES);
  }

  @Test
  void whatTheHubMayKnowIsFoundInItsMemoryAndANameInTheAdapters() {
    assertThat(inHub).contains(A_UNIT).containsAnyElementsOf(messages);
    assertThat(inAdapters).contains("Kanariefors");
  }

  @Test
  void nothingOfAPersonIsOnDiskInTheClear() throws IOException {
    Search search = new Search(EveningEvents.CANARIES);
    List<String> hits = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      search.in(file).forEach(text -> hits.add(text + " in " + folder.relativize(file)));
    }
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files).anyMatch(file -> file.endsWith(Path.of("logs", "hub.log")));
    assertThat(hits).isEmpty();
  }

  /** Databases, broker, logs, the hub's own folder: everything that was kept. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
