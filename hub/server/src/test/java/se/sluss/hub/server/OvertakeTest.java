package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.wire.HubReceipt.Verdict;

/** What is urgent goes before whatever waits. Each lane of a unit has a window of one message. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OvertakeTest {
  private static final String UNIT = "0126.authority-violence";

  private TestHub hub;
  private HubMail mail;
  private Sender police;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    EditedConfig config =
        new EditedConfig(ObligationsTest.CONFIG, folder.resolve("config"))
            .replace("limits.yaml", "windowPerUnit: 64", "windowPerUnit: 1");
    MutableClock clock = new MutableClock(Instant.parse("2026-05-04T16:00:00Z"));
    hub = new TestHub(folder.resolve("hub"), config.folder(), clock);
    mail = new HubMail(hub);
    police = new Sender(hub, ObligationsTest.POLICE);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private MessageId accepted(UnaryOperator<Cover> bend) throws Exception {
    Sender.Made made = police.wish(UNIT, bend);
    assertThat(mail.send(police, made).verdict()).isEqualTo(Verdict.ACCEPTED);
    return made.cover().messageId();
  }

  @Test
  void anUrgentMessageGoesToAUnitThatHasNotTakenWhatItHas() throws Exception {
    MessageId first = accepted(UnaryOperator.identity());
    mail.delivered(UNIT, first);
    MessageId waits = accepted(UnaryOperator.identity());

    MessageId urgent = accepted(c -> Bent.of(c, "urgency", Urgency.URGENT));
    mail.delivered(UNIT, urgent);
    assertThat(mail.hasCome(UNIT, waits)).isFalse();

    // Its own lane has its own window.
    MessageId next = accepted(c -> Bent.of(c, "urgency", Urgency.URGENT));
    Thread.sleep(500);
    assertThat(mail.hasCome(UNIT, next)).isFalse();
    new Sender(hub, UNIT).taken(urgent);
    mail.delivered(UNIT, next);
    assertThat(mail.hasCome(UNIT, waits)).isFalse();
  }
}
