package se.sluss.hub.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnalyzeClasses(packages = "se.sluss", importOptions = ImportOption.DoNotIncludeTests.class)
class HubArchitectureTest {

  @ArchTest
  static final ArchRule contractsKnowNoFramework =
      noClasses()
          .that()
          .resideInAPackage("se.sluss.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "se.sluss.hub..", "se.sluss.adapters..");

  @ArchTest
  static final ArchRule rulesAndLogKnowNoFrameworkAndNotTheServer =
      noClasses()
          .that()
          .resideInAnyPackage("se.sluss.hub.secrecy..", "se.sluss.hub.log..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..", "se.sluss.hub.server..", "se.sluss.adapters..");

  @ArchTest
  static final ArchRule theHubHoldsNothingThatOpensASeal =
      noClasses()
          .that()
          .resideInAPackage("se.sluss.hub.server..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("se\\.sluss\\.contracts\\.seal\\.(Opener|Sealer)");

  @ArchTest
  static final ArchRule onlyStateSpeaksSql =
      noClasses()
          .that()
          .resideInAPackage("se.sluss.hub.server..")
          .and()
          .resideOutsideOfPackage("se.sluss.hub.server.state..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(JdbcClient.class);

  /** Row 3 of the leak paths: the hub contacts no private person. */
  @ArchTest
  static final ArchRule theHubWritesOrCallsToNobody =
      noClasses()
          .that()
          .resideInAPackage("se.sluss.hub..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.mail..", "javax.mail..", "org.springframework.mail..");

  @ArchTest
  static final ArchRule timeComesFromTheInjectedClock =
      noClasses()
          .that()
          .resideInAPackage("se.sluss.hub.server..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
