package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipt.Verdict;

/**
 * A place of which nobody has confirmed what the directory assumes: a person must say first which
 * law its units fall under. The sender's adapter shows whom to call when it was a duty.
 */
class AssumedUnitTest {
  @Test
  void whatIsForAUnitThatIsOnlyAssumedIsLeftToAPerson(@TempDir Path folder) throws Exception {
    EditedConfig config =
        new EditedConfig(ObligationsTest.CONFIG, folder.resolve("config"))
            .replace(
                "directory/places/0127-botkyrka.yaml",
                "confirmed: {by: demo, on: 2026-01-01}",
                "# not confirmed by anybody");
    MutableClock clock = new MutableClock(Instant.parse("2026-05-04T16:00:00Z"));
    try (TestHub hub = new TestHub(folder.resolve("hub"), config.folder(), clock)) {
      HubMail mail = new HubMail(hub);
      Sender police = new Sender(hub, ObligationsTest.POLICE);
      HubReceipt.Result duty =
          mail.send(police, police.concern("0127.child-and-family", UnaryOperator.identity()));
      assertThat(duty.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(duty.problem()).isEqualTo(SlCode.NEEDS_REVIEW.toString());
      // The Act that makes it a duty is named all the same (SoL 2025:400, 19 kap. 1 §).
      assertThat(Objects.requireNonNull(duty.decision()).grounds())
          .contains("PLAT-PURPOSE", "SOL-19-1-v2");
      assertThat(
              mail.send(police, police.wish("0127.authority-violence", UnaryOperator.identity()))
                  .problem())
          .isEqualTo(SlCode.NEEDS_REVIEW.toString());
      assertThat(
              mail.send(police, police.concern("0126.child-and-family", UnaryOperator.identity()))
                  .verdict())
          .as("a place that is confirmed")
          .isEqualTo(Verdict.ACCEPTED);
    }
  }
}
