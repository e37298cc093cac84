package se.sluss.contracts.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.EditedConfig;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.OfficeHours;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Deadlines.Deadline;
import se.sluss.contracts.types.Deadlines.Step;

class DeadlinesTest {
  private static final String FILE = "deadlines.yaml";

  /** Wednesday noon, and Wednesday midnight, in Sweden. */
  private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");

  private static final Instant NIGHT = Instant.parse("2026-11-18T23:00:00Z");

  @TempDir Path folder = Path.of("");

  private Deadline deadline(String type, Urgency urgency) throws IOException, ConfigException {
    return Objects.requireNonNull(
        Deadlines.load(new EditedConfig(folder).folder()).of(TypeVersion.of(type), urgency));
  }

  private OfficeHours hours() throws IOException, ConfigException {
    Directory directory = Directory.load(folder.resolve("config"));
    UnitId id = UnitId.of("0127.child-and-family");
    return Objects.requireNonNull(Objects.requireNonNull(directory.unit(id)).hours());
  }

  @Test
  void whatIsUrgentCountsAllTimeAndFailsEarlierWhileItsUnitIsClosed() throws Exception {
    Deadline concern = deadline("concern-report/1", Urgency.URGENT);
    assertThat(concern.failedBefore(Step.OPENED, hours(), NOON))
        .isEqualTo(Instant.parse("2026-11-18T10:00:00Z"));
    assertThat(concern.failedBefore(Step.OPENED, hours(), NIGHT))
        .isEqualTo(Instant.parse("2026-11-18T22:30:00Z"));
    assertThat(concern.failedBefore(Step.OPENED, null, NIGHT))
        .isEqualTo(Instant.parse("2026-11-18T22:00:00Z"));
    assertThat(concern.failedBefore(Step.ANSWERED, hours(), NIGHT))
        .isEqualTo(Instant.parse("2026-11-17T23:00:00Z"));
  }

  @Test
  void nobodyIsRemindedWhileTheUnitIsClosed() throws Exception {
    Deadline concern = deadline("concern-report/1", Urgency.URGENT);
    assertThat(concern.remindedBefore(Step.OPENED, hours(), NIGHT)).isNull();
    assertThat(concern.remindedBefore(Step.OPENED, hours(), NOON))
        .isEqualTo(Instant.parse("2026-11-18T10:30:00Z"));
    assertThat(concern.remindedBefore(Step.OPENED, null, NIGHT))
        .isEqualTo(Instant.parse("2026-11-18T22:30:00Z"));
  }

  @Test
  void whatIsRoutineWaitsForOfficeHours() throws Exception {
    Deadline wish = deadline("igor-wish/1", Urgency.ROUTINE);
    // Eight open hours before Wednesday noon: Tuesday 12:30, for Tuesday has four more until 16:30.
    assertThat(wish.failedBefore(Step.OPENED, hours(), NOON))
        .isEqualTo(Instant.parse("2026-11-17T11:30:00Z"));
    assertThat(wish.failsAt(Step.OPENED, hours(), Instant.parse("2026-11-17T11:30:00Z")))
        .isEqualTo(NOON);
  }

  @Test
  void thePlacesSocialjourStandsInAndNobodyElses() throws Exception {
    Directory directory = Directory.load(new EditedConfig(folder).folder());
    LocalDate today = LocalDate.of(2026, 11, 18);
    Unit child =
        Objects.requireNonNull(directory.unit(UnitId.of("0180-sodermalm.child-and-family")));
    Unit onCall = Objects.requireNonNull(directory.standIn(child, UnitFunction.ON_CALL, today));
    assertThat(onCall.id()).isEqualTo(UnitId.of("0180-sodermalm.on-call"));
    assertThat(onCall.hours()).isNull();
    assertThat(onCall.accepts()).contains(TypeVersion.of("concern-report/1"));
    assertThat(directory.standIn(onCall, UnitFunction.ON_CALL, today)).isNull();
    Unit police =
        directory.units().stream()
            .filter(unit -> unit.function() == UnitFunction.POLICE)
            .findFirst()
            .orElseThrow();
    assertThat(directory.standIn(police, UnitFunction.ON_CALL, today)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TAKEN: {warn: PT5M, fail: PT10M}|TAKEN: {warn: PT10M, fail: PT10M}",
        "TAKEN: {warn: PT5M, fail: PT10M}|TAKEN: {warn: PT5M, fail: PT2H}",
        "TAKEN: {warn: PT5M, fail: PT10M}|TAKEN: {warn: PT5M}",
        "TAKEN: {warn: PT5M, fail: PT10M}|READ: {warn: PT5M, fail: PT10M}",
        "type: igor-wish/1|type: concern-report/1",
        "'    runs: ALWAYS'|'    runs: OFFICE_HOURS'",
        "urgency: ROUTINE|urgency: URGENT",
      })
  void aDeadlineThatContradictsItselfOrIsMissingIsRefused(String from, String to)
      throws IOException {
    EditedConfig config = new EditedConfig(folder).replace(FILE, from, to);
    assertThatThrownBy(() -> Deadlines.load(config.folder())).isInstanceOf(ConfigException.class);
  }
}
