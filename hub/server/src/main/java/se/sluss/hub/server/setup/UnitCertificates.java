package se.sluss.hub.server.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;

/**
 * The units' certificates, from the folder the certificate authority leaves them in. Adapters check
 * them against the anchor they pin; the hub only hands them out.
 */
@Component
public class UnitCertificates {
  private final Map<UnitId, Pair> certificates;

  /**
   * A unit's two certificates.
   *
   * @param signing PEM
   * @param opening PEM
   */
  public record Pair(String signing, String opening) {}

  UnitCertificates(HubSettings settings, Directory directory) throws IOException {
    Path folder = settings.keys().unitCertificates();
    Map<UnitId, Pair> read = new TreeMap<>();
    for (Unit unit : directory.units()) {
      Path signing = folder.resolve(unit.id() + ".signing.pem");
      Path opening = folder.resolve(unit.id() + ".opening.pem");
      if (Files.exists(signing) && Files.exists(opening)) {
        read.put(unit.id(), new Pair(Files.readString(signing), Files.readString(opening)));
      }
    }
    certificates = Collections.unmodifiableMap(read);
  }

  /** Every unit that has been given keys. */
  public Map<UnitId, Pair> all() {
    return certificates;
  }
}
