package se.sluss.adapters.kit.sent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.contracts.config.PackagedConfig;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.types.MessageTypes;

class WhomToCallTest {
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");
  private static final TypeVersion CONCERN = TypeVersion.of("concern-report/1");
  private static final TypeVersion WISH = TypeVersion.of("igor-wish/1");

  /** Botkyrka's on-call service, of config/directory. */
  private static final String ON_CALL = "08-465 004 07";

  private WhomToCall call;

  @BeforeEach
  void read(@TempDir Path folder) throws Exception {
    Path config = PackagedConfig.writeTo(folder.resolve("config"));
    call =
        new WhomToCall(
            MessageTypes.load(config),
            Deadlines.load(config),
            Directory.load(config),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private @Nullable String now(TypeVersion type, Urgency urgency, Status status, Duration sentAgo) {
    UnitId unit =
        UnitId.of(type.equals(CONCERN) ? "0127.child-and-family" : "0127.authority-violence");
    return call.now(type, urgency, unit, status, NOW.minus(sentAgo));
  }

  @Test
  void whatTheHubHasNotSignedForInTimeIsCalledIn() {
    assertThat(now(CONCERN, Urgency.URGENT, Status.WAITING, Duration.ofMinutes(2))).isNull();
    assertThat(now(CONCERN, Urgency.URGENT, Status.WAITING, Duration.ofMinutes(4)))
        .isEqualTo(ON_CALL);
    assertThat(now(WISH, Urgency.ROUTINE, Status.WAITING, Duration.ofMinutes(59))).isNull();
    assertThat(now(WISH, Urgency.ROUTINE, Status.WAITING, Duration.ofMinutes(61)))
        .isEqualTo(ON_CALL);
    assertThat(now(CONCERN, Urgency.URGENT, Status.ACCEPTED, Duration.ofDays(1))).isNull();
  }

  @Test
  void whatIsLateIsCalledInWhateverItIs() {
    assertThat(now(CONCERN, Urgency.URGENT, Status.OVERDUE, Duration.ZERO)).isEqualTo(ON_CALL);
    assertThat(now(WISH, Urgency.ROUTINE, Status.OVERDUE, Duration.ZERO)).isEqualTo(ON_CALL);
  }

  @Test
  void onlyADutyThatWasRefusedIsCalledInAtOnce() {
    assertThat(now(CONCERN, Urgency.URGENT, Status.REFUSED, Duration.ZERO)).isEqualTo(ON_CALL);
    assertThat(now(CONCERN, Urgency.URGENT, Status.WRONG_UNIT, Duration.ZERO)).isEqualTo(ON_CALL);
    assertThat(now(CONCERN, Urgency.URGENT, Status.IN_REVIEW, Duration.ZERO)).isEqualTo(ON_CALL);
    assertThat(now(WISH, Urgency.URGENT, Status.REFUSED, Duration.ZERO)).isNull();
    assertThat(now(CONCERN, Urgency.URGENT, Status.TAKEN_OVER, Duration.ofDays(1))).isNull();
  }
}
