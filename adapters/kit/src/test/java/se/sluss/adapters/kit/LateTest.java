package se.sluss.adapters.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.InboxRow;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.notification.Notifications;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/** The hub reminds, and asks for a stand-in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateTest {
  private static final UnitId POLICE = UnitId.of("polisen-stockholm");
  private static final UnitId FAMILY = UnitId.of("0127.child-and-family");
  private static final UnitId STAND_IN = UnitId.of("0127.on-call");
  private static final String ON_CALL = "08-465 004 07";

  private World world;
  private ConfigurableApplicationContext police;
  private Notifications notifications;
  private SentMessages sent;
  private Inbox inbox;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    world = new World("late", folder).database("police").database("portal");
    police = world.start("police", POLICE.value());
    ConfigurableApplicationContext portal = world.start("portal", FAMILY.value(), STAND_IN.value());
    notifications = police.getBean(Notifications.class);
    sent = police.getBean(SentMessages.class);
    inbox = portal.getBean(Inbox.class);
    world.permitAll();
  }

  @AfterAll
  void stop() throws Exception {
    world.close();
  }

  private MessageId concern(String event) {
    Outcome outcome =
        notifications.submit(
            Events.concernOnly(event, Events.concern("0127", null, false)), POLICE);
    Result child = Objects.requireNonNull(((Outcome.Settled) outcome).beside());
    MessageId message = ((Result.Sent) child).message();
    World.until(() -> row(message, FAMILY) != null);
    World.until(() -> sent.ofEvent(POLICE, event).getFirst().status() == Status.ARRIVED);
    return message;
  }

  private boolean reminded(MessageId message) {
    return Objects.requireNonNull(row(message, FAMILY)).reminded();
  }

  private @Nullable InboxRow row(MessageId message, UnitId unit) {
    return inbox.list(Set.of(unit), viewer(unit)).stream()
        .filter(one -> one.message().equals(message))
        .findFirst()
        .orElse(null);
  }

  private static Viewer viewer(UnitId unit) {
    return new Viewer(
        OfficerId.of("h-1"), new TreeSet<>(List.of(unit)), new TreeSet<>(List.of("handler")));
  }

  private Opened opened(MessageId message, UnitId unit) throws Exception {
    inbox.claim(message, viewer(unit));
    return inbox.open(message, viewer(unit));
  }

  private List<byte[]> kept(MessageId message) {
    return police
        .getBean(JdbcClient.class)
        .sql("select draft from kept_draft where message = ?")
        .param(message.value())
        .query((row, _) -> row.getBytes(1))
        .list();
  }

  @Test
  void aReminderStandsInTheInboxUntilItIsAnswered() throws Exception {
    MessageId message = concern("late-0001");
    assertThat(reminded(message)).isFalse();
    world.hub().remind(message);
    World.until(() -> reminded(message));
    opened(message, FAMILY);
    assertThat(reminded(message)).isTrue();
    inbox.answer(message, AnswerCode.TAKEN_OVER, viewer(FAMILY), null);
    assertThat(reminded(message)).isFalse();
  }

  @Test
  void whatIsLateIsSealedForTheStandInBesideTheUnitAndItsSenderCalls() throws Exception {
    MessageId message = concern("late-0002");
    assertThat(kept(message)).hasSize(1);
    assertThat(new String(kept(message).getFirst(), StandardCharsets.ISO_8859_1))
        .doesNotContain("concern", Events.NAME);
    world.hub().late(message, STAND_IN);
    World.until(() -> sent.ofEvent(POLICE, "late-0002").size() == 2);
    SentRow first = sent.ofEvent(POLICE, "late-0002").getFirst();
    SentRow second = sent.ofEvent(POLICE, "late-0002").getLast();
    assertThat(first.status()).isEqualTo(Status.OVERDUE);
    assertThat(first.callNow()).isEqualTo(ON_CALL);
    assertThat(first.sealedAgainAs()).isEqualTo(second.message());
    assertThat(second.recipient()).isEqualTo(STAND_IN);
    World.until(() -> row(second.message(), STAND_IN) != null);
    Opened.Part.Concern report =
        (Opened.Part.Concern) opened(second.message(), STAND_IN).parts().getFirst();
    Opened.Part.Concern original = (Opened.Part.Concern) opened(message, FAMILY).parts().getFirst();
    assertThat(report.report()).isEqualTo(original.report());
    assertThat(kept(message)).isEmpty();

    // Told again, it is still one copy.
    world.hub().late(message, STAND_IN);
    world.hub().late(message, null);
    MessageId later = concern("late-0003"); // what came before it has been taken
    assertThat(kept(later)).hasSize(1);
    assertThat(sent.ofEvent(POLICE, "late-0002")).hasSize(2);
  }

  @Test
  void onceTheHubHasRefusedItNothingIsKeptForAStandIn() throws Exception {
    MessageId message = concern("late-0004");
    assertThat(kept(message)).hasSize(1);
    world.hub().stop(message, "SL-4001");
    World.until(() -> kept(message).isEmpty());
  }
}
