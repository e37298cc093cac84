package se.sluss.hub.cli.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.KeyFile;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Verifier;

/** What both commands are told. Every mistake in it is an exception with a message: exit 2. */
final class SealOptions {
  @Option(
      names = "--keys",
      required = true,
      paramLabel = "FILE.p12",
      description = "The keys of the unit that acts.")
  private Path keys = Path.of("");

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "Environment variable with its password (default: SLUSS_KEYS_PASSWORD).")
  private String passwordVariable = "SLUSS_KEYS_PASSWORD";

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "ID",
      description = "The unit that acts: who seals, or who opens.")
  private String unit = "";

  @Option(
      names = "--anchor",
      required = true,
      paramLabel = "ROOT.pem",
      description = "The authority whose certificates are believed.")
  private Path anchor = Path.of("");

  @Option(names = "--message", required = true, paramLabel = "ID", description = "UUID, version 7.")
  private String message = "";

  @Option(names = "--part", required = true, paramLabel = "ID", description = "UUID, version 7.")
  private String part = "";

  @Option(
      names = "--schema",
      required = true,
      paramLabel = "NAME/N",
      description = "The schema of the content, such as igor-wish/1.")
  private String schema = "";

  @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: stdout).")
  private @Nullable Path out;

  @Parameters(paramLabel = "FILE", description = "What to seal or to open.")
  private Path file = Path.of("");

  UnitKeys unitKeys() throws IOException {
    String password = System.getenv(passwordVariable);
    if (password == null) {
      throw new IOException("the environment has no " + passwordVariable);
    }
    Map<UnitId, UnitKeys> all = KeyFile.read(existing(keys), password.toCharArray());
    UnitKeys own = all.get(UnitId.of(unit));
    if (own == null) {
      throw new IOException("no keys of " + unit + " in " + keys);
    }
    return own;
  }

  Verifier verifier() throws IOException {
    return new Verifier(certificate(anchor), Clock.systemUTC());
  }

  SealLabel label(UnitId sender, UnitId recipient) {
    return new SealLabel(
        MessageId.of(message), PartId.of(part), sender, recipient, TypeVersion.of(schema));
  }

  byte[] input() throws IOException {
    return Files.readAllBytes(existing(file));
  }

  void output(byte[] bytes) throws IOException {
    if (out == null) {
      System.out.write(bytes);
      System.out.flush();
    } else {
      Files.write(out, bytes);
    }
  }

  static X509Certificate certificate(Path pem) throws IOException {
    try {
      return Certificates.fromPem(Files.readString(existing(pem)));
    } catch (CertificateException e) {
      throw new IOException(pem + " is not one certificate in PEM", e);
    }
  }

  private static Path existing(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString(), null, "no such file");
    }
    return path;
  }
}
