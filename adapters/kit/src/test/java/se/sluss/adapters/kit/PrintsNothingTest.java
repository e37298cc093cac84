package se.sluss.adapters.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Weighing;
import se.sluss.adapters.kit.onward.OnwardReferral;
import se.sluss.adapters.kit.world.Samples;
import se.sluss.contracts.part.Implied;

/** What lands in a log or an exception by way of {@code toString} tells nothing of a person. */
class PrintsNothingTest {
  private static final Set<String> CONTENT =
      Set.of(
          "se.sluss.contracts.part",
          IgorEvent.class.getPackageName(),
          OnwardReferral.class.getPackageName());

  /** Of those packages, what holds codes alone. */
  private static final Set<String> CODES =
      Set.of(
          Implied.class.getName(),
          Weighing.class.getName(),
          "se.sluss.contracts.part.Fault",
          "se.sluss.contracts.part.Formats$Checked");

  /** Elsewhere, what holds a person's place or a secret of ours. */
  private static final Set<String> BESIDES =
      Set.of(
          "se.sluss.adapters.kit.notification.Where",
          "se.sluss.adapters.kit.hub.ClientToken$Held",
          "se.sluss.adapters.kit.setup.KitSettings$Secret");

  private static boolean isContent(Class<?> type) {
    return BESIDES.contains(type.getName())
        || (CONTENT.contains(type.getPackageName()) && !CODES.contains(type.getName()));
  }

  private static List<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("se.sluss.adapters.kit", "se.sluss.contracts.part")
            .stream()
            .filter(JavaClass::isRecord)
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  @Test
  void noRecordPrintsAContent() {
    Samples samples = new Samples(PrintsNothingTest::isContent);
    Set<String> telling = new TreeSet<>();
    for (Class<?> record : records()) {
      if (Samples.tells(samples.of(record).toString())) {
        telling.add(record.getName());
      }
    }
    assertThat(telling).isEmpty();
  }

  /** Else the test above would find nothing in anything. */
  @Test
  void theSamplesHoldWhatIsLookedForAndARecordAsJavaMakesItIsFound() {
    record Naked(String name) {}
    assertThat(Samples.tells(new Samples(_ -> true).of(Naked.class).toString())).isTrue();
    assertThat(records()).hasSizeGreaterThan(60).contains(IgorEvent.class);
    IgorEvent event = (IgorEvent) new Samples(PrintsNothingTest::isContent).of(IgorEvent.class);
    assertThat(event.person()).satisfies(he -> assertThat(he.name()).isEqualTo(Samples.MARK));
    assertThat(event.concern())
        .satisfies(concern -> assertThat(concern.household().getFirst().name()).isNotBlank());
  }
}
