package se.sluss.hub.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import se.sluss.hub.secrecy.Ruleset;
import se.sluss.hub.secrecy.RulesetException;
import se.sluss.hub.secrecy.SecrecyEngine;
import se.sluss.hub.secrecy.cases.CaseAnswer;
import se.sluss.hub.secrecy.cases.DecideCases;

/** {@code sluss decide}: what the law says of each case in a table. */
@Command(
    name = "decide",
    description = "Decides every case of a CSV file by the secrecy rules.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every row was understood",
      "1:at least one row was not (its outcome is ERROR)",
      "2:wrong call, or the rules or the file cannot be read"
    })
final class DecideCommand implements Callable<Integer> {
  private enum Format {
    CSV,
    JSON
  }

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--cases",
      required = true,
      paramLabel = "FILE.csv",
      description = "The cases, with a header that names the columns.")
  private @Nullable Path cases;

  @Option(
      names = "--format",
      defaultValue = "csv",
      paramLabel = "csv|json",
      description = "How to write the answers (default: csv).")
  private String format = "csv";

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "The configuration folder (default: the one packaged with the program).")
  private @Nullable Path config;

  @Override
  public Integer call() throws IOException {
    Format chosen = chosenFormat();
    Path file = cases;
    if (file == null) {
      throw wrong("--cases is missing");
    }
    List<CaseAnswer> answers;
    try (ConfigFolder folder = ConfigFolder.open(config);
        Reader csv = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Ruleset ruleset = Ruleset.load(folder.path().resolve("secrecy"));
      answers = new DecideCases(new SecrecyEngine(ruleset)).decide(csv);
    } catch (NoSuchFileException e) {
      throw wrong("no such file: " + e.getFile());
    } catch (RulesetException e) {
      throw wrong("the rules are refused:" + System.lineSeparator() + e.getMessage());
    } catch (DecideCases.NotCasesException e) {
      throw wrong(file + ": " + e.getMessage());
    }
    write(chosen, answers);
    long errors = answers.stream().filter(CaseAnswer::isError).count();
    if (errors > 0) {
      spec()
          .commandLine()
          .getErr()
          .println(errors + " of " + answers.size() + " rows not understood");
      return 1;
    }
    return 0;
  }

  private Format chosenFormat() {
    try {
      return Format.valueOf(format.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("--format is csv or json, not " + format);
    }
  }

  private void write(Format chosen, List<CaseAnswer> answers) throws IOException {
    StringWriter text = new StringWriter();
    switch (chosen) {
      case CSV -> DecideCases.writeCsv(answers, text);
      case JSON -> DecideCases.writeJson(answers, text);
    }
    // UTF-8 whatever the terminal says: the output is for a machine.
    System.out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private CommandSpec spec() {
    CommandSpec set = spec;
    if (set == null) {
      throw new IllegalStateException("picocli sets the specification before it calls");
    }
    return set;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec().commandLine(), message);
  }
}
