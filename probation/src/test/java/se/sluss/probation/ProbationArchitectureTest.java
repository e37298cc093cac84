package se.sluss.probation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(
    packages = "se.sluss.probation",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ProbationArchitectureTest {
  @ArchTest
  static final ArchRule itKnowsNoFrameworkNoAdapterAndNothingOfTheHub =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "se.sluss.hub..", "se.sluss.adapters..");

  @ArchTest
  static final ArchRule itTouchesNoDiskAndNoNetwork =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net..", "java.nio.file..", "java.nio.channels..", "javax.xml.parsers..");

  @ArchTest
  static final ArchRule timeIsGiven = noClasses().should().callMethod(Instant.class, "now");
}
