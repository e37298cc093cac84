package se.sluss.contracts.keys;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pinned authority: which certificates are believed, and now. Remembers the paths it has
 * validated, with name and key, for a unit signs with the same certificate again and again; when it
 * is valid is looked at each time. Safe for use by many threads.
 */
public final class Trust {
  /** Most paths remembered; more than that and it begins anew. */
  private static final int MOST = 4096;

  private final X509Certificate anchor;
  private final Clock clock;
  private final Map<X509Certificate, Validated> validated = new ConcurrentHashMap<>();

  /**
   * @param anchor the authority's own certificate, got by another way than the hub
   * @param clock what time it is
   */
  public Trust(X509Certificate anchor, Clock clock) {
    this.anchor = anchor;
    this.clock = clock;
  }

  /**
   * A certificate that leads to the authority.
   *
   * @param name whom it names
   * @param key its key, ready for use
   */
  public record Validated(UnitName name, PublicKey key) {}

  /**
   * Validates a unit's certificate by RFC 5280 section 6 at the clock's time, with its key usage
   * and names. Revocation is not examined here: it is the directory's word, known to the caller.
   *
   * @return whom it names
   * @throws CertificateException when it must not be believed
   */
  public UnitName check(X509Certificate certificate, Usage usage) throws CertificateException {
    return validate(certificate, usage).name();
  }

  /** As {@link #check}, with the certificate's key. */
  public Validated validate(X509Certificate certificate, Usage usage) throws CertificateException {
    Date now = Date.from(clock.instant());
    anchor.checkValidity(now);
    boolean[] uses = certificate.getKeyUsage();
    if (uses == null || !uses[usage.bit()] || certificate.getBasicConstraints() != -1) {
      throw new CertificateException("the certificate is not for " + usage.word());
    }
    certificate.checkValidity(now);
    Validated before = validated.get(certificate);
    if (before != null) {
      return before;
    }
    requirePath(certificate, now);
    Validated fresh = new Validated(UnitName.of(certificate), key(certificate));
    if (validated.size() >= MOST) {
      validated.clear();
    }
    validated.put(certificate, fresh);
    return fresh;
  }

  private static PublicKey key(X509Certificate certificate) throws CertificateException {
    try {
      return EcProvider.own(certificate.getPublicKey());
    } catch (IllegalArgumentException e) {
      throw new CertificateException("the certificate's key is of another kind", e);
    }
  }

  private void requirePath(X509Certificate certificate, Date now) throws CertificateException {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
      parameters.setDate(now);
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX", EcProvider.get())
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)),
              parameters);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("no path from the certificate to the pinned authority", e);
    }
  }
}
