package se.sluss.sdk.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static se.sluss.sdk.envelope.Organisation.NOW;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.EnvelopeRulesTest;
import se.sluss.sdk.Vectors;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Format;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;

/** An envelope that is written here is read here; one that was touched is not opened. */
class ThereAndBackTest {
  private static final Organisation SENDER = Organisation.rsa();
  private static final Organisation RECIPIENT = Organisation.rsa();
  private static final String FROM = "0203:test.sender.inera.se";
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Fails whoever touches it. */
  private static final PrivateKey UNTOUCHED =
      new PrivateKey() {
        private static final long serialVersionUID = 1;

        @Override
        public String getAlgorithm() {
          throw new AssertionError("the key was touched");
        }

        @Override
        public String getFormat() {
          throw new AssertionError("the key was touched");
        }

        @Override
        public byte[] getEncoded() {
          throw new AssertionError("the key was touched");
        }
      };

  @Test
  void whatIsSealedIsOpenedAsItWas() throws Exception {
    String envelope = sealed(SENDER);
    assertThat(envelope).doesNotContain("Teststring").doesNotContain("Printerpapper");
    Opened opened = reader(SENDER).open(bytes(envelope), RECIPIENT.key());
    assertThat(opened.format()).isEqualTo(Format.MESSAGE);
    assertThat(opened.sender()).isEqualTo(FROM);
    assertThat(opened.notes()).isEmpty();
    assertThat(Tree.text(opened.content().getDocumentElement()))
        .isEqualTo(Tree.text(BoundedXml.read(bytes(Vectors.text("min.xml"))).getDocumentElement()));
  }

  @Test
  void aKeyOnAnEllipticCurveSignsToo() throws Exception {
    Organisation sender = Organisation.ec();
    assertThat(reader(sender).open(bytes(sealed(sender)), RECIPIENT.key()).format())
        .isEqualTo(Format.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CipherValue>", "SignatureValue>", "DigestValue>", "X509Certificate>"})
  void whatWasTouchedIsRefusedWithoutTheKey(String where) throws Exception {
    String envelope = sealed(SENDER);
    int at = envelope.indexOf(where) + where.length() + 20;
    char other = envelope.charAt(at) == 'A' ? 'B' : 'A';
    String touched = envelope.substring(0, at) + other + envelope.substring(at + 1);
    assertThat(refused(touched, UNTOUCHED, CLOCK).code())
        .isIn(SlCode.SDK_SIGNATURE, SlCode.SDK_CERTIFICATE);
  }

  @Test
  void aCertificateThatIsNotTheSendersIsRefusedWithoutTheKey() throws Exception {
    assertThat(refused(sealed(Organisation.rsa()), UNTOUCHED, CLOCK).code())
        .isEqualTo(SlCode.SDK_CERTIFICATE);
  }

  @Test
  void aWeakOrExpiredCertificateIsRefusedWithoutTheKey() throws Exception {
    assertThat(refused(sealed(Organisation.weak()), UNTOUCHED, CLOCK).code())
        .isEqualTo(SlCode.SDK_CERTIFICATE);
    Clock later = Clock.offset(CLOCK, Duration.ofDays(2));
    assertThat(refused(sealed(SENDER), UNTOUCHED, later).code()).isEqualTo(SlCode.SDK_CERTIFICATE);
  }

  @Test
  void anotherRecipientsKeyOpensNothing() throws Exception {
    assertThat(refused(sealed(SENDER), Organisation.rsa().key(), CLOCK).code())
        .isEqualTo(SlCode.SDK_CANNOT_OPEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p|http://www.w3.org/2001/04/xmlenc#rsa-1_5",
        "http://www.w3.org/2009/xmlenc11#aes256-gcm|http://www.w3.org/2001/04/xmlenc#tripledes-cbc"
      })
  void anEncryptionThatIsNotTakenIsNotTried(String change) throws Exception {
    String[] fromAndTo = change.split("\\|", 2);
    String other = signedAgain(Vectors.replaced(sealed(SENDER), fromAndTo[0], fromAndTo[1]));
    assertThat(refused(other, UNTOUCHED, CLOCK).code()).isEqualTo(SlCode.SDK_CANNOT_OPEN);
  }

  @Test
  void aMessageInAnEnvelopeForAnotherFunctionIsRefused() throws Exception {
    String other =
        signedAgain(Vectors.replaced(sealed(SENDER), ">test.function<", ">other.function<"));
    EnvelopeException refused = refused(other, RECIPIENT.key(), CLOCK);
    assertThat(refused.code()).isEqualTo(SlCode.SDK_ENVELOPE_DIFFERS);
    assertThat(refused.findings())
        .extracting(Finding::rule)
        .containsExactly("handlingServiceIsFunction");
  }

  @Test
  void aMessageThatIsOnlySignedIsRefused() throws Exception {
    String plain =
        EnvelopeRulesTest.around(Vectors.text("min.xml"))
            .replace("::tm-base<", "::tm-base-ext-sigenc<")
            .replace("federation:test", "federation:sdk");
    assertThat(refused(signedAgain(plain), UNTOUCHED, CLOCK).code())
        .isEqualTo(SlCode.SDK_UNPROTECTED);
  }

  @Test
  void aMessageOfAnotherFederationIsNotTakenForAReal() throws Exception {
    String test = signedAgain(sealed(SENDER).replace("federation:sdk", "federation:test"));
    assertThat(refused(test, UNTOUCHED, CLOCK).code()).isEqualTo(SlCode.SDK_OTHER_FEDERATION);
  }

  @Test
  void aReceiptIsSignedAndNotEncrypted() throws Exception {
    String receipt = Vectors.text("Kvittens_AP-Accepterat.xml");
    String envelope =
        EnvelopeRulesTest.around(receipt.replaceAll("<!--[^>]*-->", ""))
            .replace("::tm-base<", "::tm-base-ext-sigenc<")
            .replace(
                "urn:riv:infrastructure:messaging:MessageWithAttachments:3::messagePayload##3.0",
                "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2"
                    + "::ApplicationResponse##fdc:digg.se:edelivery:messagetype:response:1::2.1")
            .replace("federation:test", "federation:sdk")
            .replace(
                "Q{urn:riv:infrastructure:messaging:MessageWithAttachments:3}messagePayload",
                "Q{urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2}"
                    + "ApplicationResponse");
    Opened opened = reader(SENDER).open(bytes(signedAgain(envelope)), UNTOUCHED);
    assertThat(opened.format()).isEqualTo(Format.RECEIPT);
    assertThat(refused(envelope, UNTOUCHED, CLOCK).code()).isEqualTo(SlCode.SDK_UNPROTECTED);
  }

  @Test
  void whatWouldNotBeTakenIsNotSent() {
    EnvelopeWriter writer = new EnvelopeWriter(SENDER.key(), SENDER.certificate());
    assertThat(
            catchThrowableOfType(
                    EnvelopeException.class,
                    () ->
                        writer.seal(
                            bytes(Vectors.text("TF2.4.2.xml")), RECIPIENT.certificate(), NOW))
                .findings())
        .extracting(Finding::rule)
        .containsExactly("senderIdvalue");
  }

  private static String sealed(Organisation sender)
      throws XmlException, EnvelopeException, GeneralSecurityException {
    byte[] envelope =
        new EnvelopeWriter(sender.key(), sender.certificate())
            .seal(bytes(Vectors.text("min.xml")), RECIPIENT.certificate(), NOW);
    return new String(envelope, StandardCharsets.UTF_8);
  }

  private static EnvelopeReader reader(Organisation trusted) {
    return new EnvelopeReader(
        (certificate, organisation) ->
            certificate.equals(trusted.certificate()) && !organisation.isEmpty(),
        CLOCK);
  }

  private static EnvelopeException refused(String envelope, PrivateKey key, Clock clock) {
    EnvelopeReader reader =
        new EnvelopeReader((certificate, _) -> certificate.equals(SENDER.certificate()), clock);
    return catchThrowableOfType(EnvelopeException.class, () -> reader.open(bytes(envelope), key));
  }

  /** The same with its signature, if it has one, made again by the sender. */
  private static String signedAgain(String envelope) throws XmlException, GeneralSecurityException {
    Document document = BoundedXml.read(bytes(envelope));
    List.copyOf(new Envelope(document.getDocumentElement()).signatures())
        .forEach(signature -> document.getDocumentElement().removeChild(signature));
    EnvelopeSignature.sign(document, SENDER.key(), SENDER.certificate());
    return new String(BoundedXml.write(document), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
