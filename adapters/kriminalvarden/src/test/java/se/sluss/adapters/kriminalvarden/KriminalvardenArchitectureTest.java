package se.sluss.adapters.kriminalvarden;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "se.sluss.adapters.kriminalvarden",
    importOptions = DoNotIncludeTests.class)
class KriminalvardenArchitectureTest {
  @ArchTest
  static final ArchRule anAdapterKnowsNoOtherAndNothingOfTheHub =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "se.sluss.hub..",
              "se.sluss.adapters.healthcare..",
              "se.sluss.adapters.police..",
              "se.sluss.adapters.portal..",
              "se.sluss.adapters.socialservices..");
}
