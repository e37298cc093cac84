package se.sluss.deploy.local;

import java.io.PrintStream;
import java.time.LocalDateTime;
import java.util.Map;

/**
 * Something played on a running Sluss, by the same doors that people and programs use. Found by
 * name through {@link java.util.ServiceLoader}; played in a data folder of its own that is emptied
 * first.
 */
public interface Scenario {
  /** What {@code --scenario=} says. */
  String name();

  /** The time in Sweden at which every program's clock starts; it runs at its real speed. */
  LocalDateTime startsAt();

  /**
   * Settings of the hub for this scenario alone; most have none.
   *
   * @return by name, such as {@code sluss.way.overdue-every}
   */
  default Map<String, Object> hubSettings() {
    return Map.of();
  }

  /**
   * Plays it and prints what happened.
   *
   * @return true when everything was as it must be; the process then ends with 0, else with 1
   */
  boolean play(Running sluss, PrintStream out) throws Exception;
}
