package se.sluss.hub.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import se.sluss.hub.cli.check.CheckCommand;
import se.sluss.hub.cli.conformance.AdapterTestCommand;
import se.sluss.hub.cli.directory.ConfigCommand;
import se.sluss.hub.cli.directory.DirectoryCommand;
import se.sluss.hub.cli.log.LogCommand;
import se.sluss.hub.cli.log.TrailCommand;
import se.sluss.hub.cli.seal.OpenCommand;
import se.sluss.hub.cli.seal.SealCommand;

/** The program {@code sluss}: a list of commands. */
@Command(
    name = "sluss",
    description = "Routes consented referrals; this is its command line.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DecideCommand.class,
      LogCommand.class,
      TrailCommand.class,
      SealCommand.class,
      OpenCommand.class,
      AdapterTestCommand.class
    })
public final class Sluss {
  private Sluss() {}

  public static void main(String[] args) {
    // A library asks for a log that nobody configured; its surprise is not for people on stderr.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(args));
  }

  /**
   * Runs one command.
   *
   * @return 0 yes, 1 a clear no, 2 a wrong call
   */
  static int run(String... args) {
    return new CommandLine(new Sluss())
        .addSubcommand(DirectoryCommand.line(Clock.systemUTC()))
        .addSubcommand(ConfigCommand.line(Clock.systemUTC()))
        .addSubcommand(CheckCommand.line(Clock.systemUTC()))
        // What machines read is UTF-8 on every machine, whatever its locale.
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(failure.getMessage());
              return CommandLine.ExitCode.USAGE;
            })
        .execute(args);
  }
}
