package se.sluss.hub.cli.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sluss.contracts.witness.DurableFile;
import se.sluss.contracts.witness.NoteKey;

/** {@code sluss log accept-restore}: one operator's signature; the hub demands two. */
@Command(
    name = "accept-restore",
    mixinStandardHelpOptions = true,
    description = {
      "Signs that a database restored to an earlier day may be taken into use. The hub wrote what"
          + " is",
      "to be signed when it refused to start; it starts when two operators have signed. What the"
          + " log",
      "had published since is lost for it, and agencies that saw it will say so."
    })
final class AcceptRestoreCommand implements Callable<Integer> {
  private static final String BEGINS = "sluss accept-restore\n";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "STATEMENT", description = "The file restore-statement of the hub.")
  private Path statement = Path.of("");

  @Option(names = "--name", required = true, description = "The operator's opaque id.")
  private String name = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "The operator's key.")
  private Path key = Path.of("");

  @Override
  public Integer call() throws IOException {
    CommandSpec called = Objects.requireNonNull(spec);
    String text = Files.readString(statement);
    if (!text.startsWith(BEGINS) || text.contains("\n\n")) {
      throw new ParameterException(called.commandLine(), "not a statement of a restore");
    }
    byte[] seed = Base64.getDecoder().decode(Files.readString(key).strip());
    NoteKey signer = new NoteKey(name, NoteKey.NOTE, seed);
    Path decision = statement.resolveSibling("restore-decision");
    String begun = Files.exists(decision) ? Files.readString(decision) : "";
    String signed = begun.startsWith(text + "\n") ? begun : text + "\n";
    Path fresh = statement.resolveSibling("restore-decision.new");
    DurableFile.write(
        fresh, signed + signer.line(signer.sign(text.getBytes(StandardCharsets.UTF_8))));
    DurableFile.moveOver(fresh, decision);
    PrintWriter out = called.commandLine().getOut();
    out.print(text);
    out.println("signed by " + name);
    out.flush();
    return ExitCode.OK;
  }
}
