package se.sluss.adapters.helpline.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.sluss.adapters.helpline.mapping.Fitting;
import se.sluss.adapters.helpline.mapping.PassOn;
import se.sluss.adapters.helpline.outbound.PublishedShare;
import se.sluss.adapters.kit.world.OpenApiFile;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;

/** The description says what the code does. */
class OpenApiTest {
  private final OpenApiFile api = new OpenApiFile("helpline");

  static List<Class<?>> records() {
    return List.of(
        DutyText.class,
        DutyText.Said.class,
        Fitting.Asked.class,
        ProvidersApi.Shown.class,
        Fitting.Fits.class,
        PassOn.class,
        HelplineHandover.Interpreter.class,
        PassingOn.PassedOn.class,
        HandoversApi.Trying.class,
        PassingOn.Times.class,
        HelplineOffer.Time.class,
        HandoversApi.Choosing.class,
        PublishedShare.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaHasTheFieldsOfItsRecordAndRequiresWhatIsNotNullable(Class<?> record) {
    api.describes(record);
  }

  @Test
  void codesAreThoseOfTheCode() {
    assertThat(api.codes("/PassOn/properties/wish"))
        .isEqualTo(OpenApiFile.names(HelplineHandover.Wish.values()));
    assertThat(api.codes("/Asked/properties/wish"))
        .isEqualTo(OpenApiFile.names(HelplineHandover.Wish.values()));
    assertThat(api.codes("/PassOn/properties/how"))
        .isEqualTo(OpenApiFile.names(ConsentRecord.How.values()));
    assertThat(api.codes("/Time/properties/how"))
        .isEqualTo(OpenApiFile.names(HelplineOffer.How.values()));
  }

  @Test
  void everyPathIsAControllersAndEveryControllersPathIsThere() {
    api.describesEveryPath();
  }
}
