package se.sluss.adapters.kit.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.conformance.played.PlayedLog;
import se.sluss.adapters.kit.hub.HubApi;
import se.sluss.adapters.kit.hub.HubDoor;
import se.sluss.contracts.id.AgencyId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.CertificateAuthority;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.proof.NoteVerifier;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.ConsentChanged;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SafetyNoted;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.contracts.wire.SameEvent;
import se.sluss.contracts.wire.SameEventNoted;
import se.sluss.contracts.witness.NoteKey;

/** A hub that swaps a key, or shows another history, is seen. */
class ProvenKeysTest {
  private static final UnitId OURS = UnitId.of("0127.authority-violence");
  private static final UnitId THEIRS = UnitId.of("0127.child-and-family");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-04T16:00:00Z"), ZoneOffset.UTC);

  private final CertificateAuthority authority = CertificateAuthority.create(CLOCK);
  private final UnitKeys ours = authority.issue(OURS, AgencyId.of("botkyrka"));
  private final UnitKeys theirs = authority.issue(THEIRS, AgencyId.of("botkyrka"));
  private final UnitKeys swapped = authority.issue(THEIRS, AgencyId.of("botkyrka"));
  private PlayedLog log = new PlayedLog();
  private Path folder;

  @BeforeEach
  void publish(@TempDir Path empty) {
    folder = empty;
    log = published();
  }

  private PlayedLog published() {
    return new PlayedLog()
        .publish(OURS.value(), "opening", print(ours))
        .publish(OURS.value(), "signing", Certificates.fingerprint(ours.signing()))
        .publish(THEIRS.value(), "opening", print(theirs));
  }

  private static String print(UnitKeys keys) {
    return Certificates.fingerprint(keys.opening());
  }

  private ProvenKeys keys() {
    return keys(log.verifierKey());
  }

  private ProvenKeys keys(String verifierKey) {
    return new ProvenKeys(
        NoteVerifier.of(verifierKey),
        folder,
        Map.of(OURS, ours),
        new HubDoor(new LogOnly(), new Json().mapper()),
        CLOCK);
  }

  private ProvenKeys heard() {
    ProvenKeys keys = keys();
    keys.hear(log.size());
    return keys;
  }

  @Test
  void whatTheLogProvesMaySealAndNothingElse() {
    ProvenKeys keys = keys();
    assertThat(keys.proves(THEIRS, theirs.opening())).isFalse();
    keys.hear(log.size());
    assertThat(keys.alarm()).isNull();
    assertThat(keys.proves(THEIRS, theirs.opening())).isTrue();
    assertThat(keys.proves(OURS, theirs.opening())).isFalse();
    assertThat(keys.proves(THEIRS, theirs.signing())).isFalse();
    assertThat(keys.proves(THEIRS, swapped.opening())).isFalse();
  }

  @Test
  void aRevokedKeyIsNotSealedWithAnyMore() {
    ProvenKeys keys = heard();
    log.revoke(THEIRS.value(), "opening", print(theirs))
        .publish(THEIRS.value(), "opening", print(swapped));
    keys.hear(log.size());
    assertThat(keys.proves(THEIRS, theirs.opening())).isFalse();
    assertThat(keys.proves(THEIRS, swapped.opening())).isTrue();
  }

  @Test
  void aKeyInOurNameThatWeDoNotHoldStopsEverythingEvenIfItIsSoonRevoked() {
    ProvenKeys keys = heard();
    log.publish(OURS.value(), "opening", print(swapped))
        .revoke(OURS.value(), "opening", print(swapped));
    keys.hear(log.size());
    assertThat(keys.alarm()).contains(OURS.value()).contains(print(swapped));
    assertThat(keys.proves(THEIRS, theirs.opening())).isFalse();
  }

  @Test
  void anAlarmStandsOverAStopUntilSomebodyTakesItAway() throws Exception {
    log.publish(OURS.value(), "signing", print(swapped));
    assertThat(heard().alarm()).isNotNull();
    assertThat(keys().alarm()).isNotNull();
    Files.delete(folder.resolve("key-alarm"));
    assertThat(keys().alarm()).isNull();
  }

  @Test
  void anotherHistoryThanBeforeIsSeenAlsoAfterAStop() {
    heard();
    log = published().publish(THEIRS.value(), "signing", print(theirs));
    log =
        new PlayedLog()
            .publish(OURS.value(), "opening", print(ours))
            .publish(OURS.value(), "signing", Certificates.fingerprint(ours.signing()))
            .publish(THEIRS.value(), "opening", print(swapped))
            .publish(THEIRS.value(), "signing", print(theirs));
    assertThat(heard().alarm()).contains("another history");
  }

  @Test
  void aSmallerTreeThanBeforeIsSeen() {
    log.publish(THEIRS.value(), "signing", print(theirs));
    heard();
    log = published();
    assertThat(heard().alarm()).contains("smaller tree");
  }

  @Test
  void anotherLogsKeyIsRefusedAtTheStart() {
    heard();
    String other =
        new NoteKey("played.example/log", NoteKey.NOTE, NoteKey.freshSeed(new SecureRandom()))
            .verifierKey();
    assertThatThrownBy(() -> keys(other)).isInstanceOf(RefusedException.class);
  }

  @Test
  void whatIsKnownIsKnownWithoutTheHub() {
    heard();
    assertThat(keys().proves(THEIRS, theirs.opening())).isTrue();
  }

  private final class LogOnly implements HubApi {
    @Override
    public DirectoryLog directoryLog(long seen) {
      PlayedLog.Answer answer = log.answer(seen);
      return new DirectoryLog(answer.bundle(), answer.consistency());
    }

    @Override
    public DirectoryAnswer directory() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DecisionAnswer decide(DecisionQuestion question) {
      throw new UnsupportedOperationException();
    }

    @Override
    public PermitAnswer permit(PermitQuestion question) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ConsentChanged change(String consent, ConsentChange change) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SameEventNoted join(String message, SameEvent same) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SafetyNoted say(String message, SafetyWord said) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TrailAnswer trail(String message, String unit) {
      throw new UnsupportedOperationException();
    }
  }
}
