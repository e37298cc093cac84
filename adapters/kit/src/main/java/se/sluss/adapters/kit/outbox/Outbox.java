package se.sluss.adapters.kit.outbox;

import static java.time.ZoneOffset.UTC;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.broker.BrokerLink;
import se.sluss.adapters.kit.broker.BrokerLink.Lane;
import se.sluss.adapters.kit.sent.SentStore;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.SubmissionId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.id.Uuid7;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Submission;
import se.sluss.contracts.wire.Uplink;

/** The durable outbox. Each call takes part in the caller's transaction. */
public final class Outbox {
  /**
   * A submission that waits for its receipt.
   *
   * @param drafts what is kept to seal again
   * @param messages as they were sealed, in the same order
   */
  record Awaiting(List<Draft> drafts, List<SealedMessage> messages) {}

  /** What is kept to seal again. */
  record Drafts(List<Draft> drafts) {}

  /**
   * Something to send.
   *
   * @param id of the row
   * @param sender our unit
   * @param report whether it is done when the broker has it
   * @param urgent the lane
   * @param attempts so far
   * @param uplink the bytes
   */
  public record Due(
      UUID id, UnitId sender, boolean report, boolean urgent, int attempts, Bytes uplink) {
    BrokerLink.Parcel parcel() {
      Lane lane = report ? Lane.EVIDENCE : urgent ? Lane.URGENT : Lane.ROUTINE;
      return new BrokerLink.Parcel(sender, lane, uplink);
    }
  }

  private final JdbcClient jdbc;
  private final Vault vault;
  private final SentStore sent;
  private final Json json;
  private final Clock clock;
  private final Uuid7 ids;

  /**
   * @param jdbc the adapter's database
   * @param vault locks what is stored
   * @param sent where senders see what became of it
   * @param json how an uplink is written
   * @param clock what time it is
   * @param random for ids
   */
  public Outbox(
      JdbcClient jdbc, Vault vault, SentStore sent, Json json, Clock clock, SecureRandom random) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.sent = sent;
    this.json = json;
    this.clock = clock;
    this.ids = new Uuid7(clock, random);
  }

  /** Keeps the messages of one event, or an answer, to be sent together. */
  public void keep(UnitId sender, List<Outgoing> messages) {
    SubmissionId id = submit(sender, messages);
    for (Outgoing one : messages) {
      sent.add(id, one.sealed().cover(), one.eventId(), one.officer(), one.decision());
    }
  }

  /** Keeps a message that was sent before and refused, to be sent again under a new cover. */
  public void keepAgain(UnitId sender, Outgoing message) {
    submit(sender, List.of(message));
  }

  private SubmissionId submit(UnitId sender, List<Outgoing> messages) {
    SubmissionId id = new SubmissionId(ids.next());
    Submission submission =
        new Submission(id, messages.stream().map(one -> one.sealed().message()).toList());
    boolean urgent =
        messages.stream().anyMatch(one -> one.sealed().cover().urgency() == Urgency.URGENT);
    List<Draft> drafts =
        messages.stream()
            .map(
                one ->
                    new Draft(
                        one.sealed().cover().messageId(),
                        one.eventId(),
                        one.officer(),
                        one.track()))
            .toList();
    @Nullable MessageId referral =
        messages.stream()
            .map(one -> one.sealed().cover().inReplyTo())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    insert(id.value(), sender, false, urgent, referral, new Uplink.Submit(submission), drafts);
    return id;
  }

  /** Keeps a unit's signed word on what it has received. */
  public void keepReport(UnitId sender, Bytes evidence) {
    insert(ids.next(), sender, true, false, null, new Uplink.Report(evidence), List.of());
  }

  private void insert(
      UUID id,
      UnitId sender,
      boolean report,
      boolean urgent,
      @Nullable MessageId referral,
      Uplink uplink,
      List<Draft> drafts) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into outbox
              (id, sender, report, urgent, referral, uplink, drafts, attempts, due_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
            """)
        .params(
            id,
            sender.value(),
            report,
            urgent,
            new SqlParameterValue(Types.OTHER, referral == null ? null : referral.value()),
            vault.lock(sender, "outbox/uplink/" + id, json.write(uplink)),
            vault.lock(sender, "outbox/drafts/" + id, json.write(new Drafts(drafts))),
            now.atOffset(UTC),
            now.atOffset(UTC))
        .update();
  }

  /**
   * What is due, urgent first; locked until the caller's transaction ends. What answers a referral
   * waits until the hub has signed for what answered it before: the hub takes several at once, and
   * a step before its turn is refused.
   *
   * @param most how many, at most
   * @param window how many routine ones may be with the broker before the hub has signed for them:
   *     what has gathered here while the hub was away must not stand before other agencies' there
   */
  public List<Due> due(int most, int window) {
    List<Due> due = new ArrayList<>(due("(report or urgent or attempts > 0)", most));
    int room = Math.min(most - due.size(), window - underWay());
    if (room > 0) {
      due.addAll(due("not report and not urgent and attempts = 0", room));
    }
    return due;
  }

  private List<Due> due(String which, int most) {
    return jdbc.sql(
            """
            select id, sender, report, urgent, attempts, uplink from outbox o
            where due_at <= ? and not exists
              (select 1 from outbox b
               where b.referral = o.referral and b.sender = o.sender and b.id < o.id)
              and %s
            order by urgent desc, id limit ? for update skip locked
            """
                .formatted(which))
        .params(clock.instant().atOffset(UTC), most)
        .query(this::read)
        .list();
  }

  private int underWay() {
    return jdbc.sql("select count(*) from outbox where attempts > 0 and not urgent")
        .query(Integer.class)
        .single();
  }

  /** After the broker has it: a report is done, a submission waits for its receipt. */
  public void handedToBroker(Due due, Duration wait) {
    if (due.report()) {
      jdbc.sql("delete from outbox where id = ?").param(due.id()).update();
    } else {
      jdbc.sql("update outbox set attempts = attempts + 1, due_at = ? where id = ?")
          .params(clock.instant().plus(wait).atOffset(UTC), due.id())
          .update();
    }
  }

  /**
   * The drafts of a submission that still waits for its receipt, locked; null when it does not.
   *
   * @param uplinkSha256 the hash of the bytes the hub says it has
   */
  @Nullable Awaiting awaiting(SubmissionId id, UnitId sender, String uplinkSha256)
      throws Json.MalformedException {
    List<Stored> rows =
        jdbc.sql("select uplink, drafts from outbox where id = ? and sender = ? for update")
            .params(id.value(), sender.value())
            .query((row, _) -> new Stored(Bytes.of(row.getBytes(1)), Bytes.of(row.getBytes(2))))
            .list();
    if (rows.isEmpty()) {
      return null;
    }
    Stored row = rows.getFirst();
    byte[] uplink = vault.unlock(sender, "outbox/uplink/" + id, row.uplink().toArray());
    if (!Bytes.of(uplink).sha256().equals(uplinkSha256)) {
      return null;
    }
    byte[] drafts = vault.unlock(sender, "outbox/drafts/" + id, row.drafts().toArray());
    return new Awaiting(
        json.read(drafts, Drafts.class).drafts(),
        json.read(uplink, Uplink.class) instanceof Uplink.Submit submit
            ? submit.submission().messages()
            : List.of());
  }

  /** After the receipt: nothing of it is kept here. */
  void done(SubmissionId id) {
    jdbc.sql("delete from outbox where id = ?").param(id.value()).update();
  }

  private record Stored(Bytes uplink, Bytes drafts) {}

  private Due read(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UnitId sender = UnitId.of(row.getString("sender"));
    return new Due(
        id,
        sender,
        row.getBoolean("report"),
        row.getBoolean("urgent"),
        row.getInt("attempts"),
        Bytes.of(vault.unlock(sender, "outbox/uplink/" + id, row.getBytes("uplink"))));
  }
}
