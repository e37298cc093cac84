package se.sluss.hub.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import se.sluss.adapters.conformance.AdapterTest;
import se.sluss.adapters.conformance.trial.Finding;
import se.sluss.adapters.conformance.trial.Trial;
import se.sluss.adapters.conformance.trial.Verdict;

class AdapterTestCommandTest {
  private static final String NOTHING =
      "{adapter: police, holds: [polisen-stockholm], content: [], sends: [], receives: []}";

  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of("");

  private int run(String plan, String work) throws Exception {
    Path file = folder.resolve("plan.yaml");
    Files.writeString(file, plan);
    return new CommandLine(new AdapterTestCommand())
        .setErr(new PrintWriter(err, true))
        .setExecutionExceptionHandler(
            (failure, command, _) -> {
              command.getErr().println(failure.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
        .execute(
            "http://127.0.0.1:1",
            "--plan",
            file.toString(),
            "--work",
            folder.resolve(work).toString());
  }

  @Test
  void aPlanThatTriesNothingIsAWrongCallAndNoPass() throws Exception {
    assertThat(run(NOTHING, "work")).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void aFolderWithSomethingInItIsNotWrittenInto() throws Exception {
    assertThat(run(NOTHING, ".")).isEqualTo(2);
    try (Stream<Path> there = Files.list(folder)) {
      assertThat(there).containsExactly(folder.resolve("plan.yaml"));
    }
  }

  @Test
  void aPlanWithAFieldThatIsNoneIsRefusedWithItsLine() throws Exception {
    assertThat(run(NOTHING.replace("{adapter", "{\n  shoeSize: 45,\n  adapter"), "work"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("plan.yaml", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sv", "en"})
  void everyTrialAndFindingHasItsWordsInBothLanguages(String language)
      throws MissingResourceException {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "se.sluss.adapters.conformance.trials",
            Locale.of(language),
            AdapterTest.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    assertThat(words.getLocale().getLanguage()).isEqualTo(language);
    for (Trial trial : Trial.values()) {
      assertThat(words.getString("trial." + trial)).isNotBlank();
    }
    for (Finding finding : Finding.values()) {
      assertThat(words.getString("finding." + finding)).isNotBlank();
    }
    for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
      assertThat(words.getString("outcome." + outcome)).isNotBlank();
    }
  }
}
