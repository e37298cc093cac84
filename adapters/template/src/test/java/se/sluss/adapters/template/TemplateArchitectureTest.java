package se.sluss.adapters.template;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "se.sluss.adapters.template", importOptions = DoNotIncludeTests.class)
class TemplateArchitectureTest {
  @ArchTest
  static final ArchRule anAdapterKnowsNoOtherAndNothingOfTheHub =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("se.sluss.hub..", "se.sluss.deploy..");
}
