package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.HubStatus.Status;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.log.store.TrailEntry;
import se.sluss.hub.server.audit.EraseReferral;
import se.sluss.hub.server.audit.EraseReferral.Because;
import se.sluss.hub.server.audit.EraseReferral.Outcome;
import se.sluss.hub.server.rights.Trails;

/** One referral erased before its time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EraseReferralTest {
  private static final String VIOLENCE = ObligationsTest.VIOLENCE;

  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private EraseReferral erase;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    MutableClock clock = new MutableClock(Instant.parse("2026-05-04T07:00:00Z"));
    hub = new TestHub(folder, ObligationsTest.CONFIG, clock);
    mail = new HubMail(hub);
    police = new Sender(hub, ObligationsTest.POLICE);
    erase = hub.bean(EraseReferral.class);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  private Sender.Made sent() throws Exception {
    Sender.Made made = police.wish(VIOLENCE, UnaryOperator.identity());
    assertThat(mail.send(police, made).verdict()).isEqualTo(Verdict.ACCEPTED);
    mail.delivered(VIOLENCE, made.cover().messageId());
    return made;
  }

  private boolean readable(MessageId message, String unit) {
    return hub.bean(Trails.class)
        .ofUnit(message, UnitId.of(unit), new Actor("adapter", "test"))
        .isPresent();
  }

  private int rows(String table, String column, Object id) {
    return hub.bean(JdbcClient.class)
        .sql("select count(*) from " + table + " where " + column + " = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  @Test
  void twoOperatorsEraseAllOfOneReferralOnEverySideAndNothingOfAnother() throws Exception {
    Sender.Made made = sent();
    Sender.Made other = sent();
    MessageId message = made.cover().messageId();
    ConversationId conversation = made.cover().conversationId();
    assertThat(
            erase.ask(
                police.wish(VIOLENCE, c -> c).cover().messageId(), "op-1", Because.SENT_IN_ERROR))
        .isEqualTo(Outcome.NOT_FOUND);
    assertThat(erase.erase(conversation, "op-2")).isEqualTo(Outcome.NOT_ASKED);
    assertThat(erase.ask(message, "op-1", Because.RIGHT_TO_ERASURE)).isEqualTo(Outcome.ASKED);
    assertThat(erase.erase(conversation, "op-1")).isEqualTo(Outcome.SAME_PERSON);
    assertThat(erase.erase(conversation, "op-2")).isEqualTo(Outcome.UNDER_WAY);
    assertThat(erase.now())
        .singleElement()
        .satisfies(one -> assertThat(one.by()).isEqualTo("op-1"));

    Sender unit = new Sender(hub, VIOLENCE);
    unit.taken(message);
    mail.status(police.unit(), message, Status.ARRIVED);
    Sender.Made answer = unit.answer(made.cover(), AnswerCode.TAKEN_OVER, null);
    assertThat(mail.receipt(unit.unit(), unit.send(answer)).results().getFirst().verdict())
        .isEqualTo(Verdict.ACCEPTED);
    mail.delivered(ObligationsTest.POLICE, answer.cover().messageId());
    police.taken(answer.cover().messageId());
    Patience.until(() -> erase.erase(conversation, "op-2") != Outcome.UNDER_WAY);
    assertThat(erase.now()).isEmpty();
    assertThat(erase.erase(conversation, "op-2")).isEqualTo(Outcome.NOT_ASKED);
    assertThat(rows("message", "conversation_id", conversation.value())).isZero();
    assertThat(rows("decision", "message_id", message.value())).isZero();
    assertThat(rows("decision", "message_id", answer.cover().messageId().value())).isZero();
    assertThat(rows("referral_step", "referral", message.value())).isZero();
    assertThat(readable(message, VIOLENCE)).isFalse();
    assertThat(readable(message, ObligationsTest.POLICE)).isFalse();
    assertThat(readable(other.cover().messageId(), VIOLENCE)).isTrue();
    assertThat(onRecord(conversation, LogEvent.ERASED))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(one -> assertThat(one.actor().id()).isEqualTo("op-1:op-2"));
    assertThat(onRecord(conversation, LogEvent.TRAIL_KEY_ERASED))
        .hasSameSizeAs(onRecord(conversation, LogEvent.ERASED));
  }

  private List<LogDetail> onRecord(ConversationId conversation, LogEvent event) {
    return hub.bean(LogReader.class).trail(OwnTrail.ERASURE).stream()
        .map(TrailEntry::detail)
        .filter(detail -> detail != null && detail.event() == event)
        .filter(
            detail -> String.valueOf(detail.facts().get("trail")).startsWith(conversation + "/"))
        .toList();
  }

  @Test
  void whatIsAskedCanBeTakenBackAndThePageSaysAllOfItInBothLanguages() throws Exception {
    Sender.Made made = sent();
    erase.ask(made.cover().messageId(), "op-1", Because.DISPOSAL_DECISION);
    Map<String, Object> model =
        Map.of("asked", erase.now(), "who", "op-2", "reasons", Because.values(), "done", "ASKED");
    for (String language : List.of("sv", "en")) {
      String html = TestPages.render(hub.bean(MessageSource.class), language, "hub/erase", model);
      assertThat(html).contains(made.cover().conversationId().toString()).doesNotContain("??");
    }
    erase.drop(made.cover().conversationId());
    assertThat(erase.erase(made.cover().conversationId(), "op-2")).isEqualTo(Outcome.NOT_ASKED);
    assertThat(readable(made.cover().messageId(), VIOLENCE)).isTrue();
  }
}
