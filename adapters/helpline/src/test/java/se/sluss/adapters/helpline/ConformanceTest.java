package se.sluss.adapters.helpline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.conformance.trial.Verdict;
import se.sluss.adapters.conformance.trial.Verdict.Outcome;
import se.sluss.adapters.kit.world.Conformance;

/** What every adapter must keep to, by the conformance kit. */
@Tag("jvm")
class ConformanceTest {
  @Test
  void itKeepsToAllOfIt(
      @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    List<Verdict> verdicts = new Conformance(folder).run(HelplineAdapter.class);
    assertThat(Conformance.those(verdicts, Outcome.FAILED)).isEmpty();
    assertThat(Conformance.those(verdicts, Outcome.NOT_TRIED))
        .containsExactlyInAnyOrder(
            "SAME_AGAIN, a caller",
            "OTHER_UNDER_KEY, a caller",
            "HUB_REFUSES, a caller",
            "WITHDRAWN, a caller");
    assertThat(Conformance.those(verdicts, Outcome.PASSED)).hasSize(10);
  }
}
