package se.sluss.contracts.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificatesTest {
  private final X509Certificate root =
      CertificateAuthority.create(
              Clock.fixed(Instant.parse("2026-05-04T16:00:00Z"), ZoneOffset.UTC))
          .root();

  @Test
  void aCertificateIsReadAsItWasWritten() throws CertificateException {
    String pem = Certificates.toPem(root);
    assertThat(pem.lines()).allMatch(line -> line.length() <= 64);
    assertThat(Certificates.fromPem(pem)).isEqualTo(root);
    assertThat(Certificates.fromPem("\n" + pem.replace("\n", "\r\n"))).isEqualTo(root);
  }

  @Test
  void whatIsNotExactlyOneCertificateIsRefused() {
    String pem = Certificates.toPem(root);
    List<String> bad =
        List.of("", "x", pem + pem, pem.substring(30), pem.replace("MII", "!!!"), "# text\n" + pem);
    for (String one : bad) {
      assertThatThrownBy(() -> Certificates.fromPem(one))
          .as(one)
          .isInstanceOf(CertificateException.class);
    }
  }
}
