package se.sluss.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.sdk.xml.XmlException;

/** Each rule of a receipt, broken by one change to a published receipt. */
class ReceiptRulesTest {
  private static final String REFUSED = "Kvittens_RE-SIG.xml";
  private static final String ACCEPTED = "Kvittens_AP-Accepterat.xml";
  private static final String PARTY = "schemeID=\"iso6523-actorid-upis\">0203:myndighetA.org";

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("R2-APP", ">KVT-1<", "> <"),
        Arguments.of("R2-APP", "Signatur ej korrekt", " "),
        Arguments.of("R2-APP", "schemeID=\"iso6523-actorid-upis\"", "schemeID=\"\""),
        Arguments.of("R3-APP", "messagetype:response:1", "messagetype:response:2"),
        Arguments.of("R4-APP", "bdx:noprocess", "bdx:process"),
        Arguments.of("R5-APP", "REJECTED", "MAYBE"),
        Arguments.of("R5-APP", "REJECTED", "rejected"),
        Arguments.of("R6-APP", ">SIG<", ">XX<"),
        Arguments.of("R7-APP", "REJECTED", "ACCEPTED"),
        Arguments.of("R7-APP", "REJECTED", " ACCEPTED "),
        Arguments.of("endpointScheme", PARTY, "schemeID=\"other\">0203:myndighetA.org"),
        Arguments.of(
            "endpointIsOrganisation", PARTY, "schemeID=\"iso6523-actorid-upis\">myndighetA"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aReceiptThatBreaksARuleIsRefusedByIt(String rule, String from, String to)
      throws XmlException {
    assertThat(Vectors.refusedBy(Vectors.with(REFUSED, from, to))).contains(rule);
  }

  @Test
  void aRejectionWithoutACauseIsRefused() throws XmlException {
    assertThat(Vectors.refusedBy(Vectors.with(ACCEPTED, "ACCEPTED", "REJECTED")))
        .containsExactly("R8-APP");
    assertThat(Vectors.refusedBy(Vectors.with(ACCEPTED, "ACCEPTED", "\n REJECTED")))
        .containsExactly("R8-APP");
  }

  /** R1: what UBL has and the profile does not. R9: how often each. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:CustomizationID>|<cbc:CustomizationID>",
        "<cbc:Note>x</cbc:Note><cac:SenderParty>|<cac:SenderParty>",
        "<cbc:ProfileID schemeID='x'>|<cbc:ProfileID>",
        "<cbc:ID schemeName='x'>KVT-1|<cbc:ID>KVT-1",
        "<cac:SenderParty><cbc:WebsiteURI>x</cbc:WebsiteURI>|<cac:SenderParty>",
        "<cbc:EndpointID schemeAgencyID='x' |<cbc:EndpointID ",
        "<cbc:ResponseCode name='x'>|<cbc:ResponseCode>",
        "<cbc:StatusReason languageID='sv'>|<cbc:StatusReason>",
        "|<cbc:CustomizationID>urn:fdc:digg.se:edelivery:messagetype:response:1</cbc:CustomizationID>",
        "|<cbc:ProfileID>bdx:noprocess</cbc:ProfileID>",
        "|<cbc:IssueTime>12:00:00Z</cbc:IssueTime>",
        "|<cbc:IssueDate>2021-04-15</cbc:IssueDate>",
        "<cbc:IssueDate>15 april|<cbc:IssueDate>2021-04-15",
        "<cbc:EndpointID>|<cbc:EndpointID schemeID=\"iso6523-actorid-upis\">",
        "<cac:DocumentReference><cbc:ID>x</cbc:ID></cac:DocumentReference><cac:DocumentReference>"
            + "|<cac:DocumentReference>",
        "|<cbc:ResponseCode>SIG</cbc:ResponseCode>",
        "<cbc:StatusReason>x</cbc:StatusReason><cbc:StatusReason>|<cbc:StatusReason>",
        "|<cbc:LineID>NA</cbc:LineID>"
      })
  void whatTheProfileDoesNotNameIsNotTaken(String change) throws XmlException {
    String[] toAndFrom = change.split("\\|", 2);
    assertThat(Vectors.refusedBy(Vectors.with(REFUSED, toAndFrom[1], toAndFrom[0])))
        .isNotEmpty()
        .allMatch(rule -> rule.startsWith("cvc"));
  }
}
