package se.sluss.adapters.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

@AnalyzeClasses(packages = "se.sluss.adapters.kit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theKitKnowsNothingOfTheHubOrOfAnAdapter =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "se.sluss.hub..",
              "se.sluss.adapters.police..",
              "se.sluss.adapters.socialservices..",
              "se.sluss.adapters.portal..");

  /** Row 3 of the leak paths: no private person is written to or called, so nobody else listens. */
  @ArchTest
  static final ArchRule nothingHereWritesOrCallsToAPrivatePerson =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.mail..",
              "javax.mail..",
              "org.springframework.mail..",
              "org.apache.camel.component.mail..",
              "org.apache.camel.component.smpp..",
              "org.apache.camel.component.twilio..");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
