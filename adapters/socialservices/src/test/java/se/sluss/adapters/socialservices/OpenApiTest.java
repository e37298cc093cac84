package se.sluss.adapters.socialservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.inbox.SafetyAttestation;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.adapters.kit.sent.MessageState;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.OpenApiFile;
import se.sluss.adapters.socialservices.inbound.sdk.Arrival;
import se.sluss.adapters.socialservices.mapping.Acknowledging;
import se.sluss.adapters.socialservices.mapping.Acting;
import se.sluss.adapters.socialservices.mapping.Answering;
import se.sluss.adapters.socialservices.mapping.EndingConsent;
import se.sluss.adapters.socialservices.mapping.Referred;
import se.sluss.adapters.socialservices.mapping.Referring;
import se.sluss.adapters.socialservices.mapping.SentStepping;
import se.sluss.adapters.socialservices.mapping.Stepping;
import se.sluss.adapters.socialservices.mapping.Telling;
import se.sluss.adapters.socialservices.outbound.sdk.Delivery;
import se.sluss.adapters.socialservices.outbound.sdk.DeliveryRow;
import se.sluss.contracts.cover.AnswerCode;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.referral.NextStep;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Safety;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.WhyNotAssessed;
import se.sluss.contracts.wire.ConsentChange.Change;
import se.sluss.contracts.wire.SafetyWord;

/** The description says what the code does. */
class OpenApiTest {
  private final OpenApiFile api = new OpenApiFile("socialservices");

  static List<Class<?>> records() {
    return List.of(
        Acting.class,
        Acknowledging.class,
        Stepping.class,
        Telling.class,
        Weighing.class,
        Answering.class,
        Referring.class,
        OnwardReferral.Client.class,
        OnwardReferral.Consent.class,
        IgorWish.Interpreter.class,
        TreatmentReferral.Decision.class,
        Referred.class,
        SentStepping.class,
        EndingConsent.class,
        SafetyAttestation.class,
        Instrument.class,
        Arrival.class,
        DeliveryRow.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaIsClosedAndHasTheFieldsOfItsRecord(Class<?> record) {
    assertThat(
            api.schemas().path(record.getSimpleName()).path("additionalProperties").asBoolean(true))
        .isFalse();
    api.describes(record);
  }

  @Test
  void bothKindsOfSafetyAreTheCodes() {
    assertThat(api.schemas().at("/Safety/oneOf/0/properties").propertyNames())
        .containsExactlyInAnyOrder("kind", "on", "instrument");
    assertThat(Safety.Assessed.class.getRecordComponents()).hasSize(2);
    assertThat(api.codes("/Safety/oneOf/1/properties/why"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(WhyNotAssessed.values())
                .filter(why -> why != WhyNotAssessed.NOT_SAID)
                .map(Enum::name)
                .toList());
  }

  @Test
  void codesAreThoseOfTheCode() {
    assertThat(api.codes("/Stepping/properties/step"))
        .containsExactlyElementsOf(
            Arrays.stream(ReferralStep.values())
                .filter(step -> step.side() == Side.RECIPIENT)
                .map(Enum::name)
                .toList());
    assertThat(api.codes("/Stepping/properties/next"))
        .containsExactlyElementsOf(
            Arrays.stream(NextStep.values())
                .filter(next -> next != NextStep.NOT_SAID)
                .map(Enum::name)
                .toList());
    assertThat(api.codes("/Telling/properties/word"))
        .containsExactlyElementsOf(
            Arrays.stream(SafetyWord.Word.values()).map(Enum::name).toList());
    assertThat(api.codes("/Answering/properties/answer"))
        .containsExactlyElementsOf(Arrays.stream(AnswerCode.values()).map(Enum::name).toList());
    assertThat(api.codes("/DeliveryRow/properties/state"))
        .containsExactlyElementsOf(Arrays.stream(Delivery.State.values()).map(Enum::name).toList());
    assertThat(api.codes("/Arrival/properties/state"))
        .containsExactlyElementsOf(Arrays.stream(Arrival.State.values()).map(Enum::name).toList());
    assertThat(api.codes("/SafetyAttestation/properties/how"))
        .containsExactlyElementsOf(
            Arrays.stream(SafetyAttestation.How.values()).map(Enum::name).toList());
  }

  @Test
  void whatIsToldOfWhatWasSentIsTheRowAndItsCodes() {
    api.describes(MessageState.class);
    assertThat(api.codes("/MessageState/properties/status"))
        .isEqualTo(OpenApiFile.names(SentRow.Status.values()));
    assertThat(api.codes("/MessageState/properties/referral"))
        .isEqualTo(OpenApiFile.names(ReferralState.values()));
    List<ReferralStep> ours =
        Arrays.stream(ReferralStep.values()).filter(step -> step.side() == Side.SENDER).toList();
    List<String> steps = ours.stream().map(Enum::name).toList();
    assertThat(api.codes("/MessageState/properties/inTurn/items")).isEqualTo(steps);
    assertThat(api.codes("/SentStepping/properties/step")).isEqualTo(steps);
    assertThat(api.codes("/SentStepping/properties/reason"))
        .containsExactlyInAnyOrderElementsOf(
            ours.stream()
                .flatMap(step -> step.reasons().stream())
                .map(Enum::name)
                .collect(Collectors.toSet()));
    List<Change> ends = Arrays.stream(Change.values()).filter(c -> c.ends() != null).toList();
    assertThat(api.codes("/EndingConsent/properties/change"))
        .isEqualTo(ends.stream().map(Change::name).toList());
    assertThat(api.codes("/EndingConsent/properties/reason"))
        .containsExactlyInAnyOrderElementsOf(
            ends.stream()
                .flatMap(change -> Objects.requireNonNull(change.ends()).reasons().stream())
                .map(Enum::name)
                .collect(Collectors.toSet()));
    assertThat(api.codes("/Referring/properties/basis"))
        .isEqualTo(OpenApiFile.names(TreatmentReferral.Basis.values()));
    assertThat(api.codes("/Consent/properties/how"))
        .isEqualTo(OpenApiFile.names(ConsentRecord.How.values()));
    assertThat(api.codes("/Interpreter/properties/sexWanted"))
        .isEqualTo(OpenApiFile.names(IgorWish.Sex.values()));
  }

  @Test
  void everyPathIsAControllersAndEveryControllersPathIsThere() {
    api.describesEveryPath();
  }
}
