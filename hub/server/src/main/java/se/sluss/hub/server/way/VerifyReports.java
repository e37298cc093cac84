package se.sluss.hub.server.way;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.Json;

/**
 * Step 2 for evidence: is it the unit's own word? Signed by the unit it names, and sent by the
 * adapter that the directory names for that unit.
 */
@Component
public class VerifyReports {
  private final Verifier verifier;
  private final Json json;
  private final Directory directory;

  /** What is needed to verify. */
  public VerifyReports(Verifier verifier, Json json, Directory directory) {
    this.verifier = verifier;
    this.json = json;
    this.directory = directory;
  }

  Believed verify(Arrived.Reported report) {
    try {
      Verified signed = verifier.verify(report.evidence());
      Evidence evidence = json.read(signed.content().toArray(), Evidence.class);
      @Nullable Unit unit = directory.unit(signed.signer());
      return unit != null
              && evidence.unit().equals(signed.signer())
              && unit.adapter().equals(report.from().user())
          ? new Believed.Report(unit, evidence)
          : unbelieved(report, SlCode.WRONG_SIGNER);
    } catch (SealException e) {
      return unbelieved(report, e.code());
    } catch (Json.MalformedException e) {
      return unbelieved(report, e.code());
    }
  }

  private static Arrived.Unbelieved unbelieved(Arrived.Reported report, SlCode code) {
    return new Arrived.Unbelieved(report.from(), null, report.sha256(), code, null);
  }
}
