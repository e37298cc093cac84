package se.sluss.adapters.kriminalvarden.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kriminalvarden.BatchFile;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;

/** The folders themselves, without the rest of the adapter. */
class FoldersTest {
  private static final UnitId UNIT = UnitId.of("frivarden-stockholm");
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path root = Path.of("");

  private Folders open(int seed) throws Exception {
    return Folders.open(root, List.of(UNIT), new Uuid7(CLOCK, new Random(seed)), CLOCK);
  }

  private Path in(String name) {
    return root.resolve(UNIT.value()).resolve("in").resolve(name);
  }

  @Test
  void ofTwoThatPickUpAtOnceOneGetsTheFile() throws Exception {
    try (Folders one = open(1);
        Folders other = open(2);
        ExecutorService both = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 200; round++) {
        Path file = Files.writeString(in("a.xml"), "x");
        List<Callable<Optional<Working>>> calls =
            List.of(() -> one.pickUp(UNIT, file), () -> other.pickUp(UNIT, file));
        List<Optional<Working>> got = new ArrayList<>();
        for (Future<Optional<Working>> each : both.invokeAll(calls)) {
          got.add(each.get());
        }
        assertThat(got.stream().filter(Optional::isPresent)).hasSize(1);
      }
      assertThat(one.working(UNIT)).hasSize(200);
    }
  }

  @Test
  void oneWorksInAFolderAndTheOtherTakesOverWhenItEnds() throws Exception {
    try (Folders other = open(2)) {
      try (Folders one = open(1)) {
        assertThat(one.ours(UNIT)).isTrue();
        assertThat(other.ours(UNIT)).isFalse();
        assertThat(one.ours(UNIT)).isTrue();
      }
      assertThat(other.ours(UNIT)).isTrue();
    }
  }

  @Test
  void aNameMeansNothing() throws Exception {
    try (Folders folders = open(1)) {
      List<String> names =
          List.of("..xml", "-rf", "a b'\"$(x).xml", "å\u202E\n.xml", "a".repeat(200), ".hidden");
      for (String name : names) {
        Files.write(in(name), new BatchFile().bytes());
      }
      Rested rested = new Rested(Duration.ZERO, Duration.ofMinutes(1), Clock.systemUTC());
      List<Working> working = new PickUp(folders, rested).pickUp();
      assertThat(working).hasSameSizeAs(names);
      assertThat(working)
          .allSatisfy(
              one ->
                  assertThat(one.name()).matches("[0-9]{16}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-.{12}"));
    }
  }

  @Test
  void theyAreWorkedOffInTheOrderOfPickingUp() throws Exception {
    try (Folders folders = open(1)) {
      for (int i = 0; i < 100; i++) {
        Path file = Files.writeString(in("a.xml"), String.valueOf(i));
        folders.pickUp(UNIT, file);
      }
      List<String> order = new ArrayList<>();
      for (Working each : folders.working(UNIT)) {
        order.add(Files.readString(each.file()));
      }
      assertThat(order).hasSize(100).isSortedAccordingTo(Comparator.comparing(Integer::valueOf));
    }
  }

  @Test
  void aFolderOfTheAgencysIsLeftAloneAndALinkIsMovedItself() throws Exception {
    Path outside = Files.writeString(root.resolve("outside"), "hemligt");
    try (Folders folders = open(1)) {
      Files.createDirectory(in("staging"));
      Files.createSymbolicLink(in("a.xml"), outside);
      Rested rested = new Rested(Duration.ofHours(1), Duration.ofHours(1), Clock.systemUTC());
      List<Working> working = new PickUp(folders, rested).pickUp();
      assertThat(working).hasSize(1);
      assertThat(Files.isSymbolicLink(working.getFirst().file())).isTrue();
      folders.quarantine(working.getFirst(), "x", "<why/>".getBytes(UTF_8));
    }
    assertThat(in("staging")).isDirectory();
    assertThat(outside).hasContent("hemligt");
  }

  @Test
  void aFileIsReadyWhenItHasRestedAndIsWholeOrHasRestedForLong() throws Exception {
    byte[] whole = new BatchFile().bytes();
    MovedClock clock = new MovedClock(NOW);
    Rested rested = new Rested(Duration.ofSeconds(5), Duration.ofMinutes(10), clock);
    try (Folders folders = open(1)) {
      Path file = Files.write(in("a.xml"), Arrays.copyOf(whole, 50));
      Path folder = folders.in(UNIT);
      assertThat(rested.of(folder, List.of(file))).isEmpty();
      clock.now = NOW.plusSeconds(6);
      assertThat(rested.of(folder, List.of(file))).as("rested, half").isEmpty();
      Files.write(file, whole);
      assertThat(rested.of(folder, List.of(file))).as("whole, not rested").isEmpty();
      clock.now = NOW.plusSeconds(10);
      assertThat(rested.of(folder, List.of(file))).isEmpty();
      clock.now = NOW.plusSeconds(11);
      assertThat(rested.of(folder, List.of(file))).as("whole and rested").containsExactly(file);
      Files.write(file, Arrays.copyOf(whole, 51));
      assertThat(rested.of(folder, List.of(file))).isEmpty();
      clock.now = NOW.plusSeconds(11 + 599);
      assertThat(rested.of(folder, List.of(file))).isEmpty();
      clock.now = NOW.plusSeconds(11 + 600);
      assertThat(rested.of(folder, List.of(file))).as("given up").containsExactly(file);
    }
  }

  /** A clock that is set. */
  private static final class MovedClock extends Clock {
    private Instant now;

    MovedClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
