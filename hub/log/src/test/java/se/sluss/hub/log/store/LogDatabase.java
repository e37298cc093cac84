package se.sluss.hub.log.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL for the tests of this package, started once, with an empty log and an empty key
 * store, a database each, for each test.
 */
public final class LogDatabase implements BeforeEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LogDatabase.class);

  private record Server(EmbeddedPostgres postgres) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      postgres.close();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    DataSource database = database(context);
    empty(database, ddl());
    empty(
        keysBeside(database),
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = 'keys' and pid <> pg_backend_pid();"
            + keyStoreDdl());
  }

  private static void empty(DataSource database, String ddl) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade");
      statement.execute("create schema public");
      statement.execute(ddl);
    }
  }

  /** The database {@code keys} of the same server. */
  static DataSource keysBeside(DataSource database) {
    PGSimpleDataSource log = (PGSimpleDataSource) database;
    PGSimpleDataSource keys = new PGSimpleDataSource();
    keys.setUrl(log.getUrl());
    keys.setUser(log.getUser());
    keys.setDatabaseName("keys");
    return keys;
  }

  static void makeKeys(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database keys");
    }
  }

  static String ddl() {
    return resource("/db/log/V1__log.sql")
        + resource("/db/log/V10__by_time.sql")
        + resource("/db/log/V20__keys_elsewhere.sql");
  }

  static String keyStoreDdl() {
    return resource("/db/keystore/V1__key_store.sql");
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(LogDatabase.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataSource database(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent("server", key -> start(), Server.class)
        .postgres()
        .getPostgresDatabase();
  }

  private static Server start() {
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      makeKeys(postgres.getPostgresDatabase());
      return new Server(postgres);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DataSource.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return database(context);
  }
}
