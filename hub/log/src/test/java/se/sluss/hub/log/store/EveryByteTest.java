package se.sluss.hub.log.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.proof.LogVerifier;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.TrailVerifier;

/** No byte of what is handed out can be another without being found, wherever it stands. */
@ExtendWith(LogDatabase.class)
final class EveryByteTest {
  private static final String[] FILES = {"checkpoint", "tile/0/000.p/7", "tile/entries/000.p/7"};

  private Fixture log(DataSource database, Path directory) throws Exception {
    Fixture log = new Fixture(database, directory);
    log.appendAll("r-1", 4);
    log.appendAll("r-2", 3);
    log.sequencer().integrate(100);
    return log;
  }

  @Test
  void ofACheckpointATileOrABundleOfEntries(DataSource database, @TempDir Path directory)
      throws Exception {
    Fixture log = log(database, directory);
    Map<String, byte[]> files = new HashMap<>();
    for (String path : FILES) {
      files.put(
          path,
          path.equals("checkpoint")
              ? log.reader.checkpoint().orElseThrow().getBytes(StandardCharsets.UTF_8)
              : log.reader.tile(path).orElseThrow());
    }
    LogVerifier verifier =
        new LogVerifier(
            path -> Optional.ofNullable(files.get(path)),
            NoteVerifier.of(log.signer.verifierKey()));
    assertThat(verifier.verify().size()).isEqualTo(7);
    for (String path : FILES) {
      byte[] bytes = Objects.requireNonNull(files.get(path));
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= 1;
        assertThatThrownBy(verifier::verify)
            .as("%s byte %d", path, i)
            .isInstanceOf(RefusedException.class);
        bytes[i] ^= 1;
      }
    }
    assertThat(verifier.verify().size()).isEqualTo(7);
  }

  @Test
  void ofATrailsBundle(DataSource database, @TempDir Path directory) throws Exception {
    Fixture log = log(database, directory);
    TrailVerifier verifier = new TrailVerifier(NoteVerifier.of(log.signer.verifierKey()));
    byte[] bundle =
        log.reader
            .bundle("r-1", detail -> true)
            .orElseThrow()
            .json()
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bundle.length; i++) {
      bundle[i] ^= 1;
      String changed = new String(bundle, StandardCharsets.UTF_8);
      assertThatThrownBy(() -> verifier.verify(changed))
          .as("byte %d", i)
          .isInstanceOf(RefusedException.class);
      bundle[i] ^= 1;
    }
    assertThat(verifier.verify(new String(bundle, StandardCharsets.UTF_8)).records()).hasSize(4);
  }
}
