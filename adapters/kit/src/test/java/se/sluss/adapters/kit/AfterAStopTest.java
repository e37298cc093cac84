package se.sluss.adapters.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.UnitId;

/** What is on disk survives, goes out as it was, and can be read by nobody. */
class AfterAStopTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");

  @Test
  void whatWasAcceptedFromTheOfficerGoesOutWithTheSameBytesAfterAStop(@TempDir Path folder)
      throws Exception {
    try (World world = new World("stop", folder).database("police")) {
      ConfigurableApplicationContext first = world.start("police", POLICE.value());
      world.hub().silent(true);
      Outcome outcome =
          first.getBean(Notifications.class).submit(Events.wishAndConcern("stop-0001"), POLICE);
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Settled.class,
              settled ->
                  assertThat(List.of(settled.person(), Objects.requireNonNull(settled.beside())))
                      .allMatch(Result.Sent.class::isInstance));
      World.until(() -> !world.hub().received().isEmpty());
      first.close();
      int before = world.hub().received().size();

      ConfigurableApplicationContext second = world.start("police", POLICE.value());
      World.until(() -> world.hub().received().size() > before);
      assertThat(Set.copyOf(world.hub().received())).hasSize(1);
      assertThat(second.getBean(SentMessages.class).list(Set.of(POLICE)))
          .extracting(SentRow::status)
          .containsOnly(SentRow.Status.WAITING);

      world.hub().silent(false);
      World.until(
          () ->
              second.getBean(SentMessages.class).list(Set.of(POLICE)).stream()
                  .allMatch(row -> row.status() == SentRow.Status.ACCEPTED));
      assertThat(Set.copyOf(world.hub().received())).hasSize(1);
      assertThat(
              second
                  .getBean(JdbcClient.class)
                  .sql("select count(*) from outbox")
                  .query(Integer.class)
                  .single())
          .isZero();
      second.close();
      nothingReadable(world);
    }
  }

  /** In any of the ways a text is usually found in a file. */
  private static void nothingReadable(World world) throws Exception {
    Set<String> forms = new HashSet<>();
    for (String canary :
        List.of(Events.NAME, Events.NUMBER, Events.TELEPHONE, Events.CHILD, Events.NARRATIVE)) {
      for (Charset charset : List.of(UTF_8, UTF_16LE)) {
        byte[] bytes = canary.getBytes(charset);
        forms.add(new String(bytes, ISO_8859_1));
        forms.add(HexFormat.of().formatHex(bytes));
        // Without the last characters, which depend on what follows.
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        forms.add(base64.substring(0, base64.length() - 2));
      }
    }
    int files = 0;
    for (Path file : world.databaseFiles()) {
      String content = new String(Files.readAllBytes(file), ISO_8859_1);
      assertThat(forms).as(file.toString()).noneMatch(content::contains);
      files++;
    }
    assertThat(files).isGreaterThan(100);
  }
}
