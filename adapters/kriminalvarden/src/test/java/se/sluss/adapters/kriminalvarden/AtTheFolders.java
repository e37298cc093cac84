package se.sluss.adapters.kriminalvarden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/** Frivården, whose file transfer stands at the folders, and a municipality that takes over. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheFolders {
  static final UnitId UNIT = UnitId.of("frivarden-stockholm");
  static final UnitId TO = UnitId.of("0127.authority-violence");

  World world;
  Path folder;
  ConfigurableApplicationContext agency;
  ConfigurableApplicationContext municipality;

  /** How often the adapter looks by itself. */
  abstract String lookEvery();

  @BeforeAll
  void start(@TempDir Path temporary) throws Exception {
    world =
        new World(getClass().getSimpleName(), temporary)
            .database("kriminalvarden")
            .database("portal")
            .with("sluss.files.look-every", lookEvery())
            .with("sluss.files.rest-for", "100ms")
            .with("sluss.files.patience", "1s");
    agency =
        world.start(
            KriminalvardenAdapter.class,
            WebApplicationType.SERVLET,
            "kriminalvarden",
            UNIT.value());
    municipality = world.start("portal", TO.value());
    folder = temporary.resolve("kriminalvarden/files").resolve(UNIT.value());
  }

  @AfterAll
  void stop() {
    world.close();
  }

  static Viewer handler() {
    return new Viewer(
        OfficerId.of("h-1"),
        new TreeSet<>(List.of(TO)),
        new TreeSet<>(List.of("handler", "named-handler")));
  }

  /** As a file transfer does: written beside, then renamed. */
  void put(String name, byte[] content) throws IOException {
    Path beside = folder.resolve("transfer-" + UUID.randomUUID());
    Files.write(beside, content);
    Files.move(beside, folder.resolve("in").resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  List<SentRow> sent(UUID item) {
    return agency.getBean(SentMessages.class).ofEvent(UNIT, item.toString());
  }

  List<String> names(String in) {
    try (Stream<Path> files = Files.list(folder.resolve(in))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files of the out folder that begin so and hold that, as texts. */
  List<String> out(String prefix, String holding) {
    return names("out").stream()
        .filter(name -> name.startsWith(prefix))
        .map(this::text)
        .filter(text -> text.contains(holding))
        .toList();
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve("out").resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
