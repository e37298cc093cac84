package se.sluss.adapters.socialservices.transport.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.socialservices.transport.rest.Shapes.Attention;
import se.sluss.adapters.socialservices.transport.rest.Shapes.Attributes;
import se.sluss.adapters.socialservices.transport.rest.Shapes.Coded;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.sdk.message.Addresses;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.message.SdkMessage.Document;
import se.sluss.sdk.message.SdkMessage.File;
import se.sluss.sdk.message.SdkMessage.Id;
import se.sluss.sdk.message.SdkMessage.Party;
import se.sluss.sdk.message.SdkMessage.Person;
import se.sluss.sdk.message.SdkMessage.Reference;

/**
 * Between a message and the interface's JSON, which has no extension point: our own form goes as a
 * file of the first document. What else the JSON has no place for is refused by its field.
 */
final class RestForm {
  /** Our own form as a file. */
  static final String OWN_FILE = "sluss.json";

  private static final String OWN_TYPE = "application/json";

  private RestForm() {}

  /**
   * As attributes.
   *
   * @throws RefusedException SDK_NOT_MAPPED with the field
   */
  static Attributes write(SdkMessage message) throws RefusedException {
    unnamed(message.recipient(), "/recipient/label");
    unnamed(message.sender(), "/sender/label");
    SdkMessage.Attention recipient = message.recipient().attention();
    SdkMessage.Attention sender = message.sender().attention();
    Id by = message.generatingSystem();
    UUID answers = message.answers();
    return new Attributes(
        null,
        message.created().toString(),
        message.id().toString(),
        message.conversation().toString(),
        answers == null ? null : answers.toString(),
        message.confidential(),
        by == null ? null : new Coded(by.root(), by.extension(), null),
        attention(Objects.requireNonNull(recipient), "/recipient"),
        sender == null ? null : attention(sender, "/sender"),
        message.sender().organisation(),
        message.recipient().organisation(),
        message.label(),
        documents(message),
        null);
  }

  /** The interface has no field for an organisation's name. */
  private static void unnamed(Party party, String field) throws RefusedException {
    if (party.label() != null) {
      throw new RefusedException(new Fault(SlCode.SDK_NOT_MAPPED, field));
    }
  }

  private static Attention attention(SdkMessage.Attention attention, String field)
      throws RefusedException {
    List<Coded> persons = new ArrayList<>();
    for (Person person : attention.persons()) {
      persons.add(whole(person.id(), person.label(), field + "/attention/person"));
    }
    List<Coded> references = new ArrayList<>();
    for (Reference reference : attention.references()) {
      references.add(whole(reference.id(), reference.label(), field + "/attention/reference"));
    }
    return new Attention(
        new Coded(Addresses.FUNCTION, attention.function(), attention.label()),
        persons,
        references);
  }

  /** The interface demands all three of a person and of a reference. */
  private static Coded whole(@Nullable Id id, @Nullable String label, String field)
      throws RefusedException {
    if (id == null || label == null) {
      throw new RefusedException(new Fault(SlCode.SDK_NOT_MAPPED, field));
    }
    return new Coded(id.root(), id.extension(), label);
  }

  private static List<Shapes.Document> documents(SdkMessage message) {
    List<Shapes.Document> documents = new ArrayList<>();
    for (Document document : message.documents()) {
      List<Shapes.File> files = new ArrayList<>();
      for (File file : document.files()) {
        files.add(new Shapes.File(file.name(), file.contentType(), file.content()));
      }
      if (documents.isEmpty() && message.structured() != null) {
        Bytes own = Bytes.of(message.structured().getBytes(UTF_8));
        files.add(new Shapes.File(OWN_FILE, OWN_TYPE, own));
      }
      documents.add(
          new Shapes.Document(
              document.name(), document.id(), document.index(), document.texts(), files));
    }
    return documents;
  }

  /**
   * As a message; its rules are still to be asked.
   *
   * @throws RefusedException WRONG_VALUE or MISSING_FIELD with the field
   */
  static SdkMessage read(Attributes read) throws RefusedException {
    List<Document> documents = new ArrayList<>();
    String structured = null;
    for (Shapes.Document document : some(read.digitalDocument())) {
      List<File> files = new ArrayList<>();
      for (Shapes.File file : some(document.contentFiles())) {
        if (documents.isEmpty() && structured == null && own(file)) {
          structured = new String(file.content().toArray(), UTF_8);
        } else {
          files.add(new File(file.fileName(), file.contentType(), file.content()));
        }
      }
      documents.add(
          new Document(
              document.documentId(),
              document.documentName(),
              document.index(),
              files,
              some(document.contentTextBody())));
    }
    String answers = read.refToMessageId();
    Coded by = read.generatingSystem();
    Attention sender = read.senderAttention();
    return new SdkMessage(
        created(read.creationDateTime()),
        uuid(read.messageId(), "/messageId"),
        uuid(read.conversationId(), "/conversationId"),
        answers == null ? null : uuid(answers, "/refToMessageId"),
        read.label(),
        read.confidentiality(),
        by == null ? null : id(by, "/generatingSystem"),
        new Party(
            read.recipient(), null, attention(read.recipientAttention(), "/recipientAttention")),
        new Party(
            read.sender(), null, sender == null ? null : attention(sender, "/senderAttention")),
        documents,
        structured);
  }

  private static boolean own(Shapes.File file) {
    return file.fileName().equals(OWN_FILE) && file.contentType().equals(OWN_TYPE);
  }

  private static SdkMessage.Attention attention(Attention read, String field)
      throws RefusedException {
    List<Person> persons = new ArrayList<>();
    for (Coded person : some(read.attentionPerson())) {
      persons.add(new Person(id(person, field + "/attentionPerson"), person.label()));
    }
    List<Reference> references = new ArrayList<>();
    for (Coded reference : some(read.referenceId())) {
      references.add(new Reference(id(reference, field + "/referenceId"), reference.label()));
    }
    Id function = id(read.subOrganization(), field + "/subOrganization");
    if (!function.root().equals(Addresses.FUNCTION)) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, field + "/subOrganization/root"));
    }
    return new SdkMessage.Attention(
        persons, function.extension(), read.subOrganization().label(), references);
  }

  private static Id id(Coded coded, String field) throws RefusedException {
    if (coded.root() == null || coded.extension() == null) {
      throw new RefusedException(new Fault(SlCode.MISSING_FIELD, field));
    }
    return new Id(coded.root(), coded.extension());
  }

  private static Instant created(String text) throws RefusedException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/creationDateTime"));
    }
  }

  private static UUID uuid(String text, String field) throws RefusedException {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, field));
    }
  }

  private static <T> List<T> some(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
