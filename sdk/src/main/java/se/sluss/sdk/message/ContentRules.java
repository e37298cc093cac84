package se.sluss.sdk.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.verdict.Findings;
import se.sluss.sdk.xml.Tree;

/**
 * What the content specification (1.5.2) demands and neither XSD nor Schematron checks. The
 * sections are those of the specification.
 */
final class ContentRules {
  private static final int LONGEST_REFERENCE = 256;
  private static final int LONGEST_FILE_NAME = 255;

  /** type/subtype of RFC 6838, and parameters. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}( *;.*)?");

  /**
   * What is taken: PDF, which everybody must (4.3.3.3), text and pictures, XML and JSON, and office
   * documents of the kinds that hold no macros. Archives and programs are not.
   */
  private static final Set<String> TAKEN =
      Set.of(
          "application/pdf",
          "text/plain",
          "image/png",
          "image/jpeg",
          "image/tiff",
          "application/xml",
          "text/xml",
          "application/json",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.presentation");

  /** Digits alone, the first document being 1. */
  private static final Pattern INDEX = Pattern.compile("[1-9][0-9]{0,8}");

  private final Findings found;

  ContentRules(Findings found) {
    this.found = found;
  }

  void check(Element payload) {
    for (Element message : at(payload, "message")) {
      at(message, "messageHeader").forEach(this::header);
      List<Element> documents = at(message, "messageBody", "documents");
      documents.forEach(this::document);
      order(documents);
    }
  }

  /** 4.3.2: who, to whom, about which message. */
  private void header(Element header) {
    for (Element party : at(header, "recipient", "recipientID", "extension")) {
      organisation("recipientIdExtension", party);
    }
    for (Element party : at(header, "sender", "senderID", "extension")) {
      organisation("senderIdExtension", party);
    }
    String own = at(header, "messageId").stream().map(Tree::text).findFirst().orElse("");
    for (Element answered : at(header, "refToMessageId")) {
      if (Tree.text(answered).equalsIgnoreCase(own)) {
        found.refuse(SlCode.SDK_RULE, "refToMessageIdIsAnother", answered);
      }
    }
    for (String side : List.of("recipient", "sender")) {
      for (Element id : at(header, side, "attention", "reference", "referenceId", "extension")) {
        if (length(id) > LONGEST_REFERENCE) {
          found.refuse(SlCode.OVERSIZE, "referenceIdLength", id);
        }
      }
    }
    if (at(header, "label").isEmpty()) {
      found.note(SlCode.SDK_INCOMPLETE, "labelPresent", header);
    }
    for (Element sender : at(header, "sender")) {
      if (at(sender, "attention").isEmpty()) {
        found.note(SlCode.SDK_INCOMPLETE, "senderAttentionPresent", sender);
      }
    }
  }

  private void organisation(String rule, Element address) {
    if (!Addresses.organisation(Tree.text(address))) {
      found.refuse(SlCode.SDK_ADDRESS, rule, address);
    }
  }

  /** 4.3.3.1: a text or a file, or both. The specification says that Schematron checks it. */
  private void document(Element document) {
    List<Element> files = at(document, "ContentFiles");
    if (files.isEmpty() && at(document, "ContentText").isEmpty()) {
      found.refuse(SlCode.SDK_NO_CONTENT, "textOrFile", document);
    }
    files.forEach(this::file);
  }

  /** 4.3.3.3, and never a name that could be taken for a path or for another name. */
  private void file(Element file) {
    for (Element name : at(file, "fileName")) {
      if (!safe(Tree.text(name))) {
        found.refuse(SlCode.SDK_FILE_NAME, "fileNameIsOnlyAName", name);
      }
    }
    for (Element type : at(file, "contentType")) {
      String written = Tree.normalized(Tree.text(type)).toLowerCase(Locale.ROOT);
      if (!MEDIA_TYPE.matcher(written).matches() || !TAKEN.contains(bare(written))) {
        found.refuse(SlCode.SDK_FILE_TYPE, "contentTypeIsTaken", type);
      }
    }
    for (Element content : at(file, "content")) {
      if (!base64(Tree.text(content))) {
        found.refuse(SlCode.SDK_NOT_BASE64, "contentIsBase64", content);
      }
    }
  }

  /** 4.3.3.1: several documents have a number each. */
  private void order(List<Element> documents) {
    if (documents.size() < 2) {
      return;
    }
    Set<String> numbers = new HashSet<>();
    for (Element document : documents) {
      String index = at(document, "index").stream().map(Tree::text).findFirst().orElse("");
      if (!INDEX.matcher(index).matches() || !numbers.add(index)) {
        found.note(SlCode.SDK_INCOMPLETE, "indexOrders", document);
      }
    }
  }

  /**
   * RFC 4648 section 4, with its padding; white space between is let through, as in
   * xs:base64Binary.
   */
  private static boolean base64(String text) {
    byte[] packed = text.replaceAll("[ \\t\\r\\n]", "").getBytes(StandardCharsets.UTF_8);
    if (packed.length == 0 || packed.length % 4 != 0) {
      return false;
    }
    try {
      Base64.getDecoder().decode(packed);
      return true;
    } catch (IllegalArgumentException e) {
      // The library's word for "not base64"; it quotes what stood there.
      return false;
    }
  }

  private static boolean safe(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_FILE_NAME
        && !name.equals(".")
        && !name.equals("..")
        && name.codePoints().noneMatch(ContentRules::misleads);
  }

  /** Separators of paths, control characters, and marks that turn the direction of writing. */
  private static boolean misleads(int character) {
    return character == '/'
        || character == '\\'
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT;
  }

  private static String bare(String mediaType) {
    int parameters = mediaType.indexOf(';');
    return parameters < 0 ? mediaType : mediaType.substring(0, parameters).strip();
  }

  private static int length(Element element) {
    String text = Tree.text(element);
    return text.codePointCount(0, text.length());
  }

  private static List<Element> at(Element from, String... path) {
    return Tree.at(from, MessageRules.NAMESPACE, path);
  }
}
