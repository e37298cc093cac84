package se.sluss.hub.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import se.sluss.hub.log.merkle.Hash;
import se.sluss.hub.log.merkle.Rfc6962;

final class ArchitectureTest {
  private final JavaClasses log =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("se.sluss.hub.log");

  @Test
  void theVerifierSharesNothingWithTheWriterButTheHashFunction() {
    DescribedPredicate<JavaClass> shared =
        DescribedPredicate.describe(
            "are the hash function or outside the log",
            type ->
                type.isEquivalentTo(Hash.class)
                    || type.isEquivalentTo(Rfc6962.class)
                    || type.getPackageName().equals("se.sluss.hub.log.verify")
                    || !type.getPackageName().startsWith("se.sluss."));
    classes()
        .that()
        .resideInAPackage("se.sluss.hub.log.verify")
        .should()
        .onlyDependOnClassesThat(shared)
        .check(log);
  }

  @Test
  void theLogKnowsNoFrameworkAndNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..", "se.sluss.contracts..", "se.sluss.hub.server..")
        .check(log);
  }

  @Test
  void nobodyReadsTheMachinesClock() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .check(log);
  }
}
