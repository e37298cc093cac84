package se.sluss.hub.cli.directory;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call of the command line.
 *
 * @param exit 0, 1 or 2
 * @param out what a machine reads
 * @param err what people read
 */
record Call(int exit, String out, String err) {
  /** Noon in Sweden on the first day of the evening's scenario. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);

  static Call directory(String... arguments) {
    return of(DirectoryCommand.line(CLOCK), arguments);
  }

  static Call config(String... arguments) {
    return of(ConfigCommand.line(Clock.systemUTC()), arguments);
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }

  private static Call of(CommandLine line, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exit = line.execute(arguments);
    return new Call(exit, out.toString(), err.toString());
  }
}
