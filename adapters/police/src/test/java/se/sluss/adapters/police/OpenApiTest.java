package se.sluss.adapters.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.notification.Result;
import se.sluss.adapters.kit.sent.MessageState;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.OpenApiFile;
import se.sluss.adapters.police.mapping.AskAgain;
import se.sluss.adapters.police.mapping.EndingConsent;
import se.sluss.adapters.police.mapping.EventAnswer;
import se.sluss.adapters.police.mapping.Released;
import se.sluss.adapters.police.mapping.Stepping;
import se.sluss.adapters.police.mapping.VictimNoticed;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.VictimNotice;
import se.sluss.contracts.referral.Reason;
import se.sluss.contracts.referral.ReferralState;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.wire.ConsentChange.Change;

/** The description says what the code does. */
class OpenApiTest {
  private final OpenApiFile api = new OpenApiFile("police");

  static List<Class<?>> records() {
    return List.of(
        IgorEvent.class,
        Person.class,
        Person.Interpreter.class,
        Concern.class,
        Concern.Child.class,
        Concern.Member.class,
        Weighing.class,
        VictimNoticed.class,
        VictimNoticed.Exposed.class,
        VictimNoticed.Agreed.class,
        VictimNotice.SafeContact.class,
        Released.class,
        Released.Freed.class,
        Released.VictimsSide.class,
        EventAnswer.class,
        Why.class,
        MessageState.class,
        AskAgain.class,
        Stepping.class,
        EndingConsent.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaHasTheFieldsOfItsRecordAndRequiresWhatIsNotNullable(Class<?> record) {
    api.describes(record);
  }

  @Test
  void codesAreThoseOfTheCode() {
    assertThat(api.codes("/IgorEvent/properties/stage"))
        .isEqualTo(OpenApiFile.names(IgorEvent.Stage.values()));
    assertThat(api.codes("/AskAgain/properties/stage"))
        .isEqualTo(OpenApiFile.names(IgorEvent.Stage.values()));
    assertThat(api.codes("/IgorEvent/properties/wish"))
        .isEqualTo(OpenApiFile.names(IgorEvent.Wish.values()));
    assertThat(api.codes("/IgorEvent/properties/askedAlone"))
        .isEqualTo(OpenApiFile.names(IgorEvent.AskedAlone.values()));
    assertThat(api.codes("/VictimNoticed/properties/wish"))
        .isEqualTo(OpenApiFile.names(IgorEvent.Wish.values()));
    assertThat(api.codes("/VictimNoticed/properties/children"))
        .isEqualTo(OpenApiFile.names(VictimNotice.Children.values()));
    assertThat(api.codes("/SafeContact/properties/how"))
        .isEqualTo(OpenApiFile.names(VictimNotice.How.values()));
    assertThat(api.codes("/Released/properties/from"))
        .isEqualTo(OpenApiFile.names(ReleaseNotice.From.values()));
    assertThat(api.codes("/Released/properties/contactBan"))
        .isEqualTo(OpenApiFile.names(ReleaseNotice.ContactBan.values()));
    assertThat(api.codes("/MessageState/properties/status"))
        .isEqualTo(OpenApiFile.names(SentRow.Status.values()));
    assertThat(api.codes("/MessageState/properties/referral"))
        .isEqualTo(OpenApiFile.names(ReferralState.values()));
    List<ReferralStep> ours =
        Arrays.stream(ReferralStep.values()).filter(s -> s.side() == Side.SENDER).toList();
    assertThat(api.codes("/Stepping/properties/step"))
        .isEqualTo(ours.stream().map(ReferralStep::name).toList());
    assertThat(api.codes("/MessageState/properties/inTurn/items"))
        .containsExactlyElementsOf(ours.stream().map(ReferralStep::name).toList());
    assertThat(api.codes("/Stepping/properties/reason"))
        .containsExactlyInAnyOrderElementsOf(
            ours.stream()
                .flatMap(step -> step.reasons().stream())
                .map(Reason::name)
                .collect(java.util.stream.Collectors.toSet()));
    List<Change> ends = Arrays.stream(Change.values()).filter(c -> c.ends() != null).toList();
    assertThat(api.codes("/EndingConsent/properties/change"))
        .isEqualTo(ends.stream().map(Change::name).toList());
    assertThat(api.codes("/EndingConsent/properties/reason"))
        .containsExactlyInAnyOrderElementsOf(
            ends.stream()
                .flatMap(change -> Objects.requireNonNull(change.ends()).reasons().stream())
                .map(Reason::name)
                .toList());
    assertThat(api.codes("/IgorEvent/properties/presentWhenAsked/items"))
        .containsExactlyElementsOf(OpenApiFile.names(IgorEvent.Present.values()));
    assertThat(api.codes("/Result/properties/advice/items"))
        .containsExactlyInAnyOrderElementsOf(OpenApiFile.names(Result.Advice.values()));
  }

  @Test
  void everyPathIsAControllersAndEveryControllersPathIsThere() {
    api.describesEveryPath();
  }
}
