package se.sluss.as4;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "se.sluss.as4", importOptions = ImportOption.DoNotIncludeTests.class)
class As4ArchitectureTest {
  @ArchTest
  static final ArchRule itKnowsNothingOfWhatItCarries =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "java.sql..", "se.sluss.sdk..");

  @ArchTest
  static final ArchRule timeIsGiven = noClasses().should().callMethod(Instant.class, "now");
}
