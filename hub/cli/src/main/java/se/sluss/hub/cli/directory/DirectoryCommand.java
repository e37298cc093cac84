package se.sluss.hub.cli.directory;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sluss directory}. */
@Command(name = "directory", description = "Asks where a message goes.")
public final class DirectoryCommand {
  private DirectoryCommand() {}

  /**
   * The command with its subcommands, to be added to {@code sluss}.
   *
   * @param clock for what is valid today
   */
  public static CommandLine line(Clock clock) {
    return new CommandLine(new DirectoryCommand())
        .addSubcommand(new CommandLine(new FindCommand(clock)));
  }
}
