package se.sluss.hub.cli.seal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.keys.UnitName;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Sealer;
import se.sluss.contracts.seal.Signer;

/** {@code sluss seal}: signs a file as one unit and encrypts it for another. */
@Command(
    name = "seal",
    description = "Seals a file for one unit: CMS, in DER.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:sealed", "1:refused, with a numbered code", "2:wrong call"})
public final class SealCommand implements Callable<Integer> {
  @Mixin private SealOptions options = new SealOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "CERT.pem",
      description = "The opening certificate of the unit to seal for.")
  private Path to = Path.of("");

  @Override
  public Integer call() throws IOException {
    UnitKeys own = options.unitKeys();
    X509Certificate recipient = SealOptions.certificate(to);
    Sealer sealer = new Sealer(new Signer(own.signingKey(), own.signing()), options.verifier());
    try {
      options.output(
          sealer
              .seal(options.input(), options.label(own.unit(), unit(recipient)), recipient)
              .toArray());
      return CommandLine.ExitCode.OK;
    } catch (SealException e) {
      return Refusal.tell(e);
    }
  }

  private UnitId unit(X509Certificate recipient) throws IOException {
    try {
      return UnitName.of(recipient).unit();
    } catch (CertificateException e) {
      throw new IOException(to + " is not a unit's certificate", e);
    }
  }
}
