package se.sluss.hub.cli.directory;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import se.sluss.contracts.wire.Json;

/** Where a command writes: JSON for machines on stdout, words for people on stderr. */
final class Output {
  private final PrintWriter out;
  private final PrintWriter err;

  /** The streams of a command that picocli has set up. */
  Output(@Nullable CommandSpec spec) {
    if (spec == null) {
      throw new IllegalStateException("the command was not made by picocli");
    }
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
  }

  /** One line of JSON. */
  void print(Object answer) {
    out.println(new Json().mapper().writeValueAsString(answer));
    out.flush();
  }

  /** Words on a line of their own. */
  void say(String words) {
    err.println(words);
    err.flush();
  }
}
