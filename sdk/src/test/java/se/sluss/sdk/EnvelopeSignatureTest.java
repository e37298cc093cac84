package se.sluss.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.XmlException;

/** The published signature, and what is done to it. */
class EnvelopeSignatureTest {
  private static final String SIGNED = "XHE-tm-base-ext-sigenc.xml";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-01-30T17:52:58.1Z|2022-01-30T17:52:58.2Z",
        "0203:myndighetB.org|0203:myndighetC.org",
        "<HandlingServiceID>ABC|<HandlingServiceID>ABD",
        "</xha:Header>| </xha:Header>",
        "<DigestValue>o|<DigestValue>p",
        "<SignatureValue>|<SignatureValue>AAAA",
        "xmldsig-more#rsa-sha256|xmldsig-more#rsa-sha384",
        "<Reference URI=\"\">|<Reference URI=\"#x\">",
        "xmldsig#enveloped-signature|xmldsig#base64",
        "REC-xml-c14n-20010315\"|REC-xml-c14n-20010315#x\""
      })
  void aSignatureThatDoesNotHoldRefusesTheEnvelope(String change) throws XmlException {
    String[] fromAndTo = change.split("\\|", 2);
    assertThat(Vectors.verdict(Vectors.with(SIGNED, fromAndTo[0], fromAndTo[1])).findings())
        .filteredOn(Finding::refuses)
        .extracting(Finding::code)
        .contains(SlCode.SDK_SIGNATURE);
  }

  @Test
  void aStrippedSignatureIsMissedByWhatTheDocumentsIdPromises() throws XmlException {
    String signed = Vectors.text(SIGNED);
    int start = signed.indexOf("<Signature ");
    int end = signed.indexOf("</Signature>") + "</Signature>".length();
    String stripped = signed.substring(0, start) + signed.substring(end);
    assertThat(Vectors.refusedBy(stripped)).containsExactly("signed");
  }

  @Test
  void twoSignaturesAreNotBelieved() throws XmlException {
    String signed = Vectors.text(SIGNED);
    int start = signed.indexOf("<Signature ");
    String signature = signed.substring(start, signed.indexOf("</x:XHE>"));
    assertThat(Vectors.refusedBy(Vectors.replaced(signed, "</x:XHE>", signature + "</x:XHE>")))
        .containsExactly("signatureHolds");
  }

  @Test
  void aSignedEnvelopeInsideAnotherIsNotTakenForTheOuter() throws XmlException {
    String signed = Vectors.text(SIGNED);
    String inner = signed.substring(signed.indexOf("<x:XHE"));
    String outer = Vectors.text("XHE-tm-base.xml");
    int start = outer.indexOf("<xha:PayloadContent>") + "<xha:PayloadContent>".length();
    String wrapped =
        outer.substring(0, start) + inner + outer.substring(outer.indexOf("</xha:PayloadContent>"));
    assertThat(Vectors.notedBy(wrapped)).contains("unsigned").doesNotContain("signerNotAsked");
  }

  @Test
  void aSignatureWithoutACertificateCannotBeVerified() throws XmlException {
    String signed = Vectors.text(SIGNED);
    int start = signed.lastIndexOf("<X509Certificate>") + "<X509Certificate>".length();
    int end = signed.lastIndexOf("</X509Certificate>");
    assertThat(
            Vectors.verdict(signed.substring(0, start) + "AAAA" + signed.substring(end)).findings())
        .filteredOn(Finding::refuses)
        .extracting(Finding::code)
        .containsExactly(SlCode.SDK_CERTIFICATE);
  }
}
