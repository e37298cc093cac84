package se.sluss.contracts.seal;

import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.wire.Bytes;

/**
 * Something signed whose signature and signer hold.
 *
 * @param signer the unit that the signer's certificate names
 * @param agency the agency that it names
 * @param content what was signed
 */
public record Verified(UnitId signer, AgencyId agency, Bytes content) {}
