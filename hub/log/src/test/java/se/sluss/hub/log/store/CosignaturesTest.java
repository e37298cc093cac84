package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which checkpoint readers are shown. */
@ExtendWith(LogDatabase.class)
final class CosignaturesTest {
  private static final String LINE = "\u2014 witness.example/w AAAAAAAA\n";

  private Fixture log;
  private String cosigned = "";

  @BeforeEach
  void cosignThree(DataSource database, @TempDir Path directory) throws Exception {
    log = new Fixture(database, directory);
    log.appendAll("r-1", 3);
    log.sequencer().integrate(10);
    LogReader.Published last = log.reader.published().orElseThrow();
    cosigned = last.checkpoint() + LINE;
    new Cosignatures(database, Fixture.CLOCK).keep(last.size(), cosigned);
  }

  private String shownAfter(Duration time) {
    Clock later = Clock.offset(Fixture.CLOCK, time);
    return new LogReader(log.database, log.keyStore, later).checkpoint().orElseThrow();
  }

  @Test
  void theLastCheckpointIsShownWithItsCosignaturesForAsLongAsItIsTheLast() {
    assertThat(shownAfter(Duration.ofDays(1))).isEqualTo(cosigned);
  }

  @Test
  void aLaterOneIsHeldBackAFewSecondsForTheWitnessesAndThenShownWithout() throws Exception {
    log.appendAll("r-1", 2);
    log.sequencer().integrate(10);
    assertThat(shownAfter(Duration.ofSeconds(9))).isEqualTo(cosigned);
    assertThat(shownAfter(Duration.ofSeconds(11)))
        .isEqualTo(log.reader.published().orElseThrow().checkpoint())
        .doesNotContain("witness.example");
  }

  @Test
  void bundlesAndReceiptsLeadToTheCheckpointThatIsShown() throws Exception {
    long late = log.append("r-1").id();
    log.sequencer().integrate(10);
    TrailBundle bundle = log.reader.bundle("r-1", detail -> true).orElseThrow();
    assertThat(bundle.checkpoint()).isEqualTo(cosigned);
    assertThat(bundle.entries()).hasSize(3);
    assertThat(log.reader.inclusionProof(late)).isEmpty();
    assertThat(log.reader.coveredOf("r-1")).isEqualTo(3);
    assertThat(log.verified().size()).isEqualTo(3);
  }

  @Test
  void anOlderCosignatureTakesNoNewersPlace() throws Exception {
    log.append("r-1");
    log.sequencer().integrate(10);
    LogReader.Published last = log.reader.published().orElseThrow();
    Cosignatures cosignatures = new Cosignatures(log.database, Fixture.CLOCK);
    cosignatures.keep(last.size(), last.checkpoint() + LINE);
    cosignatures.keep(3, cosigned);
    assertThat(shownAfter(Duration.ZERO)).isEqualTo(last.checkpoint() + LINE);
  }
}
