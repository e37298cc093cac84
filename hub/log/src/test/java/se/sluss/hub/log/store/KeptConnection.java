package se.sluss.hub.log.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database with one connection that is kept, as a pool would: opening one for each question took
 * most of the tests' time. Statements commit by themselves, so that threads may share it.
 */
final class KeptConnection {
  private final DataSource database;
  private @Nullable Connection kept;

  private KeptConnection(DataSource database) {
    this.database = database;
  }

  static DataSource of(DataSource database) {
    KeptConnection kept = new KeptConnection(database);
    return proxy(
        DataSource.class,
        database,
        name -> name.equals("getConnection") ? kept.connection() : null);
  }

  private synchronized Connection connection() throws SQLException {
    Connection open = kept;
    if (open == null || !open.isValid(1)) {
      open = database.getConnection();
      kept = open;
    }
    Connection lent = open;
    return proxy(Connection.class, lent, name -> name.equals("close") ? lent : null);
  }

  /** What is done in place of a method; null to let it be. */
  @FunctionalInterface
  private interface Instead {
    @Nullable Object of(String method) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, Instead instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              Object done = instead.of(method.getName());
              if (done != null) {
                return method.getReturnType() == void.class ? null : done;
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }
}
