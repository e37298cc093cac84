package se.sluss.hub.server.witness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The witnesses of the log; none unless config names them.
 *
 * @param witnesses who is asked
 * @param alarmAfter how long one may be silent before the hub's log says so as an error
 */
@ConfigurationProperties("sluss.witnessing")
public record WitnessSettings(
    @DefaultValue List<One> witnesses, @DefaultValue("5m") Duration alarmAfter) {
  /** Copies. */
  public WitnessSettings {
    witnesses = List.copyOf(witnesses);
  }

  /**
   * A witness.
   *
   * @param url its submission prefix (C2SP tlog-witness), with a slash at its end
   * @param keyFile its verifier key as text, got by another way than its door
   */
  public record One(URI url, Path keyFile) {}
}
