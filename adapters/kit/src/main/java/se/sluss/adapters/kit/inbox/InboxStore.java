package se.sluss.adapters.kit.inbox;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.atrest.Vault;
import se.sluss.adapters.kit.inbox.InboxRow.State;
import se.sluss.adapters.kit.referral.LifeStore;
import se.sluss.adapters.kit.referral.Standing;
import se.sluss.adapters.kit.referral.Steppable;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.referral.FollowUp;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/** The inbox in the database. Each call takes part in the caller's transaction. */
public final class InboxStore {
  private static final int MOST_ROWS = 500;

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Json json;
  private final Clock clock;
  private final LifeStore lives;
  private final Steppable steppable;

  /**
   * @param jdbc the adapter's database
   * @param vault locks what is stored
   * @param json how a sealed message is written
   * @param clock what time it is
   * @param lives where each referral stands
   * @param steppable what can be done then
   */
  public InboxStore(
      JdbcClient jdbc, Vault vault, Json json, Clock clock, LifeStore lives, Steppable steppable) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
    this.lives = lives;
    this.steppable = steppable;
  }

  /** Adds a message; false when this message id is there already. */
  boolean add(Cover cover, SealedMessage message, SortedSet<String> labels, Instant answerBy) {
    UnitId unit = cover.recipient().unit();
    MessageId id = cover.messageId();
    boolean named =
        cover.parts().stream().anyMatch(part -> part.flags().contains("PROTECTED_REGISTRATION"));
    return jdbc.sql(
                """
                insert into inbox (message, unit, sender, type, urgency, consent_based, protected,
                  cover_sha256, sealed, state, received_at, answer_by, labels)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (message) do nothing
                """)
            .params(
                id.value(),
                unit.value(),
                cover.sender().unit().value(),
                cover.type().toString(),
                cover.urgency().name(),
                cover.ground() instanceof Ground.Consent,
                named,
                message.cover().sha256(),
                vault.lock(unit, place(id), json.write(message)),
                State.NEW.name(),
                clock.instant().atOffset(UTC),
                answerBy.atOffset(UTC),
                String.join(" ", labels))
            .update()
        == 1;
  }

  /** Whether exactly this message is there. */
  boolean has(Cover cover, SealedMessage message) {
    return jdbc.sql(
                "select count(*) from inbox where message = ? and unit = ? and cover_sha256 = ?")
            .params(
                cover.messageId().value(),
                cover.recipient().unit().value(),
                message.cover().sha256())
            .query(Integer.class)
            .single()
        == 1;
  }

  /** A message, locked for a change; null when there is none. */
  @Nullable Received find(MessageId id) {
    return jdbc.sql(
            "select message, unit, consent_based, urgency, protected, sealed, state, claimed_by,"
                + " erased_at from inbox where message = ? for update")
        .param(id.value())
        .query(this::received)
        .optional()
        .orElse(null);
  }

  /** Whether a message was sent by this unit. */
  boolean isFrom(Received received, UnitId sender) {
    return jdbc.sql("select count(*) from inbox where message = ? and sender = ?")
            .params(received.message().value(), sender.value())
            .query(Integer.class)
            .single()
        == 1;
  }

  /** The sealed message. */
  SealedMessage sealed(Received received) {
    byte[] text =
        vault.unlock(received.unit(), place(received.message()), received.sealed().toArray());
    try {
      return json.read(text, SealedMessage.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored message is not one", e);
    }
  }

  /** The marks that follow a message. */
  SortedSet<String> labels(Received received) {
    String labels =
        jdbc.sql("select labels from inbox where message = ?")
            .param(received.message().value())
            .query(String.class)
            .single();
    return new TreeSet<>(labels.isEmpty() ? List.of() : List.of(labels.split(" ")));
  }

  /** Notes that an officer has acknowledged the reservations of a message. */
  void acknowledged(MessageId message, OfficerId officer) {
    jdbc.sql(
            "insert into acknowledged (message, officer, at) values (?, ?, ?)"
                + " on conflict do nothing")
        .params(message.value(), officer.value(), clock.instant().atOffset(UTC))
        .update();
  }

  /** Whether that officer has. */
  boolean hasAcknowledged(MessageId message, OfficerId officer) {
    return jdbc.sql("select count(*) from acknowledged where message = ? and officer = ?")
            .params(message.value(), officer.value())
            .query(Integer.class)
            .single()
        > 0;
  }

  void claimed(Received received, @Nullable OfficerId by) {
    State state = received.state() == State.NEW && by != null ? State.CLAIMED : received.state();
    if (by == null && received.state() == State.CLAIMED) {
      state = State.NEW;
    }
    jdbc.sql("update inbox set claimed_by = ?, state = ? where message = ?")
        .param(by == null ? null : by.value())
        .param(state.name())
        .param(received.message().value())
        .update();
  }

  void state(MessageId message, State state) {
    jdbc.sql("update inbox set state = ? where message = ?")
        .params(state.name(), message.value())
        .update();
  }

  void opened(MessageId message) {
    jdbc.sql(
            "update inbox set state = ?, opened_at = coalesce(opened_at, ?)"
                + " where message = ? and state in ('NEW', 'CLAIMED', 'OPENED')")
        .params(State.OPENED.name(), clock.instant().atOffset(UTC), message.value())
        .update();
  }

  void answered(MessageId message) {
    jdbc.sql("update inbox set state = ?, answered_at = ? where message = ?")
        .params(State.ANSWERED.name(), clock.instant().atOffset(UTC), message.value())
        .update();
  }

  /** The hub reminds of a message; whose it is, or nothing when it is not here or is answered. */
  Optional<UnitId> reminded(MessageId message) {
    return jdbc.sql(
            "update inbox set reminded_at = ? where message = ?"
                + " and state in ('NEW', 'CLAIMED', 'OPENED') returning unit")
        .params(clock.instant().atOffset(UTC), message.value())
        .query((row, _) -> UnitId.of(row.getString(1)))
        .optional();
  }

  /**
   * The receiver has registered the content, and it is erased here: of the sealed message the
   * signed cover is left, which holds codes and is needed for further answers.
   */
  void erase(Received received) {
    byte[] cover = json.write(new SealedMessage(sealed(received).cover(), List.of()));
    jdbc.sql("update inbox set sealed = ?, erased_at = ? where message = ?")
        .params(
            vault.lock(received.unit(), place(received.message()), cover),
            clock.instant().atOffset(UTC),
            received.message().value())
        .update();
  }

  /** The hub has refused the answer: it counts as not given. Null when the message is not here. */
  @Nullable UnitId unanswered(MessageId message) {
    Received received = find(message);
    if (received == null) {
      return null;
    }
    if (lives.of(message, received.unit()).last() == null) {
      state(message, State.OPENED);
    }
    return received.unit();
  }

  /**
   * The rows of these units.
   *
   * @param open the units of which those for named handlers are shown too
   */
  List<InboxRow> list(Set<UnitId> units, Set<UnitId> open, Set<TypeVersion> locked) {
    List<Listed> listed =
        jdbc.sql(
                """
                select message, unit, sender, type, urgency, received_at, answer_by, state,
                  claimed_by, protected, erased_at, consent_based, reminded_at, answered_at
                from inbox where unit = any(?) and (unit = any(?) or not protected)
                order by (urgency = 'URGENT') desc, received_at desc, message desc limit ?
                """)
            .params(names(units), names(open), MOST_ROWS)
            .query((row, _) -> row(row, locked))
            .list();
    Set<LifeStore.Of> of = listed.stream().map(Listed::of).collect(Collectors.toSet());
    Map<LifeStore.Of, Standing> standings = lives.all(of);
    Map<LifeStore.Of, FollowUp> due = lives.followUpsDue(of, clock.instant());
    return listed.stream().map(one -> one.row(standings, due, steppable)).toList();
  }

  /** A row, before it is known where it stands. */
  private record Listed(InboxRow row, boolean consented) {
    LifeStore.Of of() {
      return new LifeStore.Of(row.message(), row.unit());
    }

    InboxRow row(
        Map<LifeStore.Of, Standing> standings,
        Map<LifeStore.Of, FollowUp> due,
        Steppable steppable) {
      Standing standing = standings.getOrDefault(of(), Standing.RECEIVED);
      SortedSet<ReferralStep> inTurn =
          steppable.inTurn(row.type(), standing, Side.RECIPIENT, consented);
      return row.standing(
          standing, inTurn, inTurn.contains(ReferralStep.FOLLOW_UP) ? due.get(of()) : null);
    }
  }

  private static String[] names(Set<UnitId> units) {
    return units.stream().map(UnitId::value).toArray(String[]::new);
  }

  private static Listed row(ResultSet row, Set<TypeVersion> locked) throws SQLException {
    TypeVersion type = TypeVersion.of(row.getString("type"));
    return new Listed(
        new InboxRow(
            new MessageId(row.getObject("message", UUID.class)),
            UnitId.of(row.getString("unit")),
            UnitId.of(row.getString("sender")),
            type,
            Urgency.valueOf(row.getString("urgency")),
            row.getObject("received_at", OffsetDateTime.class).toInstant(),
            row.getObject("answer_by", OffsetDateTime.class).toInstant(),
            State.valueOf(row.getString("state")),
            officer(row.getString("claimed_by")),
            Standing.RECEIVED,
            new TreeSet<>(),
            row.getBoolean("protected"),
            row.getObject("erased_at") != null,
            locked.contains(type),
            row.getObject("reminded_at") != null && row.getObject("answered_at") == null,
            null),
        row.getBoolean("consent_based"));
  }

  private Received received(ResultSet row, int number) throws SQLException {
    return new Received(
        new MessageId(row.getObject("message", UUID.class)),
        UnitId.of(row.getString("unit")),
        row.getBoolean("consent_based"),
        row.getString("urgency").equals(Urgency.URGENT.name()),
        row.getBoolean("protected"),
        Bytes.of(row.getBytes("sealed")),
        State.valueOf(row.getString("state")),
        officer(row.getString("claimed_by")),
        row.getObject("erased_at") != null);
  }

  private static @Nullable OfficerId officer(@Nullable String text) {
    return text == null ? null : OfficerId.of(text);
  }

  private static String place(MessageId message) {
    return "inbox/sealed/" + message;
  }
}
