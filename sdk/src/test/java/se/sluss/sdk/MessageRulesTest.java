package se.sluss.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.verdict.Cause;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Verdict;
import se.sluss.sdk.xml.XmlException;

/** Each rule of a message, broken by one change to the published minimal message. */
class MessageRulesTest {
  private static final String MESSAGE_ID = "3a94b4ed-a6d7-41e2-945d-b3fa91e8a6e9";
  private static final String TEXT = "<ns2:characterSequence>Teststring</ns2:characterSequence>";
  private static final String CONTENT_TEXT = "<ns2:ContentText>";

  static Stream<Arguments> published() {
    return Stream.of(
        Arguments.of("creationDateTime", "2019-08-22T07:27:15.433Z", "2019-08-22T07:27:15Z"),
        Arguments.of("creationDateTime", "2019-08-22T07:27:15.433Z", "2019-08-22T07:27:15.4330Z"),
        Arguments.of("creationDateTime", "2019-08-22T07:27:15.433Z", "2019-08-22T07:27:15.433"),
        Arguments.of(
            "creationDateTime", "2019-08-22T07:27:15.433Z", "2019-08-22T07:27:15.433+01:00"),
        Arguments.of("creationDateTime", "2019-08-22T07:27:15.433Z", " 2019-08-22T07:27:15.433Z"),
        Arguments.of("MessageId", MESSAGE_ID, "teststring"),
        Arguments.of("MessageId", MESSAGE_ID, MESSAGE_ID + " "),
        Arguments.of(
            "conversationId", MESSAGE_ID + "</ns2:conversationId", "x</ns2:conversationId"),
        Arguments.of(
            "refToMessageId",
            "<ns2:label>Printerpapper",
            "<ns2:refToMessageId>x</ns2:refToMessageId><ns2:label>Printerpapper"),
        Arguments.of("subjectlabel", "Printerpapper", "x".repeat(257)),
        Arguments.of(
            "recipientIdvalue",
            "<ns2:recipientID>\n\t\t\t\t\t<ns2:root>iso6523-actorid-upis",
            "<ns2:recipientID>\n\t\t\t\t\t<ns2:root>iso6523"),
        Arguments.of(
            "senderIdvalue",
            "<ns2:senderID>\n\t\t\t\t\t<ns2:root>iso6523-actorid-upis",
            "<ns2:senderID>\n\t\t\t\t\t<ns2:root> iso6523-actorid-upis"),
        Arguments.of("subOrgRoot", "functionalAddress", "functional"),
        Arguments.of("verifyNonEmptyElements", "Teststring", " \n\t"),
        Arguments.of("verifyNonEmptyElements", "<ns2:label>Printerpapper", "<ns2:label>"),
        Arguments.of("contentFiles", CONTENT_TEXT, file("a.pdf", "application/pdf", "-AAA")));
  }

  @ParameterizedTest
  @MethodSource("published")
  void aMessageThatBreaksAPublishedRuleIsRefusedByIt(String rule, String from, String to)
      throws XmlException {
    assertThat(Vectors.refusedBy(Vectors.with("min.xml", from, to))).contains(rule);
  }

  static Stream<Arguments> leftOpen() {
    return Stream.of(
        Arguments.of(
            "recipientIdExtension", SlCode.SDK_ADDRESS, "0203:test.recipient", "0202:test.rec"),
        Arguments.of("recipientIdExtension", SlCode.SDK_ADDRESS, "0203:test.recipient", "0203:a b"),
        Arguments.of("senderIdExtension", SlCode.SDK_ADDRESS, "0203:test.sender.inera.se", "0203:"),
        Arguments.of(
            "senderIdExtension", SlCode.SDK_ADDRESS, "0203:test.sender.inera.se", "0203:single"),
        Arguments.of(
            "refToMessageIdIsAnother",
            SlCode.SDK_RULE,
            "<ns2:label>Printerpapper",
            "<ns2:refToMessageId>" + MESSAGE_ID + "</ns2:refToMessageId><ns2:label>Printerpapper"),
        Arguments.of(
            "referenceIdLength",
            SlCode.OVERSIZE,
            "<ns2:label>SDK: The function ID of the recipient</ns2:label>\n"
                + "\t\t\t\t\t</ns2:subOrganization>",
            "</ns2:subOrganization><ns2:reference><ns2:referenceId><ns2:root>dnr</ns2:root>"
                + "<ns2:extension>"
                + "7".repeat(257)
                + "</ns2:extension></ns2:referenceId></ns2:reference>"),
        Arguments.of(
            "textOrFile",
            SlCode.SDK_NO_CONTENT,
            "<ns2:ContentText>\n\t\t\t\t\t" + TEXT + "\n\t\t\t\t</ns2:ContentText>",
            ""),
        Arguments.of(
            "contentIsBase64",
            SlCode.SDK_NOT_BASE64,
            CONTENT_TEXT,
            file("a.pdf", "application/pdf", "JVBE!i0x")),
        Arguments.of(
            "contentIsBase64",
            SlCode.SDK_NOT_BASE64,
            CONTENT_TEXT,
            file("a.pdf", "application/pdf", "JVBERi0")),
        Arguments.of(
            "contentIsBase64",
            SlCode.SDK_NOT_BASE64,
            CONTENT_TEXT,
            file("a.pdf", "application/pdf", "JVBE=i0x")),
        Arguments.of(
            "contentIsBase64",
            SlCode.SDK_NOT_BASE64,
            CONTENT_TEXT,
            file("a.pdf", "application/pdf", "JV-_Ri0x")),
        Arguments.of(
            "contentTypeIsTaken", SlCode.SDK_FILE_TYPE, CONTENT_TEXT, file("a.png", "PNG", "AAAA")),
        Arguments.of(
            "contentTypeIsTaken",
            SlCode.SDK_FILE_TYPE,
            CONTENT_TEXT,
            file("a.exe", "application/x-msdownload", "AAAA")),
        Arguments.of(
            "fileNameIsOnlyAName",
            SlCode.SDK_FILE_NAME,
            CONTENT_TEXT,
            file("../../etc/passwd", "application/pdf", "AAAA")),
        Arguments.of(
            "fileNameIsOnlyAName",
            SlCode.SDK_FILE_NAME,
            CONTENT_TEXT,
            file("C:\\a.pdf", "application/pdf", "AAAA")),
        Arguments.of(
            "fileNameIsOnlyAName",
            SlCode.SDK_FILE_NAME,
            CONTENT_TEXT,
            file("a\u202Efdp.exe", "application/pdf", "AAAA")));
  }

  @ParameterizedTest
  @MethodSource("leftOpen")
  void whatSchematronLeavesOpenIsRefusedByARuleOfOurs(
      String rule, SlCode code, String from, String to) throws XmlException {
    List<Finding> findings = Vectors.verdict(Vectors.with("min.xml", from, to)).findings();
    assertThat(findings)
        .filteredOn(Finding::refuses)
        .extracting(Finding::rule, Finding::code)
        .containsExactly(tuple(rule, code));
  }

  static Stream<Arguments> structure() {
    return Stream.of(
        Arguments.of("cvc-datatype-valid.1.2.1", "2019-08-22T07:27:15.433Z", "3 Sept. 2019"),
        Arguments.of(
            "cvc-datatype-valid.1.2.1", "<ns2:confidentiality>true", "<ns2:confidentiality>ja"),
        Arguments.of("cvc-maxLength-valid", "SDK: The function ID of the sender", "x".repeat(257)),
        Arguments.of(
            "cvc-complex-type.2.4.a",
            "<ns2:conversationId>" + MESSAGE_ID + "</ns2:conversationId>",
            ""),
        Arguments.of(
            "cvc-complex-type.2.4.a", "<ns2:confidentiality>true</ns2:confidentiality>", ""),
        Arguments.of(
            "cvc-complex-type.2.4.a", "<ns2:label>Printer", "<ns2:name/><ns2:label>Printer"),
        Arguments.of("cvc-complex-type.3.2.2", "<ns2:messageBody>", "<ns2:messageBody a='b'>"));
  }

  @ParameterizedTest
  @MethodSource("structure")
  void whatTheSchemaDoesNotAllowIsAStructuralCause(String rule, String from, String to)
      throws XmlException {
    List<Finding> findings = Vectors.verdict(Vectors.with("min.xml", from, to)).findings();
    assertThat(findings).extracting(Finding::rule).contains(rule);
    assertThat(findings)
        .allMatch(finding -> finding.cause().equals(new Cause(Cause.Kind.SV, "structure")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JVBERi0xLjc=", "JVBE\n  Ri0x\n", "QUJD"})
  void anAttachmentInBase64IsTakenAlsoOnSeveralLines(String content) throws XmlException {
    assertThat(
            Vectors.verdict(
                    Vectors.with(
                        "min.xml",
                        CONTENT_TEXT,
                        file("Beslut åäö.pdf", "application/pdf", content)))
                .findings())
        .isEmpty();
  }

  @Test
  void aLabelOf256CharactersOutsideTheBasicPlaneIsTaken() throws XmlException {
    assertThat(
            Vectors.verdict(Vectors.with("min.xml", "Printerpapper", "\uD83D\uDE00".repeat(256)))
                .findings())
        .isEmpty();
  }

  @Test
  void whatOnlyPresentsAMessageIsNoted() throws XmlException {
    assertThat(Vectors.notedBy(Vectors.with("min.xml", "<ns2:label>Printerpapper</ns2:label>", "")))
        .containsExactly("labelPresent");
    String twice =
        Vectors.with(
            "min.xml",
            "<ns2:documents>",
            "<ns2:documents><ns2:documentID>a</ns2:documentID><ns2:ContentText>"
                + TEXT
                + "</ns2:ContentText></ns2:documents><ns2:documents>");
    assertThat(Vectors.notedBy(twice)).containsExactly("indexOrders");
    assertThat(Vectors.refusedBy(twice)).isEmpty();
  }

  @Test
  void aMessageWithAStructuredPartInTheExtensionPointIsTaken() throws XmlException {
    assertThat(
            Vectors.verdict(
                    Vectors.with(
                        "min.xml",
                        "</ns2:message>",
                        "<s:part xmlns:s='urn:sluss:part'>e30=</s:part></ns2:message>"))
                .findings())
        .isEmpty();
  }

  @Test
  void aMessageOverThirtyMegabytesIsTooLong() throws XmlException {
    String huge =
        Vectors.with(
            "min.xml",
            CONTENT_TEXT,
            file("a.pdf", "application/pdf", "A".repeat(MessageRules.MOST_BYTES)));
    List<Finding> findings = Vectors.verdict(huge).findings();
    assertThat(findings).extracting(Finding::rule).containsExactly("messageSize");
    assertThat(findings.getFirst().cause()).isEqualTo(new Cause(Cause.Kind.BV, "too-long"));
  }

  @Test
  void aMessageThatIsFaultyEverywhereIsToldNoMoreThanFiftyTimes() throws XmlException {
    String everywhere = "<s:a xmlns:s='urn:sluss:part'>" + "<s:b/>".repeat(15_000) + "</s:a>";
    Verdict verdict =
        Vectors.verdict(Vectors.with("min.xml", "</ns2:message>", everywhere + "</ns2:message>"));
    assertThat(verdict.accepted()).isFalse();
    assertThat(verdict.findings()).hasSize(50);
  }

  @Test
  void nothingThatStoodThereIsRepeated() throws XmlException {
    String secret = "Tolvan-Tolvansson";
    for (String from :
        List.of(
            MESSAGE_ID, "Printerpapper", "0203:test.sender.inera.se", "2019-08-22T07:27:15.433Z")) {
      assertThat(Vectors.verdict(Vectors.with("min.xml", from, secret.repeat(20))).toString())
          .doesNotContain("Tolvan");
    }
    assertThat(
            Vectors.verdict(
                    Vectors.with(
                        "min.xml", "<ns2:label>P", "<ns2:Tolvan>x</ns2:Tolvan><ns2:label>P"))
                .toString())
        .doesNotContain("Tolvan");
  }

  private static String file(String name, String type, String content) {
    return "<ns2:ContentFiles><ns2:fileName>"
        + name
        + "</ns2:fileName><ns2:contentType>"
        + type
        + "</ns2:contentType><ns2:content>"
        + content
        + "</ns2:content></ns2:ContentFiles>"
        + CONTENT_TEXT;
  }
}
