package se.sluss.sdk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "se.sluss.sdk", importOptions = ImportOption.DoNotIncludeTests.class)
class SdkArchitectureTest {
  @ArchTest
  static final ArchRule itKnowsNoFrameworkNoAdapterAndNothingOfTheHub =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "se.sluss.hub..", "se.sluss.adapters..");

  @ArchTest
  static final ArchRule itAsksNobody =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.URL")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.Socket");

  @ArchTest
  static final ArchRule itsRoomsDoNotLeanOnEachOtherInCircles =
      slices().matching("se.sluss.sdk.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule timeIsGiven = noClasses().should().callMethod(Instant.class, "now");
}
