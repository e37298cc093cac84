package se.sluss.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.HubReceipt.Verdict;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.state.QuarantineStore;
import se.sluss.hub.server.state.QuarantineStore.Aside;
import se.sluss.hub.server.way.Arrived;
import se.sluss.hub.server.way.Quarantine;
import se.sluss.hub.server.way.Quarantine.Because;
import se.sluss.hub.server.way.Quarantine.Replay;

/**
 * One message that the database will not have, among others: it is put aside, the others pass, and
 * two operators let it go on. Nothing is lost and nothing happens twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineTest {
  private static final String VIOLENCE = ObligationsTest.VIOLENCE;
  private static final String CHILD = "0127.child-and-family";

  private TestHub hub;
  private HubMail mail;
  private Sender police;
  private Quarantine quarantine;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    hub =
        new TestHub(
            folder,
            ObligationsTest.CONFIG,
            new MutableClock(Instant.parse("2026-05-04T16:00:00Z")));
    mail = new HubMail(hub);
    police = new Sender(hub, ObligationsTest.POLICE);
    quarantine = hub.bean(Quarantine.class);
  }

  @AfterAll
  void stop() throws Exception {
    hub.close();
  }

  @AfterEach
  void mend() {
    sql("drop trigger if exists poison on message");
    sql("drop trigger if exists poison on decision");
  }

  private void sql(String statement) {
    hub.bean(JdbcClient.class).sql(statement).update();
  }

  /** From now on the database refuses rows of this message in this table. */
  private void poison(String table, MessageId id, String moment) {
    sql(
        "create or replace function poison() returns trigger language plpgsql as $$ begin"
            + " if new.message_id = '"
            + id
            + "'"
            + (moment.isEmpty() ? "" : " and new.moment = '" + moment + "'")
            + " then raise exception 'poison'; end if; return new; end $$");
    sql(
        "create trigger poison before insert on "
            + table
            + " for each row execute function poison()");
  }

  private List<String> operations() {
    return hub.bean(LogReader.class).trail(OwnTrail.OPERATION).stream()
        .flatMap(entry -> java.util.stream.Stream.ofNullable(entry.detail()))
        .map(detail -> detail.event().name())
        .toList();
  }

  private long rows(MessageId id) {
    return hub.bean(JdbcClient.class)
        .sql("select count(*) from message where message_id = ?")
        .param(id.value())
        .query(Long.class)
        .single();
  }

  /** It is put aside when others pass after it has failed, so others come until it is. */
  private Aside whileOthersPass() throws Exception {
    Patience.until(
        () -> {
          if (!quarantine.now().isEmpty()) {
            return true;
          }
          mail.send(police, police.concern(CHILD, UnaryOperator.identity()));
          return false;
        });
    return only();
  }

  private Aside only() throws Exception {
    Patience.until(() -> quarantine.now().size() == 1);
    return quarantine.now().getFirst();
  }

  @Test
  void whatCannotBeRecordedIsPutAsideAndGoesOnWhenTwoLetIt() throws Exception {
    Sender.Made bad = police.wish(VIOLENCE, UnaryOperator.identity());
    MessageId id = bad.cover().messageId();
    poison("message", id, "");
    Submission submission = police.submission(bad);
    hub.send(police.unit(), new Uplink.Submit(submission));
    Sender.Made good = police.concern(CHILD, UnaryOperator.identity());
    assertThat(mail.send(police, good).verdict()).isEqualTo(Verdict.ACCEPTED);
    mail.delivered(CHILD, good.cover().messageId());

    Aside aside = whileOthersPass();
    assertThat(aside.arrived()).isTrue();
    assertThat(aside.unit()).isEqualTo(police.unit().value());
    assertThat(aside.reason()).contains("P0001").doesNotContain("poison");
    assertThat(rows(id)).isZero();
    assertThat(operations()).contains("QUARANTINED");

    // Its sender has no receipt, and sends it again: it lies here once.
    hub.send(police.unit(), new Uplink.Submit(submission));
    Sender.Made another = police.concern(CHILD, UnaryOperator.identity());
    assertThat(mail.send(police, another).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(quarantine.now()).hasSize(1);

    assertThat(quarantine.replay(aside.id(), "op-2")).isEqualTo(Replay.NOT_ASKED);
    quarantine.ask(aside.id(), "op-1", Because.MENDED);
    quarantine.ask(aside.id(), "op-2", Because.PASSED);
    assertThat(quarantine.replay(aside.id(), "op-1")).isEqualTo(Replay.SAME_PERSON);
    // Not mended after all: it lies here as before.
    assertThatThrownBy(() -> quarantine.replay(aside.id(), "op-2"))
        .isInstanceOf(RuntimeException.class);
    assertThat(only().askedBy()).isEqualTo("op-1");

    mend();
    assertThat(quarantine.replay(aside.id(), "op-2")).isEqualTo(Replay.GONE_ON);
    assertThat(mail.receipt(police.unit(), submission.id()).results().getFirst().verdict())
        .isEqualTo(Verdict.ACCEPTED);
    mail.delivered(VIOLENCE, id);
    assertThat(rows(id)).isEqualTo(1);
    assertThat(operations()).endsWith("REPLAYED");
    assertThat(quarantine.now()).isEmpty();
    assertThat(quarantine.replay(aside.id(), "op-2")).isEqualTo(Replay.NOT_ASKED);

    // A copy that failed before it was mended is tried again before it is put aside.
    Bytes bytes = Bytes.of(hub.bean(QuarantineStore.class).bytes(aside.id()));
    Arrived.From from = new Arrived.From(aside.adapter(), aside.unit());
    Exception late = new IllegalStateException();
    assertThat(quarantine.putAside(from, bytes, late, false)).isFalse();
    assertThat(quarantine.now()).isEmpty();
    assertThat(operations()).endsWith("REPLAYED");
    assertThat(quarantine.putAside(from, bytes, late, true)).isTrue();
    assertThat(only().reason()).isEqualTo("IllegalStateException");
    quarantine.ask(only().id(), "op-1", Because.TRIED_AGAIN);
    assertThat(quarantine.replay(only().id(), "op-2")).isEqualTo(Replay.GONE_ON);
    assertThat(rows(id)).isEqualTo(1);
  }

  @Test
  void whatCannotBeReleasedIsPutAsideAndTheOthersGo() throws Exception {
    Sender.Made bad = police.wish(VIOLENCE, UnaryOperator.identity());
    MessageId id = bad.cover().messageId();
    poison("decision", id, "RELEASE");
    assertThat(mail.send(police, bad).verdict()).isEqualTo(Verdict.ACCEPTED);
    Sender.Made good = police.wish(VIOLENCE, UnaryOperator.identity());
    assertThat(mail.send(police, good).verdict()).isEqualTo(Verdict.ACCEPTED);
    mail.delivered(VIOLENCE, good.cover().messageId());
    Aside aside = whileOthersPass();
    assertThat(aside.arrived()).isFalse();
    assertThat(aside.unit()).isEqualTo(VIOLENCE);
    assertThat(mail.hasCome(VIOLENCE, id)).isFalse();

    mend();
    quarantine.ask(aside.id(), "op-1", Because.MENDED);
    assertThat(quarantine.replay(aside.id(), "op-2")).isEqualTo(Replay.GONE_ON);
    mail.delivered(VIOLENCE, id);
  }

  @Test
  void thePageSaysWhoAskedAndOffersItToTheOtherOnly() throws Exception {
    Aside asked =
        new Aside(7, Instant.EPOCH, "PSQLException-P0001", "portal", "x", true, "op-1", "MENDED");
    for (String who : List.of("op-1", "op-2")) {
      for (String language : List.of("sv", "en")) {
        String html =
            TestPages.render(
                hub.bean(MessageSource.class),
                language,
                "hub/quarantine",
                Map.of(
                    "aside",
                    List.of(asked),
                    "who",
                    who,
                    "reasons",
                    Because.values(),
                    "demo",
                    true));
        assertThat(html).contains("op-1", "PSQLException-P0001").doesNotContain("??");
        assertThat(html.contains("/operate/quarantine/replay")).isEqualTo(who.equals("op-2"));
      }
    }
  }
}
