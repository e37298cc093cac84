package se.sluss.hub.cli.seal;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.seal.Opener;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.wire.Bytes;

/** {@code sluss open}: opens a seal as the unit it is for, when everything about it holds. */
@Command(
    name = "open",
    description = "Opens and verifies a seal.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:opened and verified", "1:refused, with a numbered code", "2:wrong call"})
public final class OpenCommand implements Callable<Integer> {
  @Mixin private SealOptions options = new SealOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "ID",
      description = "The unit that must have sealed it.")
  private String from = "";

  @Override
  public Integer call() throws IOException {
    UnitKeys own = options.unitKeys();
    Opener opener = new Opener(own.openingKey(), own.opening(), options.verifier());
    try {
      Bytes sealed = Bytes.of(options.input());
      options.output(opener.open(sealed, options.label(UnitId.of(from), own.unit())).toArray());
      return CommandLine.ExitCode.OK;
    } catch (SealException e) {
      return Refusal.tell(e);
    }
  }
}
