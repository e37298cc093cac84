package se.sluss.sdk.message;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Findings;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;
import se.sluss.sdk.xml.Xsd;

/**
 * The rules of a message: the XSD 3.0, each pattern of the published MessageConstraints.xml under
 * its own name, then what {@link ContentRules} adds. Safe for use by many threads.
 */
public final class MessageRules {
  /** The namespace of versions 3.0 and 3.1. */
  public static final String NAMESPACE =
      "urn:riv:infrastructure:messaging:MessageWithAttachments:3";

  /** The outermost element. */
  public static final String ROOT = "messagePayload";

  /** Most bytes of a message with its files: 30 MB (content specification 4.3.3.3). */
  public static final int MOST_BYTES = 30 * 1024 * 1024;

  private static final int LONGEST_LABEL = 256;

  private static final Pattern TIMESTAMP =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{1,3}Z");
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern BASE64_START = Pattern.compile("^[a-zA-Z0-9+/]");

  private final Xsd xsd = new Xsd("infrastructure_messaging_MessageWithAttachments_3.0.xsd");

  /** What the rules say of a message; with a fault in its structure, of that alone. */
  public List<Finding> check(Document message) throws XmlException {
    Findings found = findings();
    if (found.structure(xsd, message)) {
      published(message.getDocumentElement(), found);
      new ContentRules(found).check(message.getDocumentElement());
    }
    return found.all();
  }

  /** For what is said of a message, in places by the names that its schema knows. */
  Findings findings() {
    return new Findings(xsd.names());
  }

  /**
   * The patterns of MessageConstraints.xml, in its order; they hold wherever the element stands.
   */
  private static void published(Element payload, Findings found) {
    for (Element element : Tree.all(payload)) {
      if (element != payload && !Tree.holdsText(element)) {
        found.refuse(SlCode.SDK_RULE, "verifyNonEmptyElements", element);
      }
    }
    for (Element element : Tree.all(payload)) {
      if (!NAMESPACE.equals(element.getNamespaceURI())) {
        continue;
      }
      switch (element.getLocalName()) {
        case "creationDateTime" -> hold(found, element, "creationDateTime", matches(TIMESTAMP));
        case "messageId" -> hold(found, element, "MessageId", matches(UUID));
        case "conversationId" -> hold(found, element, "conversationId", matches(UUID));
        case "refToMessageId" -> hold(found, element, "refToMessageId", matches(UUID));
        case "label" -> label(found, element);
        case "content" -> content(found, element);
        case "root" -> root(found, element);
        default -> {}
      }
    }
  }

  private static void label(Findings found, Element label) {
    if (under(label, "messageHeader")) {
      hold(
          found,
          label,
          "subjectlabel",
          text -> text.codePointCount(0, text.length()) <= LONGEST_LABEL);
    }
  }

  private static void content(Findings found, Element content) {
    if (under(content, "ContentFiles")) {
      hold(found, content, "contentFiles", text -> BASE64_START.matcher(text).find());
    }
  }

  private static void root(Findings found, Element root) {
    if (under(root, "recipientID")) {
      hold(found, root, "recipientIdvalue", Addresses.SCHEME::equals);
    } else if (under(root, "senderID")) {
      hold(found, root, "senderIdvalue", Addresses.SCHEME::equals);
    } else if (under(root, "organizationId")
        && root.getParentNode() instanceof Element id
        && under(id, "subOrganization")) {
      hold(found, root, "subOrgRoot", Addresses.FUNCTION::equals);
    }
  }

  private static boolean under(Element element, String parent) {
    return element.getParentNode() instanceof Element above && Tree.is(above, NAMESPACE, parent);
  }

  private static Predicate<String> matches(Pattern pattern) {
    return text -> pattern.matcher(text).matches();
  }

  private static void hold(Findings found, Element at, String rule, Predicate<String> holds) {
    if (!holds.test(Tree.text(at))) {
      found.refuse(SlCode.SDK_RULE, rule, at);
    }
  }
}
