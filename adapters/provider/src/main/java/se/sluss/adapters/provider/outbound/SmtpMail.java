package se.sluss.adapters.provider.outbound;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Properties;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.problem.SlCode;

/**
 * The mail, over SMTP with TLS: the only class here that may know the mail API, and it is told an
 * address and nothing else. Without TLS, with a certificate that is not trusted or of another name,
 * nothing is sent, not even an address. Safe for several threads.
 */
public final class SmtpMail {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);

  /** A server's policy (RFC 3463, X.7.X) tells of us, not of the address. */
  private static final String POLICY = " 5.7.";

  private static final int PERMANENT = 500;

  private final MailServer server;
  private final Session session;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param server what takes our mail
   * @param clock for the Date
   * @param random for the Message-ID
   * @throws IOException when the root to trust cannot be read
   */
  public SmtpMail(MailServer server, InstantSource clock, RandomGenerator random)
      throws IOException {
    this.server = server;
    this.session = Session.getInstance(properties(server));
    this.clock = clock;
    this.random = random;
  }

  /** Sends the constant mail. Waits for the server's answers, each at most its timeout. */
  public Told tell(MailAddress to) {
    boolean taken = false;
    try (SMTPTransport transport = new SMTPTransport(session, null)) {
      var password = server.password();
      transport.connect(
          server.host(), server.port(), server.user(), password == null ? null : password.value());
      byte[] mail = MailText.of(server.from(), to, clock.instant(), random);
      // As it stands: a message that were saved would get headers of the library's own.
      transport.sendMessage(
          new MimeMessage(session, new ByteArrayInputStream(mail)),
          new Address[] {new InternetAddress(to.value(), true)});
      taken = true;
    } catch (MessagingException e) {
      if (!taken) {
        return whatWentWrong(e);
      }
      // Taken is taken, whatever became of the goodbye.
      LOG.debug("mail: {}", e.getClass().getName());
    }
    return new Told.Taken();
  }

  /** Nothing of the exception's text: servers repeat the address in it. */
  private static Told whatWentWrong(MessagingException thrown) {
    boolean insecure = String.valueOf(thrown.getMessage()).startsWith("STARTTLS is required");
    Throwable cause = thrown;
    while (cause != null) {
      if (cause instanceof SMTPAddressFailedException failed
          && failed.getReturnCode() >= PERMANENT
          && !String.valueOf(failed.getMessage()).contains(POLICY)) {
        return new Told.Refused();
      }
      insecure |= cause instanceof SSLException;
      LOG.debug("mail: {}", cause.getClass().getName());
      cause = cause instanceof MessagingException mail ? mail.getNextException() : cause.getCause();
    }
    return new Told.Later(insecure ? SlCode.MAIL_NOT_SECURE : SlCode.NOT_TOLD_YET);
  }

  private static Properties properties(MailServer server) throws IOException {
    String wait = String.valueOf(server.timeout().toMillis());
    Properties all = new Properties();
    boolean startTls = server.security() == MailServer.Security.STARTTLS;
    all.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    all.put("mail.smtp.starttls.required", String.valueOf(startTls));
    all.put("mail.smtp.ssl.enable", String.valueOf(!startTls));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    all.put("mail.smtp.connectiontimeout", wait);
    all.put("mail.smtp.timeout", wait);
    all.put("mail.smtp.writetimeout", wait);
    all.put("mail.smtp.auth", String.valueOf(server.user() != null));
    all.put("mail.smtp.from", server.from().value());
    // Else the library tells the name of this machine.
    all.put("mail.smtp.localhost", server.from().domain());
    // The answer to the goodbye tells nothing.
    all.put("mail.smtp.quitwait", "false");
    Path trust = server.trust();
    if (trust != null) {
      all.put("mail.smtp.ssl.socketFactory", trusting(trust));
    }
    return all;
  }

  private static SSLSocketFactory trusting(Path root) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", Certificates.fromPem(Files.readString(root)));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("sluss.provider.mail.trust is no root certificate", e);
    }
  }
}
