package se.sluss.adapters.kit.notification;

import java.security.cert.X509Certificate;
import java.util.List;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.sealing.MessageSealer;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.SealException;

/** Step 5: each track is sealed for its one unit, in a conversation of its own. */
public final class SealTracks {
  private final MessageSealer sealer;
  private final Units units;
  private final OnCall onCall;

  SealTracks(MessageSealer sealer, Units units, OnCall onCall) {
    this.sealer = sealer;
    this.units = units;
    this.onCall = onCall;
  }

  /** Seals each track that still goes. */
  public Passage seal(Passage passage) {
    return passage.after(
        lane -> lane instanceof Lane.Allowed allowed ? seal(passage.sender(), allowed) : lane);
  }

  private Lane seal(UnitId sender, Lane.Allowed allowed) {
    Lane.Written written = allowed.written();
    X509Certificate certificate = units.openingCertificate(written.recipient().id());
    if (certificate == null) {
      // Never heard the hub's directory, or a certificate that must not be believed.
      return stuck(allowed, units.whyNotSealed(written.recipient().id()));
    }
    try {
      return new Lane.Sealed(
          allowed,
          sealer.seal(written.track(), units.keys(sender), written.recipient(), certificate));
    } catch (SealException e) {
      return stuck(allowed, e.code());
    }
  }

  private Lane stuck(Lane.Allowed allowed, SlCode code) {
    Fault fault = new Fault(code, null);
    return new Lane.Ended(
        allowed.written().callsWhenStuck()
            ? onCall.call(allowed.written().place(), fault, List.of(), null)
            : new Result.Refused(fault, List.of(), allowed.decision()));
  }
}
