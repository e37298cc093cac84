package se.sluss.contracts.referral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

class StepRecordTest {
  private static final Instant NOW = Instant.parse("2026-05-04T16:00:00Z");
  private static final MessageId ID = MessageId.of("0196a0b2-0000-7000-8000-000000000001");
  private static final Safety ASSESSED =
      new Safety.Assessed(LocalDate.of(2026, 5, 4), new Instrument("FREDA", "2", "B"));

  private static @Nullable SlCode fault(StepRecord record) {
    StepRecord.Fault fault = record.fault(NOW);
    return fault == null ? null : fault.code();
  }

  private static @Nullable Reason reason(ReferralStep step) {
    return step.reasons().isEmpty() ? null : step.reasons().iterator().next();
  }

  private static @Nullable NextStep next(ReferralStep step, @Nullable Reason reason) {
    Set<NextStep> needed = step.nextAfter(reason);
    return needed.isEmpty() ? null : needed.iterator().next();
  }

  private static StepRecord whole(ReferralStep step, @Nullable Safety safety) {
    Reason reason = reason(step);
    return new StepRecord(
        ID, step, reason, next(step, reason), safety, step.attests() ? attested("SAFETY-X") : null);
  }

  private static Attestation attested(String... ticks) {
    return new Attestation(
        OfficerId.of("h-1"), AttesterRole.RESPONSIBLE_OFFICER, NOW, new TreeSet<>(List.of(ticks)));
  }

  @ParameterizedTest
  @EnumSource(ReferralStep.class)
  void noEndWithoutDateAndInstrumentOrWhyThereIsNone(ReferralStep step) {
    assertThat(fault(whole(step, ASSESSED))).isNull();
    Safety why = new Safety.NotAssessed(WhyNotAssessed.NO_CONTACT);
    assertThat(fault(whole(step, why))).isNull();
    Safety unsaid = new Safety.NotAssessed(WhyNotAssessed.NOT_SAID);
    SlCode refused = step.closes() ? SlCode.CLOSED_WITHOUT_SAFETY : null;
    assertThat(fault(whole(step, null))).isEqualTo(refused);
    assertThat(fault(whole(step, unsaid))).isEqualTo(refused);
  }

  @ParameterizedTest
  @EnumSource(ReferralStep.class)
  void aStepCarriesOneOfItsOwnReasonsAndNoOther(ReferralStep step) {
    StepRecord none = new StepRecord(ID, step, null, null, ASSESSED, attested("SAFETY-X"));
    if (!step.reasons().isEmpty()) {
      assertThat(fault(none)).isEqualTo(SlCode.REASON_MISSING);
    }
    for (Reason other : EnumSet.complementOf(EnumSet.copyOf(withSaid(step)))) {
      StepRecord wrong =
          new StepRecord(ID, step, other, next(step, other), ASSESSED, attested("SAFETY-X"));
      assertThat(fault(wrong)).as(other.name()).isEqualTo(SlCode.WRONG_VALUE);
    }
  }

  private static Set<Reason> withSaid(ReferralStep step) {
    return step.reasons().isEmpty() ? EnumSet.noneOf(Reason.class) : step.reasons();
  }

  @Test
  void tooDangerousNamesWhoIsNextAndOnlyThreeCanBe() {
    for (NextStep next : NextStep.values()) {
      StepRecord record = decline(Reason.TOO_DANGEROUS_FOR_US, next);
      boolean may =
          EnumSet.of(NextStep.PSYCHIATRY, NextStep.PROBATION, NextStep.POLICE).contains(next);
      assertThat(fault(record)).as(next.name()).isEqualTo(may ? null : SlCode.WRONG_VALUE);
    }
    assertThat(fault(decline(Reason.TOO_DANGEROUS_FOR_US, null)))
        .isEqualTo(SlCode.NEXT_STEP_MISSING);
    assertThat(fault(decline(Reason.NO_CAPACITY, null))).isNull();
    assertThat(fault(decline(Reason.COGNITIVE_DECLINE, NextStep.ELDERLY_CARE))).isNull();
  }

  private static StepRecord decline(Reason reason, @Nullable NextStep next) {
    return new StepRecord(ID, ReferralStep.DECLINE, reason, next, ASSESSED, null);
  }

  @Test
  void aMeetingIsBookedOnAResponsibleOfficersRecordOfSafetyAlone() {
    for (Attestation not :
        List.of(
            attested("INSTRUMENT_FREDA"),
            new Attestation(
                OfficerId.of("h-1"),
                AttesterRole.OFFICER,
                NOW,
                new TreeSet<>(List.of("SAFETY-X"))))) {
      assertThat(fault(new StepRecord(ID, ReferralStep.SCHEDULE, Reason.VISIT, null, null, not)))
          .isEqualTo(SlCode.SAFETY_NOT_ASSESSED);
    }
    assertThat(fault(new StepRecord(ID, ReferralStep.SCHEDULE, Reason.VISIT, null, null, null)))
        .isEqualTo(SlCode.SAFETY_NOT_ASSESSED);
  }

  @Test
  void anAssessmentOfTomorrowIsRefused() {
    Safety tomorrow =
        new Safety.Assessed(LocalDate.of(2026, 5, 5), new Instrument("FREDA", null, null));
    assertThat(fault(whole(ReferralStep.COMPLETE, tomorrow))).isEqualTo(SlCode.FUTURE_DATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FREDA", "NYTT-INSTRUMENT-7", "SOV"})
  void anInstrumentIsCarriedAsNamedKnownOrNot(String name) throws Json.MalformedException {
    Json json = new Json();
    StepRecord record =
        whole(
            ReferralStep.COMPLETE,
            new Safety.Assessed(LocalDate.of(2026, 5, 4), new Instrument(name, "1.2", "C-3")));
    byte[] written = json.write(record);
    assertThat(new String(written, UTF_8)).contains("\"" + name + "\"");
    assertThat(json.read(written, StepRecord.class)).isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Freda", "F", "FREDA 2", "191212121212", "F070123456", "F-1212-1212", "FREDA/2"})
  void whatCouldBeWordsOrANumberOfAPersonIsNoInstrument(String name) {
    assertThatThrownBy(() -> new Instrument(name, null, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Instrument("SOV", null, name + " x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(AnswerCode.class)
  void anOlderAnswerSaysThatTheRestWasNotSaid(AnswerCode answer) {
    StepRecord record = StepRecord.ofOlder(ID, answer, null);
    assertThat(record.step()).isEqualTo(ReferralStep.of(answer));
    assertThat(record.reason() == null).isEqualTo(record.step().reasons().isEmpty());
    assertThat(record.safety() == null).isEqualTo(!record.step().closes());
    if (record.reason() != null) {
      assertThat(record.reason()).isEqualTo(Reason.NOT_SAID);
      assertThat(fault(record)).isNotNull(); // a newer adapter could not send the same
    }
  }
}
