package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.way.ReleaseOutbox;
import se.sluss.hub.server.way.SendReleased;

/**
 * A node that dies after it has recorded a release and before the broker has it, or after the
 * broker has it and before it has noted so: here the steps are taken by hand, and no more of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiedBeforeSendingTest {
  private static final String VIOLENCE = ObligationsTest.VIOLENCE;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T16:00:00Z"));
  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private SmartLifecycle down;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub = new TestHub(folder, ObligationsTest.CONFIG, clock);
    mail = new HubMail(hub);
    police = new Sender(hub, ObligationsTest.POLICE);
    down = (SmartLifecycle) hub.bean("down");
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  /** From here on the releasing node is this test. */
  @BeforeEach
  void nothingIsReleasedByItself() {
    down.stop();
  }

  @Test
  void anotherNodeSendsItWhenTheLeaseIsOverAndNotBefore() throws Exception {
    MessageId id = accepted();
    released();
    down.start();
    assertThat(mail.hasCome(VIOLENCE, id)).isFalse();

    clock.forward(Duration.ofSeconds(16));
    mail.delivered(VIOLENCE, id);
    assertThat(mail.copies(VIOLENCE, id)).isEqualTo(1);
  }

  @Test
  void whatWasSentAndNotNotedIsSentAgainAndCountsOnce() throws Exception {
    MessageId id = accepted();
    ReleaseOutbox.Batch batch = released();
    hub.bean(SendReleased.class).send(batch);
    mail.delivered(VIOLENCE, id);
    // The note that the broker has it would have been the last thing, and did not happen.
    hub.bean(JdbcClient.class)
        .sql("insert into sending (batch, until) overriding system value values (?, ?)")
        .params(batch.number(), clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    clock.forward(Duration.ofSeconds(16));
    down.start();
    Patience.until(() -> mail.copies(VIOLENCE, id) >= 2);
    assertThat(mail.copies(VIOLENCE, id)).isEqualTo(2);

    // The recipient's inbox takes it once and says so for each copy.
    Sender unit = new Sender(hub, VIOLENCE);
    unit.taken(id);
    mail.status(police.unit(), id, HubStatus.Status.ARRIVED);
    unit.taken(id);
    assertThat(mail.hasCome(VIOLENCE, accepted())).isTrue();
    assertThat(mail.statuses(police.unit(), id)).isEqualTo(1);
    assertThat(mail.copies(VIOLENCE, id)).isEqualTo(2);
  }

  private MessageId accepted() throws Exception {
    Sender.Made wish = police.wish(ObligationsTest.VIOLENCE, UnaryOperator.identity());
    // The receipt waits with it.
    police.send(wish);
    MessageId id = wish.cover().messageId();
    Patience.until(() -> hub.bean(MessageStore.class).find(id).isPresent());
    return id;
  }

  /** What a node does last before it dies. */
  private ReleaseOutbox.Batch released() {
    return Objects.requireNonNull(hub.bean(ReleaseOutbox.class).next());
  }
}
