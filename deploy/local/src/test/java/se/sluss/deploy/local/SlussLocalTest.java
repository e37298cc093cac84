package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.wire.Bytes;

/** The whole of it: started, looked at, stopped and started again on the same folder. */
class SlussLocalTest {
  private static final Instant EVENING = Instant.parse("2026-05-04T16:00:00Z");

  private final Path data;

  SlussLocalTest(@TempDir Path folder) {
    data = folder.resolve("data");
  }

  @Test
  void oneCommandStartsEverythingAndStartsItAgainWithEverythingStillThere() throws Exception {
    String password;
    List<Path> keys;
    try (Running sluss = start()) {
      everyProgramIsWell(sluss);
      theClockIsTheEvenings(sluss);
      aSecondRunIsRefused();
      theGreetingNamesEverybody(sluss);
      noSecretIsLogged();
      password = sluss.password("officer");
      keys = keyFiles();
    }
    assertThat(keys).hasSize(7);
    List<String> before = contents(keys);

    try (Running again = start()) {
      everyProgramIsWell(again);
      assertThat(again.password("officer")).isEqualTo(password);
    }
    assertThat(contents(keys)).isEqualTo(before);
  }

  private Running start() throws Exception {
    return SlussLocal.start(
        Options.parse("--data=" + data, "--ports.base=0", "--clock=2026-05-04T18:00"));
  }

  private static void everyProgramIsWell(Running sluss) throws Exception {
    Ports ports = sluss.ports();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int port :
          new int[] {
            ports.login(),
            ports.hub(),
            ports.police(),
            ports.socialServices(),
            ports.healthCare(),
            ports.kriminalvarden(),
            ports.helpline(),
            ports.portal(),
            ports.provider()
          }) {
        HttpResponse<String> health =
            client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                    .build(),
                BodyHandlers.ofString());
        assertThat(health.statusCode()).as("port " + port).isEqualTo(200);
        assertThat(health.body()).contains("\"UP\"");
      }
    }
  }

  private static void theClockIsTheEvenings(Running sluss) {
    assertThat(sluss.clock().instant()).isBetween(EVENING, EVENING.plus(Duration.ofMinutes(15)));
  }

  private void aSecondRunIsRefused() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(this::start)
        .withMessageStartingWith("SL-9102 ");
  }

  private static void theGreetingNamesEverybody(Running sluss) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Greeting.print(sluss, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String said = bytes.toString(StandardCharsets.UTF_8);

    for (String person : People.NAMES) {
      assertThat(said).contains(person).contains(sluss.password(person));
    }
    assertThat(said)
        .contains("http://localhost:" + sluss.ports().portal() + "/")
        .contains("inte godkända av någon jurist")
        .contains("not been approved by any jurist")
        .contains("bryter den åtskillnad")
        .contains("breaks the separation of trust");
  }

  private void noSecretIsLogged() throws IOException {
    List<String> secrets =
        Files.readAllLines(data.resolve("secrets.properties")).stream()
            .map(line -> line.substring(line.indexOf('=') + 1))
            .toList();
    assertThat(secrets).hasSizeGreaterThan(20);
    String log = Files.readString(data.resolve("logs").resolve("sluss.log"));
    assertThat(log).isNotEmpty();
    assertThat(secrets).noneMatch(log::contains);
  }

  private List<Path> keyFiles() throws IOException {
    try (Stream<Path> below = Files.walk(data)) {
      return below.filter(file -> file.endsWith("keys.p12")).sorted().toList();
    }
  }

  private static List<String> contents(List<Path> files) throws IOException {
    List<String> contents = new java.util.ArrayList<>();
    for (Path file : files) {
      contents.add(Bytes.of(Files.readAllBytes(file)).sha256());
    }
    return contents;
  }
}
