package se.sluss.adapters.kriminalvarden;

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
    Conformance run =
        new Conformance(folder)
            .with("sluss.files.look-every", "50ms")
            .with("sluss.files.rest-for", "100ms")
            .with("sluss.files.patience", "1s");
    Path door = run.data().resolve("files").resolve(AtTheFolders.UNIT.value());
    List<Verdict> verdicts = run.run(KriminalvardenAdapter.class, door.toString());
    assertThat(Conformance.those(verdicts, Outcome.FAILED)).isEmpty();
    assertThat(Conformance.those(verdicts, Outcome.NOT_TRIED))
        .containsExactlyInAnyOrder("STRANGER, before a release", "WITHDRAWN, before a release");
    assertThat(Conformance.those(verdicts, Outcome.PASSED)).hasSize(12);
  }
}
