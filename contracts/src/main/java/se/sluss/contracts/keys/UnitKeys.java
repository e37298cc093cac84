package se.sluss.contracts.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

/**
 * All that a unit needs to sign and to open.
 *
 * @param unit whose
 * @param agency who runs the unit's adapter
 * @param signingKey P-256
 * @param signing the certificate of the signing key
 * @param openingKey P-256
 * @param opening the certificate that others seal for
 */
public record UnitKeys(
    UnitId unit,
    AgencyId agency,
    PrivateKey signingKey,
    X509Certificate signing,
    PrivateKey openingKey,
    X509Certificate opening) {

  /** Never a key. */
  @Override
  public String toString() {
    return "keys of " + unit;
  }
}
