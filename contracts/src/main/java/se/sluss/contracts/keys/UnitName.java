package se.sluss.contracts.keys;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.GeneralName;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

/**
 * Whom a unit certificate names.
 *
 * @param unit from the subject alternative name
 * @param agency from {@code O}
 */
public record UnitName(UnitId unit, AgencyId agency) {
  /** What a unit's URI begins with; the unit id follows. */
  static final String URI_PREFIX = "urn:sluss:unit:";

  /**
   * Reads the names. Says nothing about whether the certificate may be trusted.
   *
   * @throws CertificateException when it does not name exactly one unit and one agency
   */
  public static UnitName of(X509Certificate certificate) throws CertificateException {
    try {
      return new UnitName(
          UnitId.of(unitText(certificate)),
          AgencyId.of(
              agencyText(
                  X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()))));
    } catch (IllegalArgumentException e) {
      throw new CertificateException("a name in the certificate is not an id", e);
    }
  }

  private static String unitText(X509Certificate certificate) throws CertificateException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    if (names != null && names.size() == 1) {
      List<?> name = names.iterator().next();
      if (Integer.valueOf(GeneralName.uniformResourceIdentifier).equals(name.get(0))
          && name.get(1) instanceof String uri
          && uri.startsWith(URI_PREFIX)) {
        return uri.substring(URI_PREFIX.length());
      }
    }
    throw new CertificateException("the certificate does not name exactly one unit");
  }

  private static String agencyText(X500Name subject) throws CertificateException {
    RDN[] organizations = subject.getRDNs(BCStyle.O);
    if (organizations.length != 1 || organizations[0].isMultiValued()) {
      throw new CertificateException("the certificate does not name exactly one agency");
    }
    return IETFUtils.valueToString(organizations[0].getFirst().getValue());
  }
}
