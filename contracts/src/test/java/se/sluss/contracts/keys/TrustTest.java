package se.sluss.contracts.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;

class TrustTest {
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");
  private static final String UNIT = "urn:sluss:unit:u-1";

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final CertificateAuthority authority = CertificateAuthority.create(clock);
  private final UnitKeys keys = authority.issue(UnitId.of("0127.on-call"), AgencyId.of("kommun-1"));
  private final OddCertificates odd = new OddCertificates(NOW);

  @Test
  void anIssuedCertificateNamesItsUnitAndAgency() throws CertificateException {
    Trust trust = new Trust(authority.root(), clock);
    UnitName name = new UnitName(UnitId.of("0127.on-call"), AgencyId.of("kommun-1"));
    assertThat(trust.check(keys.signing(), Usage.SIGNING)).isEqualTo(name);
    assertThat(trust.check(keys.opening(), Usage.OPENING)).isEqualTo(name);
  }

  @Test
  void aCertificateServesForOneUse() {
    Trust trust = new Trust(authority.root(), clock);
    refused(trust, keys.signing(), Usage.OPENING);
    refused(trust, keys.opening(), Usage.SIGNING);
    refused(trust, authority.root(), Usage.SIGNING);
  }

  @Test
  void validityIsByTheGivenClockForUnitAndRoot() throws CertificateException {
    assertThat(keys.signing().getNotBefore().toInstant()).isEqualTo("2026-05-04T15:55:00Z");
    assertThat(keys.signing().getNotAfter().toInstant()).isEqualTo("2027-05-04T16:00:00Z");
    Trust lastSecond = later(Duration.ofDays(365));
    assertThat(lastSecond.check(keys.signing(), Usage.SIGNING).unit()).isEqualTo(keys.unit());
    refused(later(Duration.ofDays(365).plusSeconds(1)), keys.signing(), Usage.SIGNING);
    refused(later(Duration.ofMinutes(-6)), keys.signing(), Usage.SIGNING);
    refused(later(Duration.ofDays(3651)), keys.signing(), Usage.SIGNING);
  }

  private Trust later(Duration duration) {
    return new Trust(authority.root(), Clock.offset(clock, duration));
  }

  @Test
  void anotherAuthorityOfTheSameNameIsNotOurs() {
    Trust trust = new Trust(CertificateAuthority.create(clock).root(), clock);
    refused(trust, keys.signing(), Usage.SIGNING);
  }

  @Test
  void namesAreExactlyOneUnitAndOneAgency() throws CertificateException {
    Trust trust = new Trust(odd.root(), clock);
    assertThat(trust.check(odd.signing("CN=x,O=a-1", UNIT), Usage.SIGNING))
        .isEqualTo(new UnitName(UnitId.of("u-1"), AgencyId.of("a-1")));
    refused(trust, odd.signing("CN=x", UNIT), Usage.SIGNING);
    refused(trust, odd.signing("O=a-1,O=a-2", UNIT), Usage.SIGNING);
    refused(trust, odd.signing("CN=x,O=Not An Id", UNIT), Usage.SIGNING);
    refused(trust, odd.signing("CN=x,O=a-1"), Usage.SIGNING);
    refused(trust, odd.signing("CN=x,O=a-1", UNIT, "urn:sluss:unit:u-2"), Usage.SIGNING);
    refused(trust, odd.signing("CN=x,O=a-1", "urn:other:unit:u-1"), Usage.SIGNING);
    refused(trust, odd.signing("CN=x,O=a-1", "urn:sluss:unit:U 1"), Usage.SIGNING);
  }

  @Test
  void neitherAUnitIssuesNorAnAuthoritySigns() {
    Trust trust = new Trust(odd.root(), clock);
    refused(trust, odd.byUnit("CN=x,O=a-1", UNIT), Usage.SIGNING);
    refused(trust, odd.authority("CN=x,O=a-1", UNIT), Usage.SIGNING);
  }

  @Test
  void aCriticalExtensionThatNobodyKnowsIsRefused() {
    Trust trust = new Trust(odd.root(), clock);
    refused(trust, odd.withCriticalExtension("CN=x,O=a-1", UNIT), Usage.SIGNING);
  }

  private static void refused(Trust trust, X509Certificate certificate, Usage usage) {
    assertThatThrownBy(() -> trust.check(certificate, usage))
        .as(certificate.getSubjectX500Principal().toString())
        .isInstanceOf(CertificateException.class);
  }
}
