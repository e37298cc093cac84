package se.sluss.adapters.provider.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.adapters.provider.MailServerForTests;
import se.sluss.adapters.provider.MailServerForTests.Mail;
import se.sluss.adapters.provider.MailServerForTests.Mood;
import se.sluss.adapters.provider.MailServerForTests.Tls;
import se.sluss.adapters.provider.outbound.MailServer.Security;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.problem.SlCode;

/** The mail and its ways, against a real mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpMailTest {
  private static final MailAddress FROM = new MailAddress("meddelande@post.example");
  private static final MailAddress TO = new MailAddress("a.person@klinik.example");
  private static final Instant NOW = Instant.parse("2026-05-04T16:03:27.418Z");
  private static final Told TAKEN = new Told.Taken();
  private static final Told REFUSED = new Told.Refused();
  private static final Told NOT_YET = new Told.Later(SlCode.NOT_TOLD_YET);
  private static final Told NOT_SECURE = new Told.Later(SlCode.MAIL_NOT_SECURE);

  private Path folder;
  private CertificateAuthority authority;
  private Path root;

  @BeforeAll
  void authority(@TempDir Path given) throws IOException {
    folder = given;
    authority = CertificateAuthority.create(Clock.systemUTC());
    root = folder.resolve("root.pem");
    Files.writeString(root, Certificates.toPem(authority.root()));
  }

  private SmtpMail mail(int port, Security security, Instant now) throws IOException {
    return new SmtpMail(
        new MailServer("localhost", port, security, FROM, null, null, root, Duration.ofSeconds(1)),
        Clock.fixed(now, ZoneOffset.UTC),
        new SecureRandom());
  }

  private MailServerForTests server(Tls tls) throws Exception {
    return new MailServerForTests(0, tls, authority, "localhost", folder);
  }

  /** To the byte, as RFC 5322 has it; the text is the one that was asked for. */
  @Test
  void theMailIsTheseBytesAndNoOthers() throws Exception {
    try (MailServerForTests server = server(Tls.STARTTLS)) {
      assertThat(mail(server.port(), Security.STARTTLS, NOW).tell(TO)).isEqualTo(TAKEN);
      Mail mail = server.mails().getFirst();
      assertThat(mail.from()).isEqualTo("meddelande@post.example");
      assertThat(mail.to()).isEqualTo("a.person@klinik.example");
      assertThat(mail.helo()).as("not this machine's name").isEqualTo("post.example");
      String text = new String(mail.bytes(), UTF_8);
      String id = text.replaceFirst("(?s).*Message-ID: <([0-9a-f]{32})@.*", "$1");
      assertThat(text)
          .isEqualTo(
              """
              Date: Mon, 4 May 2026 16:03:00 +0000
              From: meddelande@post.example
              Reply-To: meddelande@post.example
              To: a.person@klinik.example
              Message-ID: <%s@post.example>
              Subject: =?UTF-8?Q?Du_har_n=C3=A5got_att_l=C3=A4sa_/_You_have_something_to_read?=
              Auto-Submitted: auto-generated
              MIME-Version: 1.0
              Content-Type: text/plain; charset=UTF-8
              Content-Transfer-Encoding: quoted-printable

              Du har n=C3=A5got att l=C3=A4sa. Logga in som du brukar.
              Svara inte p=C3=A5 det h=C3=A4r brevet.

              You have something to read. Log in as you usually do.
              Do not reply to this mail.
              """
                  .formatted(id)
                  .replace("\n", "\r\n"));
      assertThat(text.toLowerCase(Locale.ROOT))
          .doesNotContain("http", "x-", "list-", "sluss", "received");
    }
  }

  @Test
  void noTwoMailsHaveOneMessageId() throws Exception {
    try (MailServerForTests server = server(Tls.IMPLICIT)) {
      SmtpMail mail = mail(server.port(), Security.TLS, NOW);
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        assertThat(mail.tell(TO)).isEqualTo(TAKEN);
      }
      server.mails().forEach(one -> ids.add(new String(one.bytes(), UTF_8)));
      assertThat(ids).hasSize(20);
    }
  }

  @Test
  void aServerWithoutTlsIsToldNoAddress() throws Exception {
    try (MailServerForTests server = server(Tls.NONE)) {
      assertThat(mail(server.port(), Security.STARTTLS, NOW).tell(TO)).isEqualTo(NOT_SECURE);
      assertThat(mail(server.port(), Security.TLS, NOW).tell(TO)).isInstanceOf(Told.Later.class);
      assertThat(server.seen()).isEmpty();
      assertThat(server.mails()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void aCertificateOfAnotherNameIsToldNoAddress(Security security) throws Exception {
    Tls tls = security == Security.TLS ? Tls.IMPLICIT : Tls.STARTTLS;
    try (MailServerForTests server =
        new MailServerForTests(0, tls, authority, "other.example", folder)) {
      assertThat(mail(server.port(), security, NOW).tell(TO)).isEqualTo(NOT_SECURE);
      assertThat(server.seen()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void aCertificateOfNobodyWeTrustIsToldNoAddress(Security security) throws Exception {
    Tls tls = security == Security.TLS ? Tls.IMPLICIT : Tls.STARTTLS;
    CertificateAuthority stranger = CertificateAuthority.create(Clock.systemUTC());
    try (MailServerForTests server =
        new MailServerForTests(0, tls, stranger, "localhost", folder)) {
      assertThat(mail(server.port(), security, NOW).tell(TO)).isEqualTo(NOT_SECURE);
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void whatAServerMaySayIsTakenForWhatItMeans() throws Exception {
    try (MailServerForTests server = server(Tls.STARTTLS)) {
      SmtpMail mail = mail(server.port(), Security.STARTTLS, NOW);
      server.then(
          Mood.GREYLIST,
          Mood.WELL,
          Mood.NO_SUCH_MAILBOX,
          Mood.NO_RELAY,
          Mood.REFUSE_CONTENT,
          Mood.CUT_OFF,
          Mood.SLOW);
      assertThat(mail.tell(TO)).as("451").isEqualTo(NOT_YET);
      assertThat(mail.tell(TO)).as("250").isEqualTo(TAKEN);
      assertThat(mail.tell(TO)).as("550 5.1.1").isEqualTo(REFUSED);
      assertThat(mail.tell(TO)).as("550 5.7.1: of us, not of him").isEqualTo(NOT_YET);
      assertThat(mail.tell(TO)).as("554 to the content").isEqualTo(NOT_YET);
      assertThat(mail.tell(TO)).as("cut off").isEqualTo(NOT_YET);
      assertThat(mail.tell(TO)).as("slow").isEqualTo(NOT_YET);
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsAwayOrSaysNothingIsTriedAgain() throws Exception {
    int port;
    try (ServerSocket silent = new ServerSocket(0)) {
      port = silent.getLocalPort();
      assertThat(mail(port, Security.STARTTLS, NOW).tell(TO)).isEqualTo(NOT_YET);
    }
    assertThat(mail(port, Security.STARTTLS, NOW).tell(TO)).isEqualTo(NOT_YET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "a@b.example\r\nBcc: c@d.example",
        "a@b.example,c@d.example",
        "A Person <a@b.example>",
        "a b@c.example",
        "@b.example",
        "a@",
        "å@b.example",
        "a@-b.example",
        ""
      })
  void whatIsNoPlainAddressIsNone(String text) {
    assertThatThrownBy(() -> new MailAddress(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a mail address");
  }

  @Test
  void anAddressPrintsNothing() {
    assertThat(TO.toString()).doesNotContain("person", "klinik");
    assertThat(new Telephone("+46700000000").toString()).doesNotContain("46");
  }

  @Test
  void theSmsFitsInOne() {
    assertThat(SmsGateway.TEXT).hasSizeLessThanOrEqualTo(160).doesNotContainPattern("[0-9:]");
  }
}
