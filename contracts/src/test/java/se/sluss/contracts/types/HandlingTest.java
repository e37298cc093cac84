package se.sluss.contracts.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.EditedConfig;
import se.sluss.contracts.cover.Attestation;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.Implied;
import se.sluss.contracts.part.PartSchemas;

class HandlingTest {
  private static final String FILE = "handling.yaml";

  @TempDir Path folder = Path.of("");

  private Handling shipped() throws IOException, ConfigException {
    return Handling.load(new EditedConfig(folder).folder());
  }

  private static Attestation by(AttesterRole role) {
    return new Attestation(OfficerId.of("o-1"), role, Instant.EPOCH, new TreeSet<>());
  }

  @Test
  void aWeighingIsAlwaysAResponsibleOfficersAndItsCriteriaAreTicked()
      throws IOException, ConfigException {
    Handling handling = shipped();
    assertThat(
            handling.demanded(
                Set.of("O-MEN", "O-DOK", "O-MIN"), Set.of("CRIME_NEED", "NARSTAENDE")))
        .containsExactly("CRIME_NEED", "O-MEN");
    assertThat(handling.demanded(Set.of("O-DOK"), Set.of("CRIME_NEED"))).isEmpty();
    assertThat(handling.byRightPerson(by(AttesterRole.RESPONSIBLE_OFFICER), Set.of("O-MEN")))
        .isTrue();
    for (AttesterRole other :
        Set.of(AttesterRole.OFFICER, AttesterRole.REVIEWER, AttesterRole.HEAD_OF_INVESTIGATION)) {
      assertThat(handling.byRightPerson(by(other), Set.of("O-MEN"))).isFalse();
    }
    assertThat(handling.byRightPerson(by(AttesterRole.OFFICER), Set.of("BDL-2-22"))).isTrue();
  }

  @Test
  void nobodyCanConfigureTheWeighingAwayFromTheResponsibleOfficer() throws IOException {
    EditedConfig config =
        new EditedConfig(folder).replace(FILE, "O-MEN: responsible-officer", "O-MEN: officer");
    assertThatThrownBy(() -> Handling.load(config.folder())).isInstanceOf(ConfigException.class);
  }

  @Test
  void everyTypeThatShipsHoldsWhatItsPurposesNeedAndNoMore() throws IOException, ConfigException {
    Path config = new EditedConfig(folder).folder();
    Handling handling = Handling.load(config);
    PartSchemas schemas = new PartSchemas(Clock.systemUTC());
    MessageTypes types = MessageTypes.load(config);
    for (TypeVersion name : types.known()) {
      MessageType type = Objects.requireNonNull(types.type(name));
      TypeVersion schema = type.schema();
      if (schema == null) {
        continue;
      }
      Implied implied = Objects.requireNonNull(schemas.implied(schema));
      for (GroundRule rule : type.grounds().values()) {
        String purpose = Objects.requireNonNull(rule.purpose());
        assertThat(handling.needed(purpose, implied.categories(), schema)).isTrue();
        assertThat(Objects.requireNonNull(handling.needs().get(purpose)).schemas())
            .contains(schema);
      }
    }
    for (Handling.Need need : handling.needs().values()) {
      Set<String> together = new TreeSet<>();
      for (TypeVersion schema : need.schemas()) {
        together.addAll(Objects.requireNonNull(schemas.implied(schema)).categories());
      }
      assertThat(need.categories()).isEqualTo(together);
    }
    assertThat(handling.needed("RESEARCH", Set.of(), TypeVersion.of("igor-wish/1"))).isFalse();
  }
}
