package se.sluss.hub.log;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Rfc6962;

final class ArchitectureTest {
  private final JavaClasses log =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("se.sluss.hub.log");

  @Test
  void theVerifierSharesNothingWithTheWriterButTheHashFunction() {
    classes()
        .that()
        .resideInAPackage("se.sluss.contracts.proof")
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("se.sluss.contracts.proof")
                .or(JavaClass.Predicates.resideOutsideOfPackage("se.sluss..")))
        .check(new ClassFileImporter().importPackages("se.sluss.contracts.proof"));
    noClasses()
        .that()
        .resideOutsideOfPackage("se.sluss.hub.log.store")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of the verifier and not the hash function",
                type ->
                    type.getPackageName().equals("se.sluss.contracts.proof")
                        && !type.isEquivalentTo(Hash.class)
                        && !type.isEquivalentTo(Rfc6962.class)))
        .because(
            "the writer's tree, tiles and notes are code of their own; the store's guard reads"
                + " the checkpoint file as any verifier does")
        .check(log);
  }

  @Test
  void theLogKnowsNoFrameworkAndOfTheContractsOnlyProofsAndWitnesses() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are other contracts, Spring or the hub",
                type ->
                    type.getPackageName().startsWith("org.springframework.")
                        || type.getPackageName().startsWith("se.sluss.hub.server")
                        || (type.getPackageName().startsWith("se.sluss.contracts.")
                            && !type.getPackageName().equals("se.sluss.contracts.proof")
                            && !type.getPackageName().equals("se.sluss.contracts.witness"))))
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
