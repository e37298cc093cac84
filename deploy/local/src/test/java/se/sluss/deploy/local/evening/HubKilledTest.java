package se.sluss.deploy.local.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.local.Options;
import se.sluss.deploy.local.Running;
import se.sluss.deploy.local.SlussLocal;

/** The hub dies at an unlucky moment, with no time to tidy up. */
@Tag("jvm")
class HubKilledTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void whatTheHubHadWhenItWasKilledReachesItsUnitOnceWhenItIsStartedAgain(@TempDir Path folder)
      throws Exception {
    try (Running sluss =
            SlussLocal.start(
                Options.parse(
                    "--data=" + folder.resolve("data"),
                    "--ports.base=0",
                    "--clock=2026-05-04T18:00",
                    "--hub=process"));
        PoliceDoor door = new PoliceDoor(sluss, new Json())) {
      Directory directory = Directory.load(sluss.config());
      List<Expected> events = onePlainEventForEachPlace(directory);
      Units units = new Units(sluss, directory);
      SentMessages sent = sluss.bean("police", SentMessages.class);

      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(events, door));
      // Some have gone the whole way, some are under way, some are not sent yet.
      await(() -> units.everything().size() >= events.size() / 4);
      sluss.hubProcess().kill();
      int before = units.everything().size();
      sluss.hubProcess().start();
      sending.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      assertThat(before).isLessThan(events.size());
      await(() -> allArrived(events, sent));
      assertThat(units.everything().stream().map(InboxRow::unit))
          .containsExactlyInAnyOrderElementsOf(recipients(events));
      Set<String> messages = new TreeSet<>();
      for (Expected event : events) {
        List<SentRow> rows = sent.ofEvent(POLICE, event.event().eventId());
        assertThat(rows).hasSize(1);
        messages.add(rows.getFirst().message().toString());
      }
      // What the hub itself says agrees: these messages, no other, each taken, nothing left to
      // send.
      HubRows hub = HubRows.of(sluss.data());
      assertThat(hub.states().keySet()).isEqualTo(messages);
      assertThat(hub.states().values()).containsOnly("TAKEN");
      assertThat(hub.untaken()).isEmpty();
    }
  }

  private static List<Expected> onePlainEventForEachPlace(Directory directory) {
    Set<String> seen = new TreeSet<>();
    List<Expected> events = new ArrayList<>();
    for (Expected event : EveningEvents.of(directory.places()).reversed()) {
      if (event.person() instanceof Expected.Track.Reaches(UnitId unit)
          && event.child() == null
          && seen.add(unit.value())) {
        events.add(event);
      }
    }
    return events;
  }

  private static List<UnitId> recipients(List<Expected> events) {
    return events.stream()
        .map(Expected::person)
        .map(track -> track instanceof Expected.Track.Reaches(UnitId unit) ? unit : POLICE)
        .collect(Collectors.toList());
  }

  private static void send(List<Expected> events, PoliceDoor door) {
    try {
      for (Expected event : events) {
        door.send(event.event());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean allArrived(List<Expected> events, SentMessages sent) {
    return events.stream()
        .flatMap(event -> sent.ofEvent(POLICE, event.event().eventId()).stream())
        .allMatch(row -> row.status() == SentRow.Status.ARRIVED);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("patience").isLessThan(end);
      Thread.sleep(50);
    }
  }
}
