package se.sluss.hub.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import se.sluss.hub.bench.decision.DecisionCommand;
import se.sluss.hub.bench.load.BacklogCommand;
import se.sluss.hub.bench.load.DoorCommand;
import se.sluss.hub.bench.load.KillCommand;
import se.sluss.hub.bench.load.ThroughputCommand;
import se.sluss.hub.bench.load.WorkerCommand;
import se.sluss.hub.bench.log.LogCommand;
import se.sluss.hub.bench.seal.SealCommand;

/** The program {@code bench}: a list of commands, each of which measures one thing. */
@Command(
    name = "bench",
    description = "Measures Sluss. Each command prints a table and, last, one line of JSON.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DecisionCommand.class,
      LogCommand.class,
      SealCommand.class,
      ThroughputCommand.class,
      BacklogCommand.class,
      DoorCommand.class,
      KillCommand.class,
      WorkerCommand.class
    })
public final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * Runs one command.
   *
   * @return 0 measured, 1 what was measured is wrong, 2 a wrong call
   */
  static int run(String... args) {
    return new CommandLine(new Bench())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .execute(args);
  }
}
