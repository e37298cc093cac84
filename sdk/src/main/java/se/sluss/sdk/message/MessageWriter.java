package se.sluss.sdk.message;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.sdk.xml.BoundedXml;

/** Writes a message as its schema orders it. Safe for use by many threads. */
public final class MessageWriter {
  /** The namespace of what we put in the extension point. */
  public static final String EXTENSION = "urn:sluss:sdk:1";

  /** The element in the extension point; its text is our JSON. */
  public static final String STRUCTURED = "structured";

  /** The published rule wants milliseconds, also when they are none. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The message as a file of XML. It is not checked here: {@link MessageRules} does. */
  public byte[] write(SdkMessage message) {
    Document document = BoundedXml.empty();
    Element root = document.createElementNS(MessageRules.NAMESPACE, "m:" + MessageRules.ROOT);
    document.appendChild(root);
    Element inside = add(root, "message");
    header(add(inside, "messageHeader"), message);
    Element body = add(inside, "messageBody");
    message.documents().forEach(each -> document(add(body, "documents"), each));
    if (message.structured() != null) {
      Element own = document.createElementNS(EXTENSION, "sluss:" + STRUCTURED);
      own.setTextContent(message.structured());
      inside.appendChild(own);
    }
    return BoundedXml.write(document);
  }

  private static void header(Element header, SdkMessage message) {
    text(header, "creationDateTime", TIMESTAMP.format(message.created()));
    text(header, "messageId", message.id().toString());
    text(header, "conversationId", message.conversation().toString());
    UUID answers = message.answers();
    text(header, "refToMessageId", answers == null ? null : answers.toString());
    text(header, "label", message.label());
    text(header, "confidentiality", Boolean.toString(message.confidential()));
    if (message.generatingSystem() != null) {
      id(add(header, "generatingSystem"), message.generatingSystem());
    }
    party(add(header, "recipient"), "recipientID", message.recipient());
    party(add(header, "sender"), "senderID", message.sender());
  }

  private static void party(Element party, String idName, SdkMessage.Party written) {
    id(add(party, idName), new SdkMessage.Id(Addresses.SCHEME, written.organisation()));
    text(party, "label", written.label());
    SdkMessage.Attention attention = written.attention();
    if (attention != null) {
      attention(add(party, "attention"), attention);
    }
  }

  private static void attention(Element attention, SdkMessage.Attention written) {
    for (SdkMessage.Person person : written.persons()) {
      Element element = add(attention, "person");
      if (person.id() != null) {
        id(add(element, "personId"), person.id());
      }
      text(element, "label", person.label());
    }
    Element function = add(attention, "subOrganization");
    id(add(function, "organizationId"), new SdkMessage.Id(Addresses.FUNCTION, written.function()));
    text(function, "label", written.label());
    for (SdkMessage.Reference reference : written.references()) {
      Element element = add(attention, "reference");
      id(add(element, "referenceId"), reference.id());
      text(element, "label", reference.label());
    }
  }

  private static void document(Element document, SdkMessage.Document written) {
    text(document, "documentID", written.id());
    text(document, "documentName", written.name());
    text(document, "index", written.index());
    for (SdkMessage.File file : written.files()) {
      Element element = add(document, "ContentFiles");
      text(element, "fileName", file.name());
      text(element, "contentType", file.contentType());
      text(element, "content", file.content().base64());
    }
    for (String text : written.texts()) {
      text(add(document, "ContentText"), "characterSequence", text);
    }
  }

  private static void id(Element parent, SdkMessage.Id id) {
    text(parent, "root", id.root());
    text(parent, "extension", id.extension());
  }

  private static void text(Element parent, String name, @Nullable String text) {
    if (text != null) {
      add(parent, name).setTextContent(text);
    }
  }

  private static Element add(Element parent, String name) {
    Element added = parent.getOwnerDocument().createElementNS(MessageRules.NAMESPACE, "m:" + name);
    parent.appendChild(added);
    return added;
  }
}
