package se.sluss.sdk.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.wire.Bytes;

/**
 * A message: every field of the schema 3.0, which 3.1 shares (content specification 1.5.2, chapter
 * 4). Bounds are those of {@link MessageRules}.
 *
 * @param created when; told in milliseconds
 * @param id of the message and of its envelope
 * @param conversation what ties answers together
 * @param answers the message that this one answers or adds to
 * @param label the heading; a list of messages shows it
 * @param confidential whether the sender holds it to be secret
 * @param generatingSystem what wrote it, for support
 * @param recipient for whom; its attention is there
 * @param sender from whom
 * @param documents texts and files, at least one
 * @param structured what stands in the extension point: our own form of the same, for a receiver
 *     that reads it
 */
public record SdkMessage(
    Instant created,
    UUID id,
    UUID conversation,
    @Nullable UUID answers,
    @Nullable String label,
    boolean confidential,
    @Nullable Id generatingSystem,
    Party recipient,
    Party sender,
    List<Document> documents,
    @Nullable String structured) {
  /** Copies the list. */
  public SdkMessage {
    documents = List.copyOf(documents);
  }

  /** An identifier and the list that it is of ({@code IIType}). */
  public record Id(String root, String extension) {
    /** Prints nothing: it may be a personal number. */
    @Override
    public String toString() {
      return "Id[]";
    }
  }

  /**
   * An end of a message.
   *
   * @param organisation its address, such as {@code 0203:habo.se}
   * @param label its name
   * @param attention where in it; a sender may leave it out
   */
  public record Party(String organisation, @Nullable String label, @Nullable Attention attention) {}

  /**
   * Where in an organisation.
   *
   * @param persons who is meant; nothing is delivered by it
   * @param function the functional address
   * @param label what the function is called
   * @param references cases and files of either side
   */
  public record Attention(
      List<Person> persons, String function, @Nullable String label, List<Reference> references) {
    /** Copies the lists. */
    public Attention {
      persons = List.copyOf(persons);
      references = List.copyOf(references);
    }
  }

  /** Someone who is meant. */
  public record Person(@Nullable Id id, @Nullable String label) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Person[]";
    }
  }

  /** A case or file of either side. */
  public record Reference(Id id, @Nullable String label) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Reference[]";
    }
  }

  /**
   * A document.
   *
   * @param id by its sender
   * @param name what it is called
   * @param index its place among several, from 1
   * @param files attached to it
   * @param texts as Markdown, of which receivers know what the specification lists
   */
  public record Document(
      String id,
      @Nullable String name,
      @Nullable String index,
      List<File> files,
      List<String> texts) {
    /** Copies the lists. */
    public Document {
      files = List.copyOf(files);
      texts = List.copyOf(texts);
    }

    /** Prints nothing. */
    @Override
    public String toString() {
      return "Document[]";
    }
  }

  /**
   * An attached file.
   *
   * @param name shown, and used for nothing else
   * @param contentType its media type
   * @param content as it is, not encoded
   */
  public record File(String name, String contentType, Bytes content) {
    /** Prints its size alone. */
    @Override
    public String toString() {
      return "File[" + content + "]";
    }
  }

  /** Prints the id alone. */
  @Override
  public String toString() {
    return "SdkMessage[" + id + "]";
  }
}
