package se.sluss.adapters.helpline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "se.sluss.adapters.helpline", importOptions = DoNotIncludeTests.class)
class HelplineArchitectureTest {
  @ArchTest
  static final ArchRule anAdapterKnowsNoOtherAndNothingOfTheHub =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "se.sluss.hub..",
              "se.sluss.adapters.healthcare..",
              "se.sluss.adapters.kriminalvarden..",
              "se.sluss.adapters.police..",
              "se.sluss.adapters.portal..",
              "se.sluss.adapters.socialservices..");
}
