package se.sluss.adapters.provider;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import se.sluss.adapters.provider.outbound.MailAddress;
import se.sluss.adapters.provider.outbound.SmsGateway;
import se.sluss.adapters.provider.outbound.SmtpMail;
import se.sluss.adapters.provider.outbound.Telephone;

@AnalyzeClasses(packages = "se.sluss.adapters.provider", importOptions = DoNotIncludeTests.class)
class ProviderArchitectureTest {
  @ArchTest
  static final ArchRule anAdapterKnowsNoOtherAndNothingOfTheHub =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "se.sluss.hub..",
              "se.sluss.adapters.healthcare..",
              "se.sluss.adapters.helpline..",
              "se.sluss.adapters.kriminalvarden..",
              "se.sluss.adapters.police..",
              "se.sluss.adapters.portal..",
              "se.sluss.adapters.socialservices..");

  /** House rule 7: what knows the mail API knows nothing of what there is to read. */
  @ArchTest
  static final ArchRule onlyOneClassMayUseTheMailApi =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(SmtpMail.class.getName())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.mail..",
              "org.eclipse.angus..",
              "org.springframework.mail..",
              "org.apache.camel.component.mail..");

  @ArchTest
  static final ArchRule whatSendsIsGivenAnAddressAndNothingElse =
      methods()
          .that()
          .areDeclaredIn(SmtpMail.class)
          .and()
          .areNotPrivate()
          .should()
          .haveRawParameterTypes(MailAddress.class);

  @ArchTest
  static final ArchRule aGatewayIsGivenANumberAndNothingElse =
      methods()
          .that()
          .areDeclaredIn(SmsGateway.class)
          .should()
          .haveRawParameterTypes(Telephone.class);

  /** No key of a unit, no seal, no broker, no inbox: it cannot know what there is to read. */
  @ArchTest
  static final ArchRule nothingHereCanReadAMessage =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "se.sluss.adapters.kit.inbox..",
              "se.sluss.adapters.kit.broker..",
              "se.sluss.adapters.kit.sealing..",
              "se.sluss.adapters.kit.units..",
              "se.sluss.contracts.part..",
              "se.sluss.contracts.cover..",
              "se.sluss.contracts.seal..",
              "jakarta.jms..",
              "org.apache.activemq..");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
