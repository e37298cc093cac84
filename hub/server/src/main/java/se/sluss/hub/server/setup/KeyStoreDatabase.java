package se.sluss.hub.server.setup;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.contracts.problem.SlCode;
import se.sluss.hub.log.store.Durable;

/**
 * The database of the trails' keys, with a pool and migrations of its own. It is no bean of type
 * {@link DataSource}: nothing but the key store may reach it.
 */
final class KeyStoreDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyStoreDatabase.class);

  /** The transaction that waits for a key holds locks: it fails, and is tried again. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String WHICH =
      "select system_identifier, (select oid from pg_database where datname = current_database())"
          + " from pg_control_system()";

  private final HikariDataSource pool;

  private KeyStoreDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Which database it is, by the server's own word. */
  private record Which(long server, long database) {
    static Which of(DataSource source) throws SQLException {
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(WHICH)) {
        row.next();
        return new Which(row.getLong(1), row.getLong(2));
      }
    }
  }

  /**
   * Opens it and brings its tables up to date.
   *
   * @throws IllegalStateException if it is the hub's own database, cannot be reached, or either
   *     does not wait for its disk
   */
  static KeyStoreDatabase open(HubSettings.KeyStore settings, DataSource hub) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("key-store");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.username());
    pool.setPassword(settings.password().value());
    pool.setConnectionTimeout(PATIENCE.toMillis());
    pool.addDataSourceProperty("socketTimeout", PATIENCE.toSeconds());
    try {
      requireApart(Which.of(hub), Which.of(pool));
      requireDurable(hub);
      requireDurable(pool);
      Flyway.configure().dataSource(pool).locations("classpath:db/keystore").load().migrate();
      return new KeyStoreDatabase(pool);
    } catch (SQLException e) {
      pool.close();
      throw new IllegalStateException("the key store (sluss.key-store) cannot be reached", e);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static void requireApart(Which hub, Which keys) {
    if (keys.equals(hub)) {
      throw new IllegalStateException(
          "sluss.key-store.url is the hub's own database: its backups would outlive every erasure");
    }
    if (keys.server() == hub.server()) {
      LOG.warn(
          "the key store is on the hub's database server: a copy of the whole server carries the"
              + " keys, and may live no longer than theirs");
    }
  }

  private static void requireDurable(DataSource source) throws SQLException {
    @Nullable String lacking = Durable.lacking(source);
    if (lacking != null) {
      throw new IllegalStateException(SlCode.NOT_DURABLE + " the database runs without " + lacking);
    }
  }

  DataSource pool() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
