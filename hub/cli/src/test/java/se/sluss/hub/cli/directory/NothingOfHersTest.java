package se.sluss.hub.cli.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.contracts.config.PackagedConfig;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.part.Implied;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.types.StepRule;

/**
 * What no schema may hold that a unit which meets the person who uses violence can get, whatever
 * the rules say of the message.
 */
class NothingOfHersTest {
  /** Everything at once: nothing could be cut from it. */
  private static final Set<String> EVERYTHING = Set.of("ALL", "FULL_FILE");

  /** Where somebody is. */
  private static final Set<String> WHEREABOUTS =
      Set.of("ADDRESS_PROTECTED", "SHELTER", "SHELTER_PRESENCE", "CHILD_LOCATION", "PRESENCE");

  private static final Set<String> HIMSELF = Set.of("PERPETRATOR_ADULT", "PERPETRATOR_YOUNG");

  private static final PartSchemas SCHEMAS = new PartSchemas(Clock.systemUTC());

  @TempDir Path folder = Path.of("");

  private static boolean canGet(Unit unit, MessageType type) {
    return unit.accepts().contains(type.type()) || unit.function() == type.to();
  }

  @Test
  void noSchemaToWhoMeetsHimHoldsEverythingOrWhereSomebodyElseIs() throws Exception {
    Path config = PackagedConfig.writeTo(folder.resolve("config"));
    MessageTypes types = MessageTypes.load(config);
    Set<TypeVersion> checked = new TreeSet<>();
    for (Unit unit : Directory.load(config).units()) {
      for (TypeVersion name : types.known()) {
        MessageType type = Objects.requireNonNull(types.type(name));
        TypeVersion schema = type.schema();
        if (unit.perpetratorFacing() && schema != null && canGet(unit, type)) {
          Implied implied = Objects.requireNonNull(SCHEMAS.implied(schema), schema.toString());
          checked.add(name);
          assertThat(implied.categories())
              .as("%s to %s", name, unit.id())
              .doesNotContainAnyElementsOf(EVERYTHING);
          if (!HIMSELF.containsAll(implied.subjectKinds())) {
            assertThat(implied.categories())
                .as("%s to %s", name, unit.id())
                .doesNotContainAnyElementsOf(WHEREABOUTS);
          }
        }
      }
    }
    assertThat(checked).as("types that such a unit can get").isNotEmpty();
  }

  @Test
  void noSchemaAndNoAnswerHoldsEverythingWhoeverGetsIt() throws Exception {
    for (TypeVersion schema : SCHEMAS.known()) {
      assertThat(Objects.requireNonNull(SCHEMAS.implied(schema)).categories())
          .as(schema.toString())
          .doesNotContainAnyElementsOf(EVERYTHING);
    }
    MessageTypes types = MessageTypes.load(PackagedConfig.writeTo(folder.resolve("config")));
    for (TypeVersion name : types.known()) {
      for (StepRule step : Objects.requireNonNull(types.type(name)).steps().values()) {
        assertThat(step.categories())
            .as(name.toString())
            .doesNotContainAnyElementsOf(EVERYTHING)
            .doesNotContainAnyElementsOf(WHEREABOUTS);
      }
    }
  }
}
