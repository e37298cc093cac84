package se.sluss.hub.server.state;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.UnitId;

/** How often a unit has asked for what is not its own. Runs in the caller's transaction. */
@Repository
public class MissStore {
  private final JdbcClient sql;

  /** Where the rows are. */
  public MissStore(JdbcClient sql) {
    this.sql = sql;
  }

  /** Notes one, and forgets a unit's that are older than the other instant. */
  public void note(UnitId unit, Instant at, Instant oldest) {
    sql.sql("delete from miss where unit = ? and at < ?")
        .params(unit.value(), MessageStore.time(oldest))
        .update();
    sql.sql("insert into miss (unit, at) values (?, ?)")
        .params(unit.value(), MessageStore.time(at))
        .update();
  }

  /** How many of a unit's are not older than this. */
  public int since(UnitId unit, Instant oldest) {
    return sql.sql("select count(*) from miss where unit = ? and at >= ?")
        .params(unit.value(), MessageStore.time(oldest))
        .query(Integer.class)
        .single();
  }
}
