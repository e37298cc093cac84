package se.sluss.hub.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code sluss}: a list of commands. */
@Command(
    name = "sluss",
    description = "Routes consented referrals; this is its command line.",
    mixinStandardHelpOptions = true,
    subcommands = {DecideCommand.class})
public final class Sluss {
  private Sluss() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * Runs one command.
   *
   * @return 0 yes, 1 a clear no, 2 a wrong call
   */
  static int run(String... args) {
    return new CommandLine(new Sluss())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(failure.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
        .execute(args);
  }
}
