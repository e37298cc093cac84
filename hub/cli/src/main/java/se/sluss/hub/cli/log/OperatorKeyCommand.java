package se.sluss.hub.cli.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.sluss.contracts.witness.NoteKey;

/** {@code sluss log operator-key}: a key for an operator's decisions. */
@Command(
    name = "operator-key",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a key for an operator's decisions on the log and prints its verifier key, which is"
          + " put",
      "in the file operators of the hub's data folder when the hub is installed."
    })
final class OperatorKeyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--name", required = true, description = "The operator's opaque id.")
  private String name = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "Where the key is written; the file must be new.")
  private Path key = Path.of("");

  @Override
  public Integer call() throws IOException {
    byte[] seed = NoteKey.freshSeed(new SecureRandom());
    NoteKey made = new NoteKey(name, NoteKey.NOTE, seed);
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, Base64.getEncoder().encodeToString(seed) + "\n");
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(made.verifierKey());
    out.flush();
    return ExitCode.OK;
  }
}
