package se.sluss.adapters.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.sluss.adapters.kit.sent.MessageState;
import se.sluss.adapters.kit.world.OpenApiFile;
import se.sluss.adapters.template.mapping.Wish;
import se.sluss.contracts.cover.ConsentRecord;

/** The description says what the code does. */
class OpenApiTest {
  private final OpenApiFile api = new OpenApiFile("template");

  @Test
  void theSchemasHaveTheFieldsOfTheRecordsAndTheirCodes() {
    api.describes(Wish.class);
    api.describes(MessageState.class);
    assertThat(api.codes("/Wish/properties/how"))
        .isEqualTo(OpenApiFile.names(ConsentRecord.How.values()));
  }

  @Test
  void everyPathIsAControllersAndEveryControllersPathIsThere() {
    api.describesEveryPath();
  }
}
