package se.sluss.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.deploy.cluster.kill.KillRun;
import se.sluss.deploy.local.Ports;

/** Three minutes of the kill test, more on a slow machine; thirty by {@code bench kill}. */
@Tag("slow")
class KillTest {
  private static final int KILLS = 10;
  private static final int PLACES = 4;

  @Test
  void tenKillsAndMoreLoseNothingAndDoubleNothing(@TempDir Path folder) throws Exception {
    Place place =
        new Place(
            folder.resolve("data"),
            Path.of("config"),
            Path.of("target", "broker", Place.BROKER),
            Ports.freeRow(Place.PORTS),
            KillRun.WITHOUT);
    try (Cluster cluster = Cluster.startToBeKilled(place)) {
      KillRun.Result result =
          new KillRun(cluster, Clock.systemUTC(), System.out)
              .run(Duration.ofMinutes(3), Duration.ofMinutes(9), KILLS, PLACES, 7);

      assertThat(result.right()).as(result.toString()).isTrue();
      assertThat(result.kills()).as(result.toString()).isGreaterThanOrEqualTo(KILLS);
      assertThat(result.places()).as(result.toString()).isGreaterThanOrEqualTo(PLACES);
      assertThat(result.opened()).as(result.toString()).isPositive();
      System.out.println(result);
    }
  }
}
