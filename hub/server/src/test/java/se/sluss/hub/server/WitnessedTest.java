package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.VerifierKey;
import se.sluss.contracts.witness.AddCheckpoint;
import se.sluss.contracts.witness.CosignatureKey;
import se.sluss.contracts.witness.Witness;
import se.sluss.hub.log.note.LogSigner;
import se.sluss.hub.log.store.Cosignatures;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.witness.AskWitnesses;
import se.sluss.hub.server.witness.WitnessSettings;

/** The hub asks a witness on the other side of HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WitnessedTest {
  private static final Path CONFIG = Path.of("../../config");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T18:00:00Z"), ZoneOffset.UTC);

  private final CosignatureKey key = new CosignatureKey("witness.example/w", seed(2));
  private final List<Integer> answered = new CopyOnWriteArrayList<>();
  private volatile boolean silent;
  private TestHub hub;
  private HttpServer server;
  private Witness witness;
  private Path keyFile;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, CONFIG, CLOCK);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    answered.clear();
    silent = false;
    keyFile = Files.writeString(folder.resolve("witness.vkey"), key.verifierKey() + "\n");
    NoteVerifier log = NoteVerifier.of(hub.bean(LogSigner.class).verifierKey());
    witness = new Witness(key, log, folder.resolve("seen"), CLOCK);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/w/" + AddCheckpoint.PATH, this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }

  private void answer(HttpExchange exchange) throws IOException {
    AddCheckpoint asked =
        AddCheckpoint.parse(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (silent) {
      exchange.sendResponseHeaders(503, -1);
      exchange.close();
      return;
    }
    boolean right = asked.old() == witness.seen();
    byte[] answer =
        (right ? witness.cosign(asked.note(), asked.proof()) : witness.seen() + "\n")
            .getBytes(StandardCharsets.UTF_8);
    answered.add(right ? 200 : 409);
    exchange.sendResponseHeaders(right ? 200 : 409, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private AskWitnesses asking() {
    return asking(Duration.ofMinutes(5), CLOCK);
  }

  private AskWitnesses asking(Duration alarmAfter, Clock clock) {
    URI prefix = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/w/");
    return new AskWitnesses(
        new WitnessSettings(List.of(new WitnessSettings.One(prefix, keyFile)), alarmAfter),
        hub.bean(LogReader.class),
        hub.bean(Cosignatures.class),
        hub.bean(LogSigner.class),
        clock);
  }

  private List<String> cosignersOfShown(CosignatureKey known) {
    VerifierKey log = VerifierKey.parse(hub.bean(LogSigner.class).verifierKey());
    VerifierKey one = VerifierKey.parse(known.verifierKey());
    return new NoteVerifier(log, List.of(one), log.name())
        .checkpoint(hub.bean(LogReader.class).checkpoint().orElseThrow())
        .witnesses();
  }

  /** The hub's own sequencer publishes what its start has put on record. */
  private void askUntilCosigned(AskWitnesses asking) throws Exception {
    Patience.until(
        () -> {
          asking.ask();
          return hub.bean(LogReader.class).checkpoint().isPresent()
              && !cosignersOfShown(key).isEmpty();
        });
  }

  @Test
  void theCheckpointThatIsShownCarriesTheCosignature() throws Exception {
    askUntilCosigned(asking());
    assertThat(cosignersOfShown(key)).containsExactly("witness.example/w");
    assertThat(witness.seen()).isPositive();
  }

  @Test
  void aHubThatDoesNotKnowWhatItsWitnessHasSeenIsToldAndAsksAgain() throws Exception {
    askUntilCosigned(asking());
    long seen = witness.seen();
    asking().ask();
    assertThat(answered).contains(409).endsWith(200);
    assertThat(witness.seen()).isGreaterThanOrEqualTo(seen);
  }

  @Test
  void aWitnessWithAnotherKeyThanConfigSaysOrOutOfReachIsGoneOnWithout() throws Exception {
    CosignatureKey other = new CosignatureKey("witness.example/other", seed(3));
    Files.writeString(keyFile, other.verifierKey());
    AskWitnesses asking = asking();
    while (!answered.contains(200)) {
      asking.ask();
    }
    server.stop(0);
    asking.ask();
    assertThat(cosignersOfShown(other)).isEmpty();
  }

  @Test
  void aWitnessThatIsSilentForAsLongAsIsSetAlarmsOnceUntilItHasCosignedAgain() throws Exception {
    askUntilCosigned(asking());
    MovedClock clock = new MovedClock(CLOCK.instant());
    AskWitnesses asking = asking(Duration.ofSeconds(90), clock);
    silent = true;
    try (Said said = new Said(AskWitnesses.class)) {
      asking.ask();
      clock.move(Duration.ofSeconds(89));
      asking.ask();
      assertThat(said.errors()).isEmpty();
      clock.move(Duration.ofSeconds(1));
      asking.ask();
      clock.move(Duration.ofHours(1));
      asking.ask();
      assertThat(said.errors()).hasSize(1);
      assertThat(said.errors().getFirst())
          .startsWith("SL-6103 the witness http://127.0.0.1:")
          .contains("has not cosigned since " + CLOCK.instant());
      silent = false;
      asking.ask();
      assertThat(said.all()).last().asString().contains("cosigns again");
      assertThat(said.errors()).hasSize(1);
    }
  }

  /** What a class says in the program's log. */
  private static final class Said implements AutoCloseable {
    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    Said(Class<?> who) {
      logger = (Logger) LoggerFactory.getLogger(who);
      appender.start();
      logger.addAppender(appender);
    }

    List<String> all() {
      return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    List<String> errors() {
      return appender.list.stream()
          .filter(event -> event.getLevel() == Level.ERROR)
          .map(ILoggingEvent::getFormattedMessage)
          .toList();
    }

    @Override
    public void close() {
      logger.detachAppender(appender);
    }
  }

  private static final class MovedClock extends Clock {
    private Instant now;

    MovedClock(Instant now) {
      this.now = now;
    }

    void move(Duration by) {
      now = now.plus(by);
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
      throw new UnsupportedOperationException();
    }
  }
}
