package se.sluss.hub.server.state;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of rules and nodes. Every method joins the current transaction. */
@Repository
public class RulesStore {
  /** Taken shared by who decides, alone by who changes the rules. Any number, used by no other. */
  private static final long LOCK = 4_005_000_000L;

  private final JdbcClient database;

  /** The hub's database. */
  public RulesStore(JdbcClient database) {
    this.database = database;
  }

  /**
   * The one row.
   *
   * @param hash what decides
   * @param next what is to decide when every live node has it
   * @param nextBy who asked for it
   */
  public record Active(String hash, @Nullable String next, @Nullable String nextBy) {}

  /**
   * A node that has been seen.
   *
   * @param has hashes it can decide by
   */
  public record Node(String name, Instant seenAt, Set<String> has) {}

  /** The row, if the database has rules at all. */
  public Optional<Active> active() {
    return database
        .sql("select hash, next, next_by from ruleset_active")
        .query(
            (row, _) ->
                new Active(row.getString("hash"), row.getString("next"), row.getString("next_by")))
        .optional();
  }

  /** Until the transaction ends, nobody changes the rules. */
  public void hold() {
    database.sql("select pg_advisory_xact_lock_shared(?)").param(LOCK).query().listOfRows();
  }

  /** Until the transaction ends, nobody decides. */
  public void holdAlone() {
    database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
  }

  /** Keeps a ruleset's files; the same rules with another review replace those there are. */
  public void put(String hash, byte[] files, String by, Instant now) {
    database
        .sql(
            """
            insert into ruleset (hash, files, loaded_by, loaded_at) values (?, ?, ?, ?)
            on conflict (hash) do update set files = excluded.files, loaded_by = excluded.loaded_by,
              loaded_at = excluded.loaded_at
            """)
        .params(hash, files, by, Timestamp.from(now))
        .update();
  }

  /** A ruleset's files as one archive. */
  public Optional<byte[]> files(String hash) {
    return database
        .sql("select files from ruleset where hash = ?")
        .param(hash)
        .query((row, _) -> row.getBytes("files"))
        .optional();
  }

  /** The first rules of a new database. False when there were some already. */
  public boolean begin(String hash, Instant now) {
    return database
            .sql(
                "insert into ruleset_active (hash, changed_at) values (?, ?) on conflict do"
                    + " nothing")
            .params(hash, Timestamp.from(now))
            .update()
        == 1;
  }

  /** Asks for other rules; they wait until every live node has them. */
  public void propose(String hash, String by) {
    database.sql("update ruleset_active set next = ?, next_by = ?").params(hash, by).update();
  }

  /** Makes others the active ones; nothing waits any more. */
  public void activate(String hash, Instant now) {
    database
        .sql("update ruleset_active set hash = ?, next = null, next_by = null, changed_at = ?")
        .params(hash, Timestamp.from(now))
        .update();
  }

  /** A node is alive and can decide by these. */
  public void seen(String node, Collection<String> has, Instant now) {
    database
        .sql(
            """
            insert into hub_node (node, seen_at, has) values (?, ?, string_to_array(?, ','))
            on conflict (node) do update set seen_at = excluded.seen_at, has = excluded.has
            """)
        .params(node, Timestamp.from(now), String.join(",", has))
        .update();
  }

  /** A node stops. */
  public void gone(String node) {
    database.sql("delete from hub_node where node = ?").param(node).update();
  }

  /** The nodes seen since. */
  public List<Node> nodes(Instant since) {
    return database
        .sql(
            """
            select node, seen_at, array_to_string(has, ',') as has from hub_node
            where seen_at >= ? order by node
            """)
        .param(Timestamp.from(since))
        .query(
            (row, _) ->
                new Node(
                    row.getString("node"),
                    row.getTimestamp("seen_at").toInstant(),
                    new TreeSet<>(List.of(row.getString("has").split(",")))))
        .list();
  }
}
