package se.sluss.adapters.kit.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a no is kept.
 *
 * @param erasedAfter counted from when it was said, nought to 730 days
 */
@ConfigurationProperties("sluss.kept-no")
public record KeptNoSettings(@DefaultValue("365d") Duration erasedAfter) {
  /** Refuses numbers out of bounds. */
  public KeptNoSettings {
    if (erasedAfter.isNegative() || erasedAfter.toDays() > 730) {
      throw new IllegalArgumentException("sluss.kept-no.erased-after: nought to 730 days");
    }
  }
}
