package se.sluss.adapters.kriminalvarden.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The folders.
 *
 * @param folder in which each unit has a folder of its own; {@code files} in the adapter's data
 *     folder when it is not set. On one file system, of this machine
 * @param lookEvery pause between looks
 * @param restFor how long a file must be unchanged before it is looked at
 * @param patience how long a file that is unchanged and does not parse is waited for, before it is
 *     refused
 */
@ConfigurationProperties("sluss.files")
public record FileSettings(
    @Nullable Path folder,
    @DefaultValue("2s") Duration lookEvery,
    @DefaultValue("5s") Duration restFor,
    @DefaultValue("10m") Duration patience) {
  /** Refuses a patience that is shorter than the rest. */
  public FileSettings {
    if (restFor.isNegative() || patience.compareTo(restFor) < 0 || lookEvery.toMillis() < 1) {
      throw new IllegalArgumentException(
          "sluss.files: patience is not shorter than rest-for, look-every at least a millisecond");
    }
  }
}
