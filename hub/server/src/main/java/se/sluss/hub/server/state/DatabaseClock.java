package se.sluss.hub.server.state;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What time it is with the database: to compare with, never to use. */
@Repository
public class DatabaseClock {
  private final JdbcClient sql;

  /** The database that is asked. */
  public DatabaseClock(JdbcClient sql) {
    this.sql = sql;
  }

  /** Its time, somewhere between the question and the answer. */
  public Instant instant() {
    return sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
  }
}
