package se.sluss.hub.cli.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.wire.Json;

/** {@code sluss check FILE…}. */
@Command(
    name = "check",
    description = "Tells what files are, and whether one of our doors would take them.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every file would be taken",
      "1:some file would not; each says why, with numbered codes",
      "2:wrong call"
    })
public final class CheckCommand implements Callable<Integer> {
  private static final String BUNDLE = "se.sluss.hub.cli.check.check";

  /**
   * What is printed of a file.
   *
   * @param file as it was named in the call
   */
  private record Line(
      String file,
      @Nullable String format,
      boolean accepted,
      List<Remark> remarks,
      @Nullable List<String> could) {}

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Any file.")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  private final Clock clock;
  private final Json json = new Json();
  private final Problems problems = new Problems();

  private CheckCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * The command, to be added to {@code sluss}.
   *
   * @param clock for dates that must not be in the future
   */
  public static CommandLine line(Clock clock) {
    return new CommandLine(new CheckCommand(clock));
  }

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        err.println(file + ": " + word("missing"));
        return CommandLine.ExitCode.USAGE;
      }
    }
    FileCheck check = new FileCheck(clock);
    boolean all = true;
    for (Path file : files) {
      Answer answer = check.check(file);
      out.println(json.mapper().writeValueAsString(line(file, answer)));
      out.flush();
      say(err, file, answer);
      all &= answer.accepted();
    }
    return all ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static Line line(Path file, Answer answer) {
    return new Line(
        file.toString(),
        answer.format(),
        answer.accepted(),
        answer.remarks(),
        answer.could().isEmpty() ? null : answer.could());
  }

  private void say(PrintWriter err, Path file, Answer answer) {
    String format = answer.format() == null ? word("unknown") : answer.format();
    err.println(file + ": " + format + ": " + word(answer.accepted() ? "yes" : "no"));
    for (Remark remark : answer.remarks()) {
      StringBuilder line = new StringBuilder("  ").append(remark.code());
      line.append(' ').append(problems.text(remark.code(), Locale.getDefault()));
      if (remark.rule() != null) {
        line.append(" [").append(remark.rule()).append(']');
      }
      if (remark.field() != null) {
        line.append(' ').append(remark.field());
      }
      err.println(line);
    }
    if (!answer.could().isEmpty()) {
      err.println("  " + word("could") + " " + String.join(", ", answer.could()));
    }
    err.flush();
  }

  private static String word(String key) {
    Locale language =
        Locale.getDefault().getLanguage().equals("sv") ? Locale.of("sv") : Locale.ENGLISH;
    return ResourceBundle.getBundle(
            BUNDLE,
            language,
            CheckCommand.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(key);
  }
}
