package se.sluss.hub.cli.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sluss.contracts.config.Fault;

/** {@code sluss config}. */
@Command(name = "config", description = "Checks a configuration folder.")
public final class ConfigCommand {
  private ConfigCommand() {}

  /** The command with its subcommands, to be added to {@code sluss}. */
  public static CommandLine line(Clock clock) {
    return new CommandLine(new ConfigCommand()).addSubcommand(new CommandLine(new Check(clock)));
  }

  /** {@code sluss config check DIR}: everything that is wrong with a folder, with file and line. */
  @Command(
      name = "check",
      description =
          "Checks every file of a folder. Exit 0: sound. 1: faults, each with file and line.",
      exitCodeOnExecutionException = 2,
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The configuration folder.")
    private Path folder = Path.of("config");

    @Spec private @Nullable CommandSpec spec;

    private final Clock clock;

    Check(Clock clock) {
      this.clock = clock;
    }

    @Override
    public Integer call() {
      Output output = new Output(spec);
      if (!Files.isDirectory(folder)) {
        output.say(folder + ": no such folder");
        return 2;
      }
      ConfigReport report = ConfigReport.of(folder, LocalDate.now(clock));
      output.print(report);
      if (report.faults().isEmpty()) {
        output.say(folder + ": no faults");
        return 0;
      }
      for (Fault fault : report.faults()) {
        output.say(fault.toString());
      }
      return 1;
    }
  }
}
