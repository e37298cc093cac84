package se.sluss.adapters.provider.config;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sluss.adapters.provider.outbound.MailServer;
import se.sluss.contracts.id.UnitId;

/**
 * The settings of this program, under {@code sluss.provider}. A missing one stops the start.
 *
 * @param portal where the portal is
 * @param units whose people are told; each is one of the portal's in the directory
 * @param send whether mail goes out at all; off is said at each start, and takes no mail address
 * @param mail the mail server; absent when off
 * @param pace how often, and when
 */
@ConfigurationProperties("sluss.provider")
public record ProviderSettings(
    URI portal, List<UnitId> units, Send send, @Nullable MailServer mail, @DefaultValue Pace pace) {
  /** Whether mail goes out. */
  public enum Send {
    /** To the mail server. */
    MAIL,
    /** Nothing goes out by mail: for a demonstration. */
    NOTHING
  }

  /** Refuses mail without a server, and a server that is not to be used. */
  public ProviderSettings {
    units = List.copyOf(units);
    if (units.isEmpty()) {
      throw new IllegalArgumentException("sluss.provider.units");
    }
    if ((send == Send.MAIL) != (mail != null)) {
      throw new IllegalArgumentException(
          "sluss.provider.send: MAIL with sluss.provider.mail, or NOTHING without it");
    }
  }

  /**
   * How often, and when.
   *
   * @param askEvery pause between two questions to the portal
   * @param sendEvery pause between two looks at what is to be sent
   * @param between least time between two notices to one person, unless it is urgent
   * @param delay the longest random delay of a notice that is not urgent; none unless set
   * @param quietFrom when quiet hours begin, Swedish time; none unless set. Within them only what
   *     is urgent goes, so whoever sees the hour of a mail then knows that it was
   * @param quietTo when they end
   * @param againAfter how long after the first failure it is tried again; it doubles up to {@code
   *     againAtMost}
   * @param againAtMost the longest such wait
   */
  public record Pace(
      @DefaultValue("1m") Duration askEvery,
      @DefaultValue("5s") Duration sendEvery,
      @DefaultValue("15m") Duration between,
      @DefaultValue("0s") Duration delay,
      @Nullable LocalTime quietFrom,
      @Nullable LocalTime quietTo,
      @DefaultValue("1m") Duration againAfter,
      @DefaultValue("1h") Duration againAtMost) {
    /** Refuses half a night and times out of bounds. */
    public Pace {
      if ((quietFrom == null) != (quietTo == null)) {
        throw new IllegalArgumentException("sluss.provider.pace: quiet-from and quiet-to, or none");
      }
      if (quietFrom != null && quietFrom.equals(quietTo)) {
        throw new IllegalArgumentException("sluss.provider.pace: quiet hours all day");
      }
      if (delay.isNegative()
          || delay.compareTo(Duration.ofHours(12)) > 0
          || between.isNegative()
          || between.compareTo(Duration.ofHours(12)) > 0) {
        throw new IllegalArgumentException("sluss.provider.pace: between, delay: up to 12 hours");
      }
      if (askEvery.isZero()
          || askEvery.isNegative()
          || sendEvery.isZero()
          || sendEvery.isNegative()
          || againAfter.isZero()
          || againAfter.isNegative()
          || againAtMost.compareTo(againAfter) < 0) {
        throw new IllegalArgumentException("sluss.provider.pace: every and again are positive");
      }
    }
  }
}
