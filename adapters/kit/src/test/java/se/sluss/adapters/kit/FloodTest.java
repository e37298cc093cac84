package se.sluss.adapters.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.UnitId;

/** What gathers at one agency does not stand before what others send. */
class FloodTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final int WINDOW = 5;
  private static final int WISHES = 12;

  @Test
  void aHubThatHasNotAnsweredIsSentOnlySoMuchAndWhatIsUrgentAllTheSame(@TempDir Path folder)
      throws Exception {
    try (World world =
        new World("flood", folder).database("police").with("sluss.pace.window", WINDOW)) {
      ConfigurableApplicationContext police = world.start("police", POLICE.value());
      Notifications door = police.getBean(Notifications.class);
      world.hub().silent(true);
      for (int i = 0; i < WISHES; i++) {
        door.submit(Events.wish("flood-%04d".formatted(i)), POLICE);
      }
      // The same again and again, and nothing besides.
      World.until(() -> world.hub().received().size() >= 3 * WINDOW);
      assertThat(Set.copyOf(world.hub().received())).hasSize(WINDOW);

      door.submit(Events.concernOnly("flood-child", Events.concern("0127", null, false)), POLICE);
      World.until(() -> Set.copyOf(world.hub().received()).size() > WINDOW);
      assertThat(Set.copyOf(world.hub().received())).hasSize(WINDOW + 1);

      world.hub().silent(false);
      World.until(
          () ->
              police.getBean(SentMessages.class).list(Set.of(POLICE)).stream()
                  .allMatch(row -> row.status() == SentRow.Status.ACCEPTED));
      assertThat(Set.copyOf(world.hub().received())).hasSize(WISHES + 1);
    }
  }
}
