package se.sluss.adapters.provider.outbound;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.setup.KitSettings.Secret;

/**
 * The mail server that takes our mail.
 *
 * @param host its name, which its certificate must have
 * @param port 587 for STARTTLS, 465 for TLS, unless it has another (RFC 8314)
 * @param security how TLS begins; there is no way without
 * @param from our address, a neutral one
 * @param user at the server; absent when it asks for none
 * @param password of that user
 * @param trust PEM of the root that its certificate comes from; absent for those Java trusts
 * @param timeout longest wait for each answer, 1 second to 2 minutes
 */
public record MailServer(
    String host,
    int port,
    Security security,
    MailAddress from,
    @Nullable String user,
    @Nullable Secret password,
    @Nullable Path trust,
    Duration timeout) {
  /** How TLS begins. */
  public enum Security {
    /** By STARTTLS (RFC 3207), which the server must offer. */
    STARTTLS,
    /** From the first byte (RFC 8314). */
    TLS
  }

  /** Refuses what is half made or out of bounds. */
  public MailServer {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("sluss.provider.mail: host and port");
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("sluss.provider.mail: user and password, or neither");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0
        || timeout.compareTo(Duration.ofMinutes(2)) > 0) {
      throw new IllegalArgumentException("sluss.provider.mail.timeout: 1 second to 2 minutes");
    }
  }
}
