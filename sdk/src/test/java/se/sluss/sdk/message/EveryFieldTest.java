package se.sluss.sdk.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.sdk.Vectors;
import se.sluss.sdk.message.SdkMessage.Attention;
import se.sluss.sdk.message.SdkMessage.File;
import se.sluss.sdk.message.SdkMessage.Id;
import se.sluss.sdk.message.SdkMessage.Party;
import se.sluss.sdk.message.SdkMessage.Person;
import se.sluss.sdk.message.SdkMessage.Reference;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;

/**
 * Each field of the published schema has a place with us, there and back; anything else has none.
 */
class EveryFieldTest {
  private static final String XSD = "http://www.w3.org/2001/XMLSchema";
  private static final SdkMessage ALL =
      new SdkMessage(
          Instant.parse("2026-11-22T08:00:00Z"),
          UUID.fromString("7bc5576a-3f87-4cf5-a0c5-277da06fcacb"),
          UUID.fromString("8bc5576a-3f87-4cf5-a0c5-277da06fcacb"),
          UUID.fromString("9bc5576a-3f87-4cf5-a0c5-277da06fcacb"),
          "En rubrik",
          true,
          new Id("un-encoded", "Sluss"),
          party("0203:habo.se", "Håbo kommun"),
          party("0203:polisen.example", "Ett & <annat>"),
          List.of(
              new SdkMessage.Document(
                  "1",
                  "Meddelande",
                  "1",
                  List.of(
                      new File("a.pdf", "application/pdf", Bytes.of("%PDF".getBytes(UTF_8))),
                      new File("å ä.txt", "text/plain", Bytes.of(new byte[] {0, -1, 7}))),
                  List.of("# Rubrik\n\nrad  \nrad", "ännu en\ttext")),
              new SdkMessage.Document("2", null, "2", List.of(), List.of("två"))),
          "{\"a\":\"<&>]]>\"}");

  private final MessageRules rules = new MessageRules();
  private final MessageReader reader = new MessageReader(rules);
  private final MessageWriter writer = new MessageWriter();

  @Test
  void everyElementThatTheSchemaHasIsWrittenReadAndWrittenAgain() throws Exception {
    byte[] written = writer.write(ALL);
    Document document = BoundedXml.read(written);
    assertThat(rules.check(document)).isEmpty();
    Set<String> names = new TreeSet<>();
    Tree.all(document.getDocumentElement()).forEach(each -> names.add(each.getLocalName()));
    assertThat(names).containsAll(declared());
    assertThat(reader.read(document)).isEqualTo(ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"min.xml", "messageWithAttachments3.xml"})
  void aPublishedMessageSaysTheSameThereAndBack(String name) throws Exception {
    Document published = BoundedXml.read(Vectors.text(name).getBytes(UTF_8));
    SdkMessage read = reader.read(published);
    Document again = BoundedXml.read(writer.write(read));
    assertThat(rules.check(again)).isEmpty();
    assertThat(leaves(again)).isEqualTo(leaves(published));
    assertThat(reader.read(again)).isEqualTo(read);
  }

  /** The schema lets a stranger's element stand at the end of each of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "message",
        "messageHeader",
        "messageBody",
        "documents",
        "ContentFiles",
        "ContentText",
        "sender",
        "recipient",
        "attention",
        "person",
        "subOrganization",
        "reference"
      })
  void anExtensionOfAnotherThanUsIsRefusedByItsPlace(String parent) throws Exception {
    Document document = BoundedXml.read(writer.write(ALL));
    Element at =
        Tree.all(document.getDocumentElement()).stream()
            .filter(each -> parent.equals(each.getLocalName()))
            .findFirst()
            .orElseThrow();
    Element foreign = document.createElementNS("urn:other", "o:Tolvan");
    foreign.setTextContent("x");
    at.appendChild(foreign);
    assertThat(rules.check(document)).noneMatch(Finding::refuses);
    assertThatThrownBy(() -> reader.read(document))
        .isInstanceOfSatisfying(
            NotMappedException.class,
            e -> {
              Finding finding = e.findings().getFirst();
              assertThat(finding.code()).isEqualTo(SlCode.SDK_NOT_MAPPED);
              assertThat(finding.at()).contains("/" + parent).endsWith("/-");
              assertThat(finding.cause().detail()).isEqualTo("not-supported");
            });
  }

  @Test
  void aSecondStructuredPartIsRefused() throws Exception {
    Document document = BoundedXml.read(writer.write(ALL));
    Element message = Tree.children(document.getDocumentElement()).getFirst();
    message.appendChild(Tree.children(message).getLast().cloneNode(true));
    assertThatThrownBy(() -> reader.read(document)).isInstanceOf(NotMappedException.class);
  }

  private static Party party(String organisation, String label) {
    return new Party(
        organisation,
        label,
        new Attention(
            List.of(
                new Person(new Id("1.2.752.129.2.1.3.1", "19121212-1212"), "Tolvan Tolvansson"),
                new Person(null, "Utan nummer")),
            "sdk.funktion." + organisation,
            "Mottagningen",
            List.of(
                new Reference(new Id("dnr", "2026-17"), "Diarienummer"),
                new Reference(new Id("unregistred", "17"), null))));
  }

  private static List<String> leaves(Document document) {
    return Tree.all(document.getDocumentElement()).stream()
        .filter(each -> Tree.children(each).isEmpty())
        .map(each -> each.getLocalName() + "=" + Tree.text(each))
        .toList();
  }

  /** The names of all elements that can stand in a message, out of the schema's own text. */
  private static Set<String> declared() throws Exception {
    Document schema;
    try (InputStream in =
        Objects.requireNonNull(
            EveryFieldTest.class.getResourceAsStream(
                "/se/sluss/sdk/schemas/infrastructure_messaging_MessageWithAttachments_3.0.xsd"))) {
      schema = BoundedXml.read(in.readAllBytes());
    }
    Set<String> names = new TreeSet<>();
    Set<String> types = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of("MessagePayloadType"));
    while (!next.isEmpty()) {
      String type = next.pop();
      if (!types.add(type)) {
        continue;
      }
      for (Element complex : Tree.children(schema.getDocumentElement(), XSD, "complexType")) {
        if (complex.getAttribute("name").equals(type)) {
          for (Element element : Tree.at(complex, XSD, "sequence", "element")) {
            names.add(element.getAttribute("name"));
            String of = element.getAttribute("type");
            next.push(of.substring(of.indexOf(':') + 1));
          }
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(30);
    return names;
  }
}
