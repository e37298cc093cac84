package se.sluss.hub.log.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Questions to the log's database, each with a connection of its own. Safe for several threads. */
final class Reading {
  private final DataSource database;

  Reading(DataSource database) {
    this.database = database;
  }

  /** What is asked over one connection. */
  @FunctionalInterface
  interface Question<T> {
    T of(Connection connection) throws SQLException;
  }

  /**
   * Each statement sees what is committed then. Right for whoever reads the head first: tiles and
   * places below it never change.
   */
  <T> T plain(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      return question.of(connection);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** One snapshot for all statements. */
  <T> T snapshot(Question<T> question) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("set transaction isolation level repeatable read, read only");
        return question.of(connection);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static LogException unreadable(SQLException e) {
    return new LogException("the log could not be read", e);
  }
}
