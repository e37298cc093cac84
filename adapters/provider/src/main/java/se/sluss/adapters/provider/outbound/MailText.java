package se.sluss.adapters.provider.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The one mail there is (RFC 5322), written here to the byte. Only recipient, Message-ID and Date
 * differ between two. No link, no number, no name of a unit or an agency, no header that a program
 * adds of itself. {@code Auto-Submitted} (RFC 3834) keeps automatic replies from coming back.
 */
final class MailText {
  private static final String MAIL =
      """
      Date: %s
      From: %s
      Reply-To: %s
      To: %s
      Message-ID: <%s@%s>
      Subject: =?UTF-8?Q?Du_har_n=C3=A5got_att_l=C3=A4sa_/_You_have_something_to_read?=
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: quoted-printable

      Du har n=C3=A5got att l=C3=A4sa. Logga in som du brukar.
      Svara inte p=C3=A5 det h=C3=A4r brevet.

      You have something to read. Log in as you usually do.
      Do not reply to this mail.
      """;

  private static final int RANDOM_BYTES = 16;

  /** In UTC and to the minute: neither a place nor an order of sending is in it. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private MailText() {}

  /** The bytes of a mail. */
  static byte[] of(MailAddress from, MailAddress to, Instant now, RandomGenerator random) {
    byte[] id = new byte[RANDOM_BYTES];
    random.nextBytes(id);
    return MAIL.formatted(
            DATE.format(now.truncatedTo(ChronoUnit.MINUTES)),
            from.value(),
            from.value(),
            to.value(),
            HexFormat.of().formatHex(id),
            from.domain())
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }
}
