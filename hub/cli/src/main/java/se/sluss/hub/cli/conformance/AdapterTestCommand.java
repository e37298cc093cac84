package se.sluss.hub.cli.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sluss.adapters.conformance.AdapterTest;
import se.sluss.adapters.conformance.plan.Plan;
import se.sluss.adapters.conformance.trial.Verdict;
import se.sluss.adapters.conformance.trial.Verdict.Outcome;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.cli.ConfigFolder;

/** {@code sluss adapter-test URL|DIR}. */
@Command(
    name = "adapter-test",
    description = {
      "Plays Sluss and an agency around an adapter, and tells what the adapter keeps to.",
      "The adapter is started by what stands after --, {settings} being the file of its settings;",
      "without it, start it yourself once the settings are written. It is then never killed."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all that was tried was kept to",
      "1:something was not, or the adapter does not answer",
      "2:wrong call"
    })
public final class AdapterTestCommand implements Callable<Integer> {
  private static final String BUNDLE = "se.sluss.adapters.conformance.trials";

  @Parameters(
      index = "0",
      paramLabel = "URL|DIR",
      description = "The adapter's address, or its unit's folder with in and out.")
  private String target = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "After --: what starts the adapter.")
  private List<String> command = List.of();

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "What the adapter speaks; adapters/conformance/README.md says how.")
  private Path plan = Path.of("");

  @Option(
      names = "--work",
      required = true,
      paramLabel = "DIR",
      description = "An empty folder for settings, keys and the broker's journal.")
  private Path work = Path.of("");

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "The configuration folder; by default the packaged one.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the adapter's own, such as spring.datasource.url=jdbc:…")
  private Map<String, String> settings = new TreeMap<>();

  @Option(
      names = "--patience",
      defaultValue = "PT3M",
      paramLabel = "DURATION",
      description = "How long what must come is waited for, such as PT3M.")
  private Duration patience = Duration.ZERO;

  @Spec private @Nullable CommandSpec spec;

  private final Json json = new Json();
  private final ResourceBundle words =
      ResourceBundle.getBundle(
          BUNDLE,
          Locale.getDefault().getLanguage().equals("sv") ? Locale.of("sv") : Locale.ENGLISH,
          AdapterTest.class.getClassLoader(),
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  @Override
  public Integer call() throws Exception {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!empty(work)) {
      err.println(work + ": not an empty folder");
      return CommandLine.ExitCode.USAGE;
    }
    Plan read = Plan.read(plan);
    if (read.sends().isEmpty() && read.receives().isEmpty()) {
      err.println(words.getString("noTrial"));
      return CommandLine.ExitCode.USAGE;
    }
    try (ConfigFolder folder = ConfigFolder.open(config)) {
      List<Verdict> verdicts =
          new AdapterTest(target, read, folder.path(), work, settings, command, patience)
              .run(new Report(out, err));
      err.println(
          MessageFormat.format(
              words.getString("sum"),
              count(verdicts, Outcome.PASSED),
              count(verdicts, Outcome.FAILED),
              count(verdicts, Outcome.NOT_TRIED)));
      return count(verdicts, Outcome.FAILED) == 0
          ? CommandLine.ExitCode.OK
          : CommandLine.ExitCode.SOFTWARE;
    } catch (AdapterTest.NoAdapterException e) {
      err.println(words.getString("noAdapter"));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static boolean empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> there = Files.list(folder)) {
      return there.findAny().isEmpty();
    }
  }

  private static long count(List<Verdict> verdicts, Outcome outcome) {
    return verdicts.stream().filter(one -> one.outcome() == outcome).count();
  }

  /** One line of JSON for machines, one of words for people. */
  private final class Report implements AdapterTest.Told {
    private final PrintWriter out;
    private final PrintWriter err;

    Report(PrintWriter out, PrintWriter err) {
      this.out = out;
      this.err = err;
    }

    @Override
    public void settings(Path file) {
      if (command.isEmpty()) {
        err.println(MessageFormat.format(words.getString("settings"), file));
        err.flush();
      }
    }

    @Override
    public void verdict(Verdict verdict) {
      out.println(json.mapper().writeValueAsString(verdict));
      out.flush();
      StringBuilder line = new StringBuilder();
      line.append(words.getString("outcome." + verdict.outcome())).append(": ");
      line.append(verdict.way()).append(": ");
      line.append(words.getString("trial." + verdict.trial()));
      if (verdict.finding() != null) {
        line.append(": ").append(words.getString("finding." + verdict.finding()));
      }
      if (verdict.at() != null) {
        line.append(" (").append(verdict.at()).append(')');
      }
      err.println(line);
      err.flush();
    }
  }
}
