package se.sluss.hub.log.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.proof.PublishedKeys;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.contracts.proof.VerifiedCheckpoint;
import se.sluss.contracts.proof.VerifiedTrail;

final class PublishedKeysTest {
  private static final VerifiedCheckpoint HEAD =
      new VerifiedCheckpoint("sluss.example/log", 9, Rfc6962.emptyRoot(), "", List.of());

  private final List<String> records = new ArrayList<>();

  private void record(int event, String unit, String use, String key) {
    records.add(
        "{\"counter\":%d,\"event\":%d,\"facts\":{\"key\":\"%s\",\"use\":\"%s\"},\"unit\":\"%s\"}"
            .formatted(records.size(), event, key, use, unit));
  }

  private PublishedKeys keys() {
    return PublishedKeys.of(new VerifiedTrail("sluss:directory", HEAD, records, 0));
  }

  @Test
  void aPublishedKeyIsValidForItsUnitAndUseAlone() {
    record(402, "bin-umea", "opening", "k1");
    assertThat(keys().valid("bin-umea", "opening", "k1")).isTrue();
    assertThat(keys().valid("bin-umea", "signing", "k1")).isFalse();
    assertThat(keys().valid("bin-lulea", "opening", "k1")).isFalse();
    assertThat(keys().valid("bin-umea", "opening", "k2")).isFalse();
  }

  @Test
  void aRevokedKeyIsNotValidUntilItIsPublishedAgain() {
    record(402, "bin-umea", "opening", "k1");
    record(403, "bin-umea", "opening", "k1");
    assertThat(keys().valid("bin-umea", "opening", "k1")).isFalse();
    record(402, "bin-umea", "opening", "k1");
    assertThat(keys().valid("bin-umea", "opening", "k1")).isTrue();
  }

  @Test
  void aKeyThatTheHubSwappedIsSeenByTheUnitsOwnAgency() {
    record(402, "bin-umea", "opening", "k1");
    record(401, "bin-umea", "opening", "-");
    record(402, "bin-umea", "opening", "swapped");
    assertThat(keys().ofUnit("bin-umea"))
        .extracting(PublishedKeys.Change::key)
        .containsExactly("k1", "swapped");
  }

  @Test
  void aDirectoryThatIsNotWhollyShownIsRefused() {
    VerifiedTrail partly = new VerifiedTrail("sluss:directory", HEAD, List.of(), 1);
    assertThatThrownBy(() -> PublishedKeys.of(partly)).isInstanceOf(RefusedException.class);
  }

  @Test
  void anotherTrailIsNoDirectory() {
    VerifiedTrail other = new VerifiedTrail("r-1", HEAD, List.of(), 0);
    assertThatThrownBy(() -> PublishedKeys.of(other)).isInstanceOf(RefusedException.class);
  }
}
