package se.sluss.sdk.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.sdk.verdict.Findings;
import se.sluss.sdk.xml.Tree;

/**
 * Reads a message whole: each field is taken, or the message is refused with the field's place.
 * Safe for use by many threads.
 */
public final class MessageReader {
  private final MessageRules rules;

  /**
   * @param rules whose words may be repeated
   */
  public MessageReader(MessageRules rules) {
    this.rules = rules;
  }

  /**
   * What a message says.
   *
   * @param message that {@link MessageRules#check} does not refuse
   * @throws NotMappedException when something stands there that has no place with us: an extension
   *     of another than us (the schema lets any be put in nearly everywhere)
   */
  public SdkMessage read(Document message) throws NotMappedException {
    Findings found = rules.findings();
    Fields payload = new Fields(message.getDocumentElement(), found);
    Fields inside = payload.the("message");
    SdkMessage read = message(inside);
    inside.done();
    payload.done();
    if (!found.all().isEmpty()) {
      throw new NotMappedException(found.all());
    }
    return read;
  }

  private static SdkMessage message(Fields message) {
    Fields header = message.the("messageHeader");
    Fields body = message.the("messageBody");
    String answers = header.text("refToMessageId");
    SdkMessage read =
        new SdkMessage(
            Instant.parse(header.must("creationDateTime")),
            UUID.fromString(header.must("messageId")),
            UUID.fromString(header.must("conversationId")),
            answers == null ? null : UUID.fromString(answers),
            header.text("label"),
            isTrue(header.must("confidentiality")),
            id(header, "generatingSystem"),
            party(header.the("recipient"), "recipientID"),
            party(header.the("sender"), "senderID"),
            body.all("documents").stream().map(MessageReader::document).toList(),
            message.own());
    header.done();
    body.done();
    return read;
  }

  /** xs:boolean has two ways of writing each. */
  private static boolean isTrue(String text) {
    return text.strip().equals("true") || text.strip().equals("1");
  }

  private static SdkMessage.Party party(Fields party, String idName) {
    Fields id = party.the(idName);
    id.must("root");
    SdkMessage.Party read =
        new SdkMessage.Party(id.must("extension"), party.text("label"), attention(party));
    id.done();
    party.done();
    return read;
  }

  private static SdkMessage.@Nullable Attention attention(Fields party) {
    List<Fields> there = party.all("attention");
    if (there.isEmpty()) {
      return null;
    }
    Fields attention = there.getFirst();
    List<SdkMessage.Person> persons = new ArrayList<>();
    for (Fields person : attention.all("person")) {
      persons.add(new SdkMessage.Person(id(person, "personId"), person.text("label")));
      person.done();
    }
    Fields function = attention.the("subOrganization");
    Fields id = function.the("organizationId");
    id.must("root");
    List<SdkMessage.Reference> references = new ArrayList<>();
    for (Fields reference : attention.all("reference")) {
      Fields of = reference.the("referenceId");
      references.add(
          new SdkMessage.Reference(
              new SdkMessage.Id(of.must("root"), of.must("extension")), reference.text("label")));
      of.done();
      reference.done();
    }
    SdkMessage.Attention read =
        new SdkMessage.Attention(persons, id.must("extension"), function.text("label"), references);
    id.done();
    function.done();
    attention.done();
    return read;
  }

  private static SdkMessage.Document document(Fields document) {
    List<SdkMessage.File> files = new ArrayList<>();
    for (Fields file : document.all("ContentFiles")) {
      files.add(
          new SdkMessage.File(
              file.must("fileName"),
              file.must("contentType"),
              Bytes.ofBase64(file.must("content").replaceAll("[ \\t\\r\\n]", ""))));
      file.done();
    }
    List<String> texts = new ArrayList<>();
    for (Fields text : document.all("ContentText")) {
      texts.add(text.must("characterSequence"));
      text.done();
    }
    SdkMessage.Document read =
        new SdkMessage.Document(
            document.must("documentID"),
            document.text("documentName"),
            document.text("index"),
            files,
            texts);
    document.done();
    return read;
  }

  private static SdkMessage.@Nullable Id id(Fields parent, String name) {
    List<Fields> there = parent.all(name);
    if (there.isEmpty()) {
      return null;
    }
    Fields id = there.getFirst();
    SdkMessage.Id read = new SdkMessage.Id(id.must("root"), id.must("extension"));
    id.done();
    return read;
  }

  /** The elements below one, struck off as they are taken. The schema has counted them. */
  private static final class Fields {
    private final List<Element> left;
    private final Findings found;

    Fields(Element element, Findings found) {
      this.left = new ArrayList<>(Tree.children(element));
      this.found = found;
    }

    List<Fields> all(String name) {
      return take(MessageRules.NAMESPACE, name).stream()
          .map(each -> new Fields(each, found))
          .toList();
    }

    Fields the(String name) {
      return all(name).getFirst();
    }

    @Nullable String text(String name) {
      return take(MessageRules.NAMESPACE, name).stream().map(Tree::text).findFirst().orElse(null);
    }

    String must(String name) {
      return Tree.text(take(MessageRules.NAMESPACE, name).getFirst());
    }

    /** What we have put in the extension point; a second one is left, and so refused. */
    @Nullable String own() {
      for (Element each : left) {
        if (Tree.is(each, MessageWriter.EXTENSION, MessageWriter.STRUCTURED)
            && Tree.children(each).isEmpty()) {
          left.remove(each);
          return Tree.text(each);
        }
      }
      return null;
    }

    /** Whatever is left has no place. */
    void done() {
      left.forEach(each -> found.refuse(SlCode.SDK_NOT_MAPPED, "fieldHasAPlace", each));
    }

    private List<Element> take(String namespace, String name) {
      List<Element> taken = left.stream().filter(each -> Tree.is(each, namespace, name)).toList();
      left.removeAll(taken);
      return taken;
    }
  }
}
