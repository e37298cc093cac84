package se.sluss.hub.cli.log;

import static se.sluss.hub.cli.log.ProofLines.hash;
import static se.sluss.hub.cli.log.ProofLines.number;
import static se.sluss.hub.cli.log.ProofLines.proof;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.sluss.contracts.proof.Proofs;
import tools.jackson.databind.JsonNode;

/** {@code sluss log}: the commands that check a log or proofs of one. */
@Command(
    name = "log",
    description = "Checks a log, or proofs of one.",
    mixinStandardHelpOptions = true,
    subcommands = {VerifyCommand.class, OperatorKeyCommand.class, AcceptRestoreCommand.class})
public final class LogCommand {
  @Spec private @Nullable CommandSpec spec;

  @Command(
      name = "check-inclusion",
      mixinStandardHelpOptions = true,
      description = {
        "Judges inclusion proofs, one JSON object a line: leafIdx, treeSize, root, leafHash,"
            + " proof,",
        "wantErr. Prints ok or refused for each; exit 1 if one differs from its wantErr."
      })
  int checkInclusion(@Parameters(paramLabel = "FILE.jsonl") Path file) throws IOException {
    return check(
        file,
        line ->
            Proofs.inclusion(
                number(line, "leafIdx"),
                number(line, "treeSize"),
                hash(line, "leafHash"),
                proof(line),
                hash(line, "root")));
  }

  @Command(
      name = "check-consistency",
      mixinStandardHelpOptions = true,
      description = {
        "Judges consistency proofs, one JSON object a line: size1, size2, root1, root2, proof,",
        "wantErr. Prints ok or refused for each; exit 1 if one differs from its wantErr.",
        "From size 0 nothing can be proved (RFC 6962 section 2.1.2): such a line is refused."
      })
  int checkConsistency(@Parameters(paramLabel = "FILE.jsonl") Path file) throws IOException {
    return check(
        file,
        line ->
            Proofs.consistency(
                number(line, "size1"),
                number(line, "size2"),
                hash(line, "root1"),
                hash(line, "root2"),
                proof(line)));
  }

  private int check(Path file, Consumer<JsonNode> proof) throws IOException {
    var commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = commandLine.getOut();
    try {
      return ProofLines.check(file, proof, out, commandLine.getErr());
    } finally {
      out.flush();
    }
  }
}
