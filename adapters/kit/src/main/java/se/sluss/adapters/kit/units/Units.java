package se.sluss.adapters.kit.units;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;

/** The units of this adapter, and the directory as last heard from the hub. */
public interface Units {
  /** The units whose directory entry names this adapter and whose keys we hold, by id. */
  List<Unit> ours();

  /** Whether a unit is one of ours. */
  boolean isOurs(UnitId unit);

  /** Any unit of the directory; null when there is none. */
  @Nullable Unit unit(UnitId unit);

  /**
   * What to seal with for a unit: a certificate that the pinned root has signed, for this unit and
   * for opening, valid now, and that the log proves to be the unit's. Null when there is none such.
   */
  @Nullable X509Certificate openingCertificate(UnitId unit);

  /** Why there is no certificate to seal with for a unit. */
  SlCode whyNotSealed(UnitId unit);

  /** Our own unit's keys; {@link IllegalArgumentException} for a unit that is not ours. */
  UnitKeys keys(UnitId unit);
}
