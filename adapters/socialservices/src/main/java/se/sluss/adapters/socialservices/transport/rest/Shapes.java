package se.sluss.adapters.socialservices.transport.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.wire.Bytes;
import tools.jackson.databind.JsonNode;

/** The interface's JSON, by the names of its schemas; each prints nothing of what it holds. */
final class Shapes {
  /** {@code messageCreateDef.type} and {@code messageDef.type}. */
  static final String TYPE = "messages";

  private Shapes() {}

  /** createMessage. */
  record Create(Data data) {
    @Override
    public String toString() {
      return "Create[]";
    }
  }

  /** messageCreateDef. */
  record Data(String type, String id, Attributes attributes) {
    @Override
    public String toString() {
      return "Data[]";
    }
  }

  /** messageCreateAttributesDef and messageAttributesDef. */
  record Attributes(
      @Nullable String messageStatus,
      String creationDateTime,
      String messageId,
      String conversationId,
      @Nullable String refToMessageId,
      boolean confidentiality,
      @Nullable Coded generatingSystem,
      Attention recipientAttention,
      @Nullable Attention senderAttention,
      String sender,
      String recipient,
      @Nullable String label,
      @Nullable List<Document> digitalDocument,
      @Nullable JsonNode events) {
    @Override
    public String toString() {
      return "Attributes[]";
    }
  }

  /** recipientAttentionDef and senderAttentionDef. */
  record Attention(
      Coded subOrganization,
      @Nullable List<Coded> attentionPerson,
      @Nullable List<Coded> referenceId) {
    @Override
    public String toString() {
      return "Attention[]";
    }
  }

  /** An identifier, the list it is of, and what it is called. */
  record Coded(@Nullable String root, @Nullable String extension, @Nullable String label) {
    @Override
    public String toString() {
      return "Coded[]";
    }
  }

  /** DigitalDocumentDef. */
  record Document(
      @Nullable String documentName,
      String documentId,
      @Nullable String index,
      @Nullable List<String> contentTextBody,
      @Nullable List<File> contentFiles) {
    @Override
    public String toString() {
      return "Document[]";
    }
  }

  /** contentFileDef. */
  record File(String fileName, String contentType, Bytes content) {
    @Override
    public String toString() {
      return "File[]";
    }
  }
}
