package se.sluss.contracts.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.wire.Json;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void aProblemHasTheMembersOfRfc9457AndWordsInBothLanguages() throws Json.MalformedException {
    Problem problem = problems.of(SlCode.UNKNOWN_FIELD, "/parts/0/note");
    assertThat(problem.type()).isEqualTo("urn:sluss:problem:SL-1002");
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.code()).isEqualTo("SL-1002");
    assertThat(problem.field()).isEqualTo("/parts/0/note");
    assertThat(problem.title()).isEqualTo("Unknown field");
    assertThat(problem.sv()).contains("Ta bort fältet");
    assertThat(problem.en()).contains("Remove the field");
    Json json = new Json();
    assertThat(json.read(json.write(problem), Problem.class)).isEqualTo(problem);
  }

  @Test
  void theWordsFollowTheLanguage() {
    assertThat(problems.title(SlCode.TAMPERED, Locale.of("sv", "SE")))
        .isEqualTo("Förseglingen är bruten");
    assertThat(problems.title(SlCode.TAMPERED, Locale.of("en", "GB")))
        .isEqualTo("The seal is broken");
    assertThat(problems.text(SlCode.TAMPERED, Locale.of("fi"))).startsWith("The content");
  }

  @Test
  void aNumberIsUsedOnceAndReadBack() {
    Set<Integer> numbers =
        Arrays.stream(SlCode.values()).map(SlCode::number).collect(Collectors.toSet());
    assertThat(numbers).hasSize(SlCode.values().length);
    for (SlCode code : SlCode.values()) {
      assertThat(code.toString()).matches("SL-[1-9][0-9]{3}");
      assertThat(code.status()).isBetween(400, 599);
      assertThat(SlCode.of(code.toString())).isEqualTo(code);
    }
    assertThatThrownBy(() -> SlCode.of("SL-0000")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void everyNumberHasItsWordsAndThereAreNoOthers(String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in =
        Problems.class.getResourceAsStream("problems_" + language + ".properties")) {
      assertThat(in).isNotNull();
      words.load(new InputStreamReader(in, UTF_8));
    }
    Set<String> wanted = new TreeSet<>();
    for (SlCode code : SlCode.values()) {
      for (String part : new String[] {".title", ".detail", ".action"}) {
        wanted.add(code + part);
      }
    }
    assertThat(words.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(words.values()).allSatisfy(text -> assertThat(text.toString()).isNotBlank());
  }
}
