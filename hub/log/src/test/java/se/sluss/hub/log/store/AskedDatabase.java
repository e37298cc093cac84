package se.sluss.hub.log.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database that tells what it is asked. */
final class AskedDatabase {
  private AskedDatabase() {}

  /** Counts the statements. */
  static DataSource counting(DataSource database, AtomicInteger asked) {
    return telling(database, _ -> {}, _ -> asked.incrementAndGet());
  }

  /**
   * Tells of each statement twice.
   *
   * @param before when it is about to be prepared
   * @param after when its connection is given back, the statement then being committed
   */
  static DataSource telling(DataSource database, Consumer<String> before, Consumer<String> after) {
    return proxy(
        DataSource.class,
        database,
        (name, _, result) ->
            name.equals("getConnection")
                ? connection((Connection) java.util.Objects.requireNonNull(result), before, after)
                : result);
  }

  private static Connection connection(
      Connection connection, Consumer<String> before, Consumer<String> after) {
    StringBuilder last = new StringBuilder();
    return proxy(
        Connection.class,
        connection,
        (name, arguments, result) -> {
          if (name.equals("prepareStatement")) {
            last.append(arguments[0]);
            before.accept(last.toString());
          } else if (name.equals("close")) {
            after.accept(last.toString());
          }
          return result;
        });
  }

  @FunctionalInterface
  private interface Afterwards {
    @org.jspecify.annotations.Nullable
    Object of(String name, Object[] arguments, @org.jspecify.annotations.Nullable Object result);
  }

  private static <T> T proxy(Class<T> type, T real, Afterwards afterwards) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return afterwards.of(
                    method.getName(),
                    arguments == null ? new Object[0] : arguments,
                    method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }
}
