package se.sluss.adapters.kit.setup;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.contracts.problem.SlCode;

/** That the adapter's database waits for its disk; asked once, at start. */
public final class DurableStore {
  private static final List<String> SETTINGS =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  /**
   * Asks.
   *
   * @throws IllegalStateException when a commit can be lost
   */
  public DurableStore(JdbcClient jdbc) {
    for (String setting : SETTINGS) {
      // synchronous_commit has stricter values than on; each setting's only careless one is off.
      if (jdbc.sql("show " + setting).query(String.class).single().equals("off")) {
        throw new IllegalStateException(
            SlCode.NOT_DURABLE + " the database runs without " + setting);
      }
    }
  }
}
