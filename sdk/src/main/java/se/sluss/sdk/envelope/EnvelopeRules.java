package se.sluss.sdk.envelope;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.Addresses;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Findings;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;
import se.sluss.sdk.xml.Xsd;

/**
 * The rules of an envelope: the XSD of XHE 1.0, each of Digg's rules R1 to R14 under its own name,
 * then what {@link ProfileRules} adds. Safe for use by many threads.
 */
public final class EnvelopeRules {
  /** The namespace of the outermost element. */
  public static final String NAMESPACE = Envelope.XHE;

  /** The outermost element. */
  public static final String ROOT = "XHE";

  static final String CUSTOMIZATION = "urn:fdc:digg.se:edelivery:xhe:1";

  /** The criteria that must stand there, and the rule that says so. */
  private static final List<Criterion> CRITERIA =
      List.of(
          new Criterion("R4-XHE", "DOCUMENTID"),
          new Criterion("R5-XHE", "DOCUMENTID_SCHEME"),
          new Criterion("R6-XHE", "PROCESSID"),
          new Criterion("R7-XHE", "PROCESSID_SCHEME"),
          new Criterion("R8-XHE", "FEDERATIONID"));

  private record Criterion(String rule, String kind) {}

  /** R1: elements of XHE that the profile has no use for. */
  private static final Set<String> UNUSED_BESIDE_HEADER = Set.of("ProfileID", "ProfileExecutionID");

  private static final Set<String> UNUSED_IN_PAYLOAD =
      Set.of(
          "Description",
          "CustomizationID",
          "ProfileID",
          "ProfileExecutionID",
          "ValidationTypeCode",
          "InstanceEncryptionMethod",
          "InstanceHashValue");

  private static final Set<String> UNUSED_REFERENCES =
      Set.of(
          "InstanceDecryptionInformationExternalReference",
          "InstanceDecryptionKeyExternalReference",
          "RelevantExternalReference");

  private final Xsd xsd = new Xsd("XHE-1.0.xsd");

  /** What the rules say of an envelope; with a fault in its structure, of that alone. */
  public List<Finding> check(Document document) throws XmlException {
    Findings found = new Findings(xsd.names());
    if (found.structure(xsd, document)) {
      Envelope envelope = new Envelope(document.getDocumentElement());
      published(envelope, found);
      new ProfileRules(envelope, found).check();
    }
    return found.all();
  }

  private static void published(Envelope envelope, Findings found) {
    Element root = envelope.root();
    unused(envelope, found);
    cardinality(envelope, found);
    for (Element empty : outside(root)) {
      if (Tree.children(empty).isEmpty()
          && Tree.blank(Tree.text(empty))
          && !Envelope.XMLENC.equals(empty.getNamespaceURI())
          && !Envelope.XMLDSIG.equals(empty.getNamespaceURI())) {
        found.refuse(SlCode.SDK_RULE, "R2-XHE", empty);
      }
    }
    hold(found, "R3-XHE", root, "CustomizationID", CUSTOMIZATION);
    for (Criterion criterion : CRITERIA) {
      if (envelope.criteria(criterion.kind()).isEmpty()) {
        found.refuse(SlCode.SDK_RULE, criterion.rule(), root);
      }
    }
    hold(found, "R9-XHE", root, "XHEVersionID", "1.0");
    for (Element id : envelope.partyIds("FromParty")) {
      scheme(found, "R10-XHE", id);
    }
    // Published as R11, for the recipient, but written against FromParty.
    for (Element id : envelope.partyIds("ToParty")) {
      scheme(found, "R11-XHE", id);
    }
    for (Element payload : envelope.payloads()) {
      encryption(payload, found);
    }
  }

  private static void unused(Envelope envelope, Findings found) {
    Element root = envelope.root();
    for (Element element : Tree.children(root)) {
      if (Tree.is(element, Envelope.EXTENSION, "XHEExtensions")
          || in(element, Envelope.BASIC, UNUSED_BESIDE_HEADER)) {
        found.refuse(SlCode.SDK_RULE, "R1-XHE", element);
      }
    }
    for (Element reference :
        Tree.at(root, Envelope.AGGREGATE, "Header", "BusinessScope", "ExternalReference")) {
      found.refuse(SlCode.SDK_RULE, "R1-XHE", reference);
    }
    for (Element payload : envelope.payloads()) {
      for (Element element : Tree.children(payload)) {
        if (in(element, Envelope.BASIC, UNUSED_IN_PAYLOAD)
            || in(element, Envelope.AGGREGATE, UNUSED_REFERENCES)) {
          found.refuse(SlCode.SDK_RULE, "R1-XHE", element);
        }
      }
    }
  }

  private static void cardinality(Envelope envelope, Findings found) {
    Element root = envelope.root();
    List<Element> payloads = envelope.payloads();
    boolean complete =
        !Tree.children(root, Envelope.BASIC, "CustomizationID").isEmpty()
            && !envelope.criteria().isEmpty()
            && !envelope.parties("FromParty").isEmpty()
            && identifications(envelope, "FromParty") == 1
            && identifications(envelope, "ToParty") == 1
            && payloads.size() == 1;
    if (!complete) {
      found.refuse(SlCode.SDK_RULE, "R14-XHE", root);
    }
    for (Element payload : payloads) {
      if (Tree.children(payload, Envelope.BASIC, "DocumentTypeCode").isEmpty()
          || Tree.children(payload, Envelope.BASIC, "ContentTypeCode").isEmpty()
          || Tree.children(payload, Envelope.AGGREGATE, "PayloadContent").isEmpty()) {
        found.refuse(SlCode.SDK_RULE, "R14-XHE", payload);
      }
    }
  }

  private static int identifications(Envelope envelope, String side) {
    return envelope.parties(side).stream()
        .mapToInt(party -> Tree.children(party, Envelope.AGGREGATE, "PartyIdentification").size())
        .sum();
  }

  private static void encryption(Element payload, Findings found) {
    String indicator = Envelope.value(payload, "InstanceEncryptionIndicator");
    boolean said = indicator.equals("true") || indicator.equals("1");
    boolean done =
        Tree.at(payload, Envelope.AGGREGATE, "PayloadContent").stream()
            .anyMatch(
                content -> !Tree.children(content, Envelope.XMLENC, "EncryptedData").isEmpty());
    if (said && !done) {
      found.refuse(SlCode.SDK_RULE, "R12-XHE", payload);
    }
    if (!said && done) {
      found.refuse(SlCode.SDK_RULE, "R13-XHE", payload);
    }
  }

  private static void scheme(Findings found, String rule, Element id) {
    if (!Tree.normalized(id.getAttribute("schemeID")).equals(Addresses.SCHEME)) {
      found.refuse(SlCode.SDK_RULE, rule, id);
    }
  }

  private static void hold(
      Findings found, String rule, Element parent, String name, String wanted) {
    for (Element element : Tree.children(parent, Envelope.BASIC, name)) {
      if (!Tree.normalized(Tree.text(element)).equals(wanted)) {
        found.refuse(SlCode.SDK_RULE, rule, element);
      }
    }
  }

  /** The envelope's own elements; what is carried has rules of its own. */
  static List<Element> outside(Element root) {
    return Tree.all(root).stream().filter(element -> !carried(element)).toList();
  }

  private static boolean carried(Element element) {
    for (Element above = element; above.getParentNode() instanceof Element parent; above = parent) {
      if (Tree.is(parent, Envelope.AGGREGATE, "PayloadContent")) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(Element element, String namespace, Set<String> names) {
    return namespace.equals(element.getNamespaceURI()) && names.contains(element.getLocalName());
  }
}
