package se.sluss.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.sdk.envelope.EnvelopeRules;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.receipt.ReceiptRules;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;

/**
 * Our rules beside the published ones, which a library runs as they were published: on the same
 * files, changed at random, ours refuse whatever those refuse, and by a rule of that name only what
 * those refuse.
 */
class SameAsPublishedTest {
  private static final int CHANGED = 400;

  /** What is put in the place of a value. */
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "\n\t",
          "\u00A0",
          "x",
          "true",
          "1",
          "0203:",
          "0203:a.se",
          "iso6523-actorid-upis",
          " iso6523-actorid-upis ",
          "urn:riv:infrastructure:messaging:functionalAddress",
          "7bc5576a-3f87-4cf5-a0c5-277da06fcacb",
          "7BC5576A-3F87-4CF5-A0C5-277DA06FCACB",
          "7bc5576a-3f87-4cf5-a0c5-277da06fcac",
          "2018-09-12T15:06:00Z",
          "2018-09-12T15:06:00.1Z",
          "2018-09-12T15:06:00.1234Z",
          "2018-09-12T15:06:00.123+00:00",
          "ACCEPTED",
          "REJECTED",
          "SIG",
          "BV",
          "accepted",
          "bdx:noprocess",
          " bdx:noprocess",
          "1.0",
          " 1.0 ",
          "2.0",
          "DOCUMENTID",
          "FEDERATIONID",
          "PROCESSID ",
          "false",
          "x".repeat(256),
          "x".repeat(257),
          "\uD83D\uDE00".repeat(256),
          "QUJD",
          "=");

  /** Files, the published rules, our rules, and those of ours that bear a published name. */
  record Pair(PublishedRules published, Checker ours, Set<String> files, Predicate<String> named) {}

  @FunctionalInterface
  interface Checker {
    List<Finding> check(Document document) throws XmlException;
  }

  static Stream<Arguments> pairs() {
    Set<String> patterns =
        Set.of(
            "verifyNonEmptyElements",
            "creationDateTime",
            "MessageId",
            "conversationId",
            "refToMessageId",
            "subjectlabel",
            "contentFiles",
            "recipientIdvalue",
            "senderIdvalue",
            "subOrgRoot");
    // R11 and R2 hold here where the published ones were meant to and do not.
    return Stream.of(
        Arguments.of(
            new Pair(
                PublishedRules.MESSAGE,
                new MessageRules()::check,
                Set.of("min.xml", "messageWithAttachments3.xml"),
                patterns::contains)),
        Arguments.of(
            new Pair(
                PublishedRules.ENVELOPE,
                new EnvelopeRules()::check,
                Set.of("XHE-tm-base.xml", "XHE-tm-base-ext-sigenc.xml"),
                rule -> rule.matches("R(1|3|4|5|6|7|8|9|10|12|13|14)-XHE"))),
        Arguments.of(
            new Pair(
                PublishedRules.RECEIPT,
                new ReceiptRules()::check,
                Set.of("Kvittens_AP-Accepterat.xml", "Kvittens_RE-AnnatFel.xml"),
                rule -> rule.matches("R(3|4|5|6)-APP"))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void oursRefuseWhatThePublishedRefuseAndByTheirNamesNothingElse(Pair pair) throws XmlException {
    Random random = new Random(20261122);
    int refused = 0;
    for (String file : pair.files()) {
      for (int i = 0; i < CHANGED; i++) {
        Document document = BoundedXml.read(Vectors.text(file).getBytes(StandardCharsets.UTF_8));
        String change = change(document.getDocumentElement(), random);
        List<String> ours =
            pair.ours().check(document).stream()
                .filter(Finding::refuses)
                .map(Finding::rule)
                .toList();
        boolean published = pair.published().refuse(document);
        if (published) {
          refused++;
          assertThat(ours).as(file + " " + change).isNotEmpty();
        } else {
          assertThat(ours).as(file + " " + change).noneMatch(pair.named());
        }
      }
    }
    assertThat(refused).isGreaterThan(CHANGED / 4);
  }

  @Test
  void thePublishedRulesTakeWhatOursRefuseByRulesOfOurOwn() throws XmlException {
    Document empty =
        BoundedXml.read(
            Vectors.text("min.xml")
                .replaceAll("(?s)<ns2:ContentText>.*</ns2:ContentText>", "")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(PublishedRules.MESSAGE.refuse(empty)).isFalse();
    assertThat(new MessageRules().check(empty))
        .extracting(Finding::rule)
        .containsExactly("textOrFile");
  }

  /** Changes one value or attribute, or takes one element away; says what it did. */
  private static String change(Element root, Random random) {
    List<Element> elements = new ArrayList<>(Tree.all(root));
    elements.remove(root);
    Element element = elements.get(random.nextInt(elements.size()));
    String value = VALUES.get(random.nextInt(VALUES.size()));
    List<Attr> attributes = Tree.attributes(element);
    if (!attributes.isEmpty() && random.nextBoolean()) {
      attributes.getFirst().setValue(value);
    } else if (Tree.children(element).isEmpty()) {
      element.setTextContent(value);
    } else if (element.getParentNode() instanceof Element parent) {
      parent.removeChild(element);
    }
    return element.getNodeName() + " = " + value;
  }
}
