package se.sluss.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.verdict.Cause;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Verdict;
import se.sluss.sdk.xml.XmlException;

/** Each published example gives what is published of it. */
class VectorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "min.xml",
        "messageWithAttachments3.xml",
        "Kvittens_AP-Accepterat.xml",
        "Kvittens_RE-AnnatFel.xml",
        "Kvittens_RE-SCHFel.xml",
        "Kvittens_RE-SIG.xml",
        "Kvittens_RE-XSDFel.xml"
      })
  void whatIsPublishedAsSoundIsTakenWithoutARemark(String name) throws XmlException {
    assertThat(Vectors.verdict(Vectors.text(name)).findings()).isEmpty();
  }

  @Test
  void theMessageWithAnotherCodeSystemIsRefusedByTheRuleItWasMadeFor() throws XmlException {
    Verdict verdict = Vectors.verdict(Vectors.text("TF2.4.2.xml"));
    assertThat(verdict.accepted()).isFalse();
    assertThat(verdict.findings())
        .containsExactly(
            new Finding(
                SlCode.SDK_RULE,
                "senderIdvalue",
                "/messagePayload/message/messageHeader/sender/senderID/root",
                Finding.Weight.REFUSES));
    assertThat(verdict.findings().getFirst().cause())
        .isEqualTo(new Cause(Cause.Kind.BV, "invariant"));
  }

  @Test
  void theUnsignedEnvelopeOfAnotherFederationIsTakenAsAnEnvelope() throws XmlException {
    String envelope = Vectors.text("XHE-tm-base.xml");
    assertThat(Vectors.refusedBy(envelope)).isEmpty();
    assertThat(Vectors.notedBy(envelope)).containsExactly("federationIsSdk", "unsigned");
  }

  @Test
  void theSignedAndEncryptedEnvelopeVerifies() throws XmlException {
    String envelope = Vectors.text("XHE-tm-base-ext-sigenc.xml");
    assertThat(Vectors.refusedBy(envelope)).isEmpty();
    assertThat(Vectors.notedBy(envelope))
        .containsExactly("federationIsSdk", "signerNotAsked", "contentNotOpened");
  }
}
