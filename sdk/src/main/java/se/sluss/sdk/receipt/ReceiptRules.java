package se.sluss.sdk.receipt;

import java.util.List;
import java.util.Set;
import org.w3c.dom.Attr;
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
 * The rules of a receipt: what of UBL 2.1 the profile leaves (R1 and R9, as the schema {@code
 * digg-receipt-1.xsd}), then Digg's other rules under their own names, then what they leave open.
 * Safe for use by many threads.
 */
public final class ReceiptRules {
  /** The namespace of the outermost element. */
  public static final String NAMESPACE =
      "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2";

  /** The outermost element. */
  public static final String ROOT = "ApplicationResponse";

  static final String AGGREGATE =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
  static final String BASIC =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
  static final String CUSTOMIZATION = "urn:fdc:digg.se:edelivery:messagetype:response:1";
  static final String PROCESS = "bdx:noprocess";
  static final String ACCEPTED = "ACCEPTED";
  static final String REJECTED = "REJECTED";
  private static final Set<String> CAUSES = Set.of("SV", "BV", "SIG");

  private final Xsd xsd = new Xsd("digg-receipt-1.xsd");

  /** What the rules say of a receipt; with a fault in its structure, of that alone. */
  public List<Finding> check(Document document) throws XmlException {
    Findings found = new Findings(xsd.names());
    if (found.structure(xsd, document)) {
      rules(document.getDocumentElement(), found);
    }
    return found.all();
  }

  private static void rules(Element root, Findings found) {
    for (Element element : Tree.all(root)) {
      boolean empty = Tree.children(element).isEmpty() && Tree.blank(Tree.text(element));
      // The rule speaks of attributes too; as published it looks at elements alone.
      if (empty || Tree.attributes(element).stream().map(Attr::getValue).anyMatch(Tree::blank)) {
        found.refuse(SlCode.SDK_RULE, "R2-APP", element);
      }
    }
    for (Element id : Tree.children(root, BASIC, "CustomizationID")) {
      hold(found, "R3-APP", id, Set.of(CUSTOMIZATION));
    }
    for (Element id : Tree.children(root, BASIC, "ProfileID")) {
      hold(found, "R4-APP", id, Set.of(PROCESS));
    }
    for (String side : List.of("SenderParty", "ReceiverParty")) {
      Tree.at(root, AGGREGATE, side).forEach(party -> party(party, found));
    }
    Tree.at(root, AGGREGATE, "DocumentResponse").forEach(response -> response(response, found));
  }

  private static void response(Element response, Findings found) {
    List<Element> causes = Tree.children(response, AGGREGATE, "LineResponse");
    for (Element answer : Tree.at(response, AGGREGATE, "Response")) {
      for (Element code : Tree.children(answer, BASIC, "ResponseCode")) {
        hold(found, "R5-APP", code, Set.of(ACCEPTED, REJECTED));
        // Compared without the white space around it, as R5 does; as published, R7 and R8 do not.
        String said = Tree.normalized(Tree.text(code));
        if (said.equals(ACCEPTED) && !causes.isEmpty()) {
          found.refuse(SlCode.SDK_RULE, "R7-APP", answer);
        }
        if (said.equals(REJECTED) && causes.isEmpty()) {
          found.refuse(SlCode.SDK_RULE, "R8-APP", answer);
        }
      }
    }
    for (Element cause : causes) {
      for (Element answer : Tree.at(cause, AGGREGATE, "Response")) {
        for (Element code : Tree.children(answer, BASIC, "ResponseCode")) {
          hold(found, "R6-APP", code, CAUSES);
        }
      }
    }
  }

  /** Who receipts and who is told: R9 wants a scheme and does not say which. */
  private static void party(Element party, Findings found) {
    for (Element id : Tree.children(party, BASIC, "EndpointID")) {
      if (!Tree.normalized(id.getAttribute("schemeID")).equals(Addresses.SCHEME)) {
        found.refuse(SlCode.SDK_RULE, "endpointScheme", id);
      }
      if (!Addresses.organisation(Tree.normalized(Tree.text(id)))) {
        found.refuse(SlCode.SDK_ADDRESS, "endpointIsOrganisation", id);
      }
    }
  }

  private static void hold(Findings found, String rule, Element at, Set<String> codes) {
    if (!codes.contains(Tree.normalized(Tree.text(at)))) {
      found.refuse(SlCode.SDK_RULE, rule, at);
    }
  }
}
