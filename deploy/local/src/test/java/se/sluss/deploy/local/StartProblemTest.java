package se.sluss.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartProblemTest {
  @ParameterizedTest
  @EnumSource
  void everyProblemSaysInBothLanguagesWhatIsWrongWithItsValues(StartProblem problem) {
    String swedish = problem.text(Locale.of("sv"), "första", "andra");
    String english = problem.text(Locale.ENGLISH, "första", "andra");

    assertThat(swedish).startsWith(problem + " ").contains("första").doesNotContain("{");
    assertThat(english).startsWith(problem + " ").contains("första").doesNotContain("{");
    assertThat(swedish).isNotEqualTo(english);
  }

  @Test
  void noNumberIsUsedTwice() {
    assertThat(Arrays.stream(StartProblem.values()).map(StartProblem::toString))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("SL-91[0-9]{2}"));
  }
}
