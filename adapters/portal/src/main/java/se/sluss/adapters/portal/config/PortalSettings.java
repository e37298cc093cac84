package se.sluss.adapters.portal.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The portal's own settings, under {@code sluss.portal}.
 *
 * @param idle how long nobody may touch a session before it ends, 1 minute to 2 hours
 */
@ConfigurationProperties("sluss.portal")
public record PortalSettings(@DefaultValue("20m") Duration idle) {
  /** Refuses a time out of bounds. */
  public PortalSettings {
    if (idle.compareTo(Duration.ofMinutes(1)) < 0 || idle.compareTo(Duration.ofHours(2)) > 0) {
      throw new IllegalArgumentException("sluss.portal.idle: 1 minute to 2 hours");
    }
  }
}
