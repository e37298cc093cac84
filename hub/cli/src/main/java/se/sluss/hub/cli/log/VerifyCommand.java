package se.sluss.hub.cli.log;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import se.sluss.contracts.proof.DirectorySource;
import se.sluss.contracts.proof.HttpSource;
import se.sluss.contracts.proof.LogSource;
import se.sluss.contracts.proof.LogVerifier;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.Receipt;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.TrailVerifier;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.contracts.proof.VerifiedTrail;
import se.sluss.contracts.proof.VerifierKey;

/** {@code sluss log verify DIR|URL|FILE}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a log (a folder or URL in tlog-tiles layout), a trail bundle, a receipt"
          + " (.tlog-proof)",
      "or a checkpoint. Prints ok, or refused and the first wrong place."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it proves what it claims",
      "1:it does not",
      "2:wrong call, or something cannot be read"
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR|URL|FILE", description = "What to check.")
  private @Nullable String target;

  @Option(
      names = "--key",
      paramLabel = "VKEY|FILE",
      description = "The log's key (name+id+base64), got from somewhere else than the log.")
  private @Nullable String key;

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description = "The checkpoint's first line, if it is not the key's name.")
  private @Nullable String origin;

  @Option(
      names = "--witness",
      paramLabel = "VKEY|FILE",
      description = "The key of a witness; may be given several times.")
  private List<String> witnesses = new ArrayList<>();

  @Option(
      names = "--quorum",
      paramLabel = "N",
      defaultValue = "0",
      description = "Witnesses whose cosignatures must hold (default: 0).")
  private int quorum = 0;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "An earlier checkpoint that the log must extend; may be given several times.")
  private List<Path> against = new ArrayList<>();

  @Option(
      names = "--entry",
      paramLabel = "FILE",
      description = "The entry that a receipt is for, its bytes.")
  private @Nullable Path entry;

  @Option(
      names = "--structure-only",
      description = "Check no signature: says nothing of who wrote the log.")
  private boolean structureOnly;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec().commandLine().getOut();
    try {
      out.println("ok " + verify(Objects.requireNonNull(target)));
      return ExitCode.OK;
    } catch (RefusedException e) {
      out.println("refused " + e.getMessage());
      return ExitCode.SOFTWARE;
    } finally {
      out.flush();
    }
  }

  private String verify(String what) throws IOException {
    if (what.startsWith("http://") || what.startsWith("https://")) {
      try (HttpSource source = new HttpSource(URI.create(what))) {
        return log(logVerifier(source));
      }
    }
    Path path = Path.of(what);
    if (Files.isDirectory(path)) {
      return log(logVerifier(new DirectorySource(path)));
    }
    if (!Files.isRegularFile(path)) {
      throw wrong("no such file or folder: " + what);
    }
    return file(text(path));
  }

  private LogVerifier logVerifier(LogSource source) throws IOException {
    return structureOnly ? LogVerifier.ofStructure(source) : new LogVerifier(source, notes());
  }

  private String log(LogVerifier verifier) throws IOException {
    VerifiedCheckpoint head = verifier.verify();
    requireQuorum(head);
    for (Path earlier : against) {
      verifier.extended(head, text(earlier));
    }
    return "log " + words(head) + (structureOnly ? " signatures=unchecked" : "");
  }

  private String file(String text) throws IOException {
    if (text.stripLeading().startsWith("{")) {
      VerifiedTrail trail = new TrailVerifier(notes()).verify(text);
      requireQuorum(trail.checkpoint());
      trail.records().forEach(record -> spec().commandLine().getErr().println(record));
      return "trail shown=%d notShown=%d %s"
          .formatted(trail.records().size(), trail.notShown(), words(trail.checkpoint()));
    }
    if (Receipt.looksLike(text)) {
      Path bytes = entry;
      if (bytes == null) {
        throw wrong("a receipt needs --entry");
      }
      Receipt receipt = Receipt.parse(text);
      VerifiedCheckpoint head = receipt.verify(Files.readAllBytes(bytes), notes());
      requireQuorum(head);
      return "receipt index=" + receipt.index() + " " + words(head);
    }
    VerifiedCheckpoint head = notes().checkpoint(text);
    requireQuorum(head);
    return "checkpoint " + words(head);
  }

  /**
   * Bytes that are no UTF-8 are part of nothing that was signed: they are refused, not a failure.
   */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private void requireQuorum(VerifiedCheckpoint head) {
    if (head.witnesses().size() < quorum) {
      throw new RefusedException(
          "checkpoint", head.witnesses().size() + " witnesses cosigned, not " + quorum);
    }
  }

  private static String words(VerifiedCheckpoint head) {
    return "origin=%s size=%d root=%s witnesses=%d"
        .formatted(head.origin(), head.size(), head.root().base64(), head.witnesses().size());
  }

  private NoteVerifier notes() throws IOException {
    String log = key;
    if (log == null) {
      throw wrong("--key is missing: without it nobody knows who signed");
    }
    VerifierKey logKey = verifierKey(log);
    List<VerifierKey> witnessKeys = new ArrayList<>();
    for (String witness : witnesses) {
      witnessKeys.add(verifierKey(witness));
    }
    return new NoteVerifier(logKey, witnessKeys, origin == null ? logKey.name() : origin);
  }

  private VerifierKey verifierKey(String keyOrFile) throws IOException {
    try {
      return VerifierKey.parse(KeyArgument.read(keyOrFile));
    } catch (RefusedException e) {
      throw wrong(e.getMessage());
    }
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec);
  }

  private ParameterException wrong(@Nullable String message) {
    return new ParameterException(spec().commandLine(), String.valueOf(message));
  }
}
