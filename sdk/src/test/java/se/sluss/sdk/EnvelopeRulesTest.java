package se.sluss.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.sdk.xml.XmlException;

/** Each rule of an envelope, broken by one change to the published envelope. */
public class EnvelopeRulesTest {
  private static final String EXAMPLE = "XHE-tm-base.xml";
  private static final String TO =
      "<xha:ToParty>\n"
          + "      <xha:PartyIdentification>\n"
          + "        <ID schemeID=\"iso6523-actorid-upis\"";
  private static final String FROM =
      "<xha:FromParty>\n      <xha:PartyIdentification>\n"
          + "        <ID schemeID=\"iso6523-actorid-upis\"";
  private static final String FEDERATION = "urn:fdc:digg.se:edelivery:federation:test";

  static Stream<Arguments> published() {
    return Stream.of(
        Arguments.of("R1-XHE", "<xha:Header>", "<ProfileID>x</ProfileID><xha:Header>"),
        Arguments.of(
            "R1-XHE", "<DocumentTypeCode>", "<Description>x</Description><DocumentTypeCode>"),
        Arguments.of(
            "R1-XHE", "<HandlingServiceID>", "<ProfileID>x</ProfileID><HandlingServiceID>"),
        Arguments.of(
            "R1-XHE",
            "<xha:PayloadContent>",
            "<InstanceEncryptionMethod>x</InstanceEncryptionMethod><xha:PayloadContent>"),
        Arguments.of("R2-XHE", "<HandlingServiceID>ABC", "<HandlingServiceID> "),
        Arguments.of(
            "R2-XHE",
            "<BusinessScopeCriterionTypeCode>",
            "<BusinessScopeCriterionTypeCode listID=''>"),
        Arguments.of(
            "R1-XHE",
            "</xha:BusinessScope>",
            "<xha:ExternalReference><ID>x</ID></xha:ExternalReference></xha:BusinessScope>"),
        Arguments.of(
            "R1-XHE",
            "<XHEVersionID>",
            "<e:XHEExtensions"
                + " xmlns:e='http://docs.oasis-open.org/bdxr/ns/XHE/1/ExtensionComponents'><e:XHEExtension><e:ExtensionContent><a"
                + " xmlns='urn:x'>b</a></e:ExtensionContent>"
                + "</e:XHEExtension></e:XHEExtensions><XHEVersionID>"),
        Arguments.of("R3-XHE", "edelivery:xhe:1<", "edelivery:xhe:2<"),
        Arguments.of("R4-XHE", ">DOCUMENTID<", ">OTHER<"),
        Arguments.of("R5-XHE", ">DOCUMENTID_SCHEME<", ">OTHER<"),
        Arguments.of("R6-XHE", ">PROCESSID<", ">OTHER<"),
        Arguments.of("R7-XHE", ">PROCESSID_SCHEME<", ">OTHER<"),
        Arguments.of("R8-XHE", ">FEDERATIONID<", ">OTHER<"),
        Arguments.of("R9-XHE", "<XHEVersionID>1.0", "<XHEVersionID>1.1"),
        Arguments.of("R10-XHE", FROM, FROM.replace("iso6523-actorid-upis", "x")),
        Arguments.of("R11-XHE", TO, TO.replace("iso6523-actorid-upis", "x")),
        Arguments.of("R12-XHE", "Indicator>false", "Indicator>true"),
        Arguments.of(
            "R14-XHE", "<CustomizationID>urn:fdc:digg.se:edelivery:xhe:1</CustomizationID>", ""),
        Arguments.of(
            "R14-XHE",
            "<DocumentTypeCode>Q{urn:riv:infrastructure:messaging:MessageWithAttachments:2}Message"
                + "</DocumentTypeCode>",
            ""),
        Arguments.of("R14-XHE", "<ContentTypeCode>application/xml</ContentTypeCode>", ""),
        Arguments.of(
            "R14-XHE",
            "<xha:FromParty>\n      <xha:PartyIdentification>",
            "<xha:FromParty>\n      <xha:PartyIdentification><ID>x</ID></xha:PartyIdentification>"
                + "<xha:PartyIdentification>"),
        Arguments.of(
            "R14-XHE",
            "<xha:ToParty>\n      <xha:PartyIdentification>",
            "<xha:ToParty>\n      <xha:PartyIdentification><ID>x</ID></xha:PartyIdentification>"
                + "<xha:PartyIdentification>"),
        Arguments.of(
            "R14-XHE",
            "<xha:Payloads>",
            "<xha:Payloads><xha:Payload><InstanceEncryptionIndicator>false"
                + "</InstanceEncryptionIndicator></xha:Payload>"));
  }

  @ParameterizedTest
  @MethodSource("published")
  void anEnvelopeThatBreaksAPublishedRuleIsRefusedByIt(String rule, String from, String to)
      throws XmlException {
    assertThat(Vectors.refusedBy(Vectors.with(EXAMPLE, from, to))).contains(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "0", " false "})
  void encryptedContentThatIsSaidToBePlainIsRefused(String said) throws XmlException {
    assertThat(
            Vectors.refusedBy(
                Vectors.with("XHE-tm-base-ext-sigenc.xml", "Indicator>true", "Indicator>" + said)))
        .contains("R13-XHE");
  }

  static Stream<Arguments> leftOpen() {
    return Stream.of(
        Arguments.of(
            "oneToParty",
            "<xha:ToParty>",
            "<xha:ToParty><xha:PartyIdentification><ID schemeID='iso6523-actorid-upis'>0203:c.org"
                + "</ID></xha:PartyIdentification></xha:ToParty><xha:ToParty>"),
        Arguments.of(
            "criterionOnce",
            "</xha:BusinessScope>",
            "<xha:BusinessScopeCriterion><BusinessScopeCriterionTypeCode>DOCUMENTID"
                + "</BusinessScopeCriterionTypeCode><BusinessScopeCriterionValue>other"
                + "</BusinessScopeCriterionValue></xha:BusinessScopeCriterion></xha:BusinessScope>"),
        Arguments.of("federationIsDiggs", FEDERATION, "urn:somebody:else"),
        Arguments.of("contentIsOneThing", "<xha:PayloadContent>", "<xha:PayloadContent>text"),
        Arguments.of("signed", "::tm-base<", "::tm-base-ext-sigenc<"),
        Arguments.of("encrypted", "::tm-base<", "::tm-base-ext-sigenc<"));
  }

  @ParameterizedTest
  @MethodSource("leftOpen")
  void whatThePublishedRulesLeaveOpenIsRefusedByARuleOfOurs(String rule, String from, String to)
      throws XmlException {
    assertThat(Vectors.refusedBy(Vectors.with(EXAMPLE, from, to))).contains(rule);
  }

  @Test
  void inSdksFederationTheEnvelopeMustBeSdks() throws XmlException {
    String inSdk = Vectors.with(EXAMPLE, FEDERATION, "urn:fdc:digg.se:edelivery:federation:sdk");
    assertThat(Vectors.refusedBy(inSdk))
        .containsExactly("documentIsSdks", "documentTypeCode", "contentIsTheDocument");
    assertThat(Vectors.refusedBy(Vectors.replaced(inSdk, "862693f7", "x"))).contains("idIsUuid");
    assertThat(Vectors.refusedBy(Vectors.replaced(inSdk, "busdox-docid-qns", "x")))
        .contains("documentScheme");
    assertThat(Vectors.refusedBy(Vectors.replaced(inSdk, "bdx:noprocess", "x")))
        .contains("process");
    assertThat(Vectors.refusedBy(Vectors.replaced(inSdk, "edelivery:process", "x")))
        .contains("processScheme");
    assertThat(Vectors.refusedBy(Vectors.replaced(inSdk, "application/xml", "text/plain")))
        .contains("contentTypeCode");
    assertThat(Vectors.refusedBy(Vectors.replaced(inSdk, "0203:myndighetB.org", "0007:1")))
        .contains("partyIsOrganisation");
    assertThat(
            Vectors.refusedBy(
                Vectors.replaced(inSdk, "<HandlingServiceID>ABC</HandlingServiceID>", "")))
        .contains("handlingServicePresent");
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        Arguments.of("idIsMessageId", "<ID>3a94b4ed", "<ID>4a94b4ed"),
        Arguments.of("fromIsSender", "0203:test.sender.inera.se</ID>", "0203:other.se</ID>"),
        Arguments.of("toIsRecipient", "0203:test.recipient.inera.se</ID>", "0203:other.se</ID>"),
        Arguments.of(
            "handlingServiceIsFunction",
            "<HandlingServiceID>test.function",
            "<HandlingServiceID>x"));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void anEnvelopeThatSaysOtherwiseThanItsMessageIsRefused(String rule, String from, String to)
      throws XmlException {
    String same = around(Vectors.text("min.xml"));
    assertThat(Vectors.refusedBy(same)).isEmpty();
    assertThat(Vectors.refusedBy(Vectors.replaced(same, from, to))).containsExactly(rule);
  }

  @Test
  void theMessageInAnEnvelopeIsHeldAgainstItsOwnRules() throws XmlException {
    assertThat(Vectors.refusedBy(around(Vectors.with("min.xml", "Teststring", " "))))
        .containsExactly("verifyNonEmptyElements");
  }

  @Test
  void whatIsNotInTheSchemaOfXheIsRefused() throws XmlException {
    assertThat(Vectors.refusedBy(Vectors.with(EXAMPLE, "<xha:Header>", "<xha:Header><Other/>")))
        .contains("cvc-complex-type.2.4.a");
  }

  /** The published envelope around a message, addressed as that is. */
  public static String around(String message) {
    String envelope = Vectors.text(EXAMPLE);
    int start = envelope.indexOf("<xha:PayloadContent>") + "<xha:PayloadContent>".length();
    int end = envelope.indexOf("</xha:PayloadContent>");
    String filled =
        envelope.substring(0, start)
            + message.substring(message.indexOf("?>") + 2)
            + envelope.substring(end);
    return filled
        .replace("862693f7-53d4-4d96-b35c-470055710092", "3a94b4ed-a6d7-41e2-945d-b3fa91e8a6e9")
        .replace("0203:myndighetA.org", "0203:test.sender.inera.se")
        .replace("0203:myndighetB.org", "0203:test.recipient.inera.se")
        .replace("<HandlingServiceID>ABC", "<HandlingServiceID>test.function")
        .replace(
            "Q{urn:riv:infrastructure:messaging:MessageWithAttachments:2}Message",
            "Q{urn:riv:infrastructure:messaging:MessageWithAttachments:3}messagePayload");
  }
}
