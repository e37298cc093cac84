package se.sluss.hub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchTest {
  @Test
  void decisionEndsWithOneLineOfJsonThatHasTheFigures() {
    List<String> printed = run("decision", "--seconds", "0.2", "--forks", "0");
    JsonNode json = JsonMapper.shared().readTree(printed.getLast());
    assertThat(printed).hasSizeGreaterThan(5);
    for (String name : List.of("p50_us", "p99_us", "cedar_p50_us", "many_ratio")) {
      assertThat(json.get(name).asDouble()).as(name).isPositive();
    }
    assertThat(json.get("many_rules").asInt()).isGreaterThan(2000);
  }

  @Test
  void aWrongCallIsTold() {
    assertThat(Bench.run("no-such-measure")).isEqualTo(2);
  }

  private static List<String> run(String... args) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Bench.run(args)).isZero();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
