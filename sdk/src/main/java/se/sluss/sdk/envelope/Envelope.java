package se.sluss.sdk.envelope;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sluss.sdk.xml.Tree;

/** What an envelope says of itself, read out of its tree; the structure has been checked. */
final class Envelope {
  static final String XHE = "http://docs.oasis-open.org/bdxr/ns/XHE/1/ExchangeHeaderEnvelope";
  static final String AGGREGATE = "http://docs.oasis-open.org/bdxr/ns/XHE/1/AggregateComponents";
  static final String BASIC = "http://docs.oasis-open.org/bdxr/ns/XHE/1/BasicComponents";
  static final String EXTENSION = "http://docs.oasis-open.org/bdxr/ns/XHE/1/ExtensionComponents";
  static final String XMLENC = "http://www.w3.org/2001/04/xmlenc#";
  static final String XMLDSIG = "http://www.w3.org/2000/09/xmldsig#";

  private final Element root;

  Envelope(Element root) {
    this.root = root;
  }

  Element root() {
    return root;
  }

  /** The parties of {@code FromParty} or {@code ToParty}. */
  List<Element> parties(String side) {
    return Tree.at(root, AGGREGATE, "Header", side);
  }

  /** The identifiers of {@code FromParty} or {@code ToParty}. */
  List<Element> partyIds(String side) {
    return parties(side).stream()
        .flatMap(party -> Tree.at(party, AGGREGATE, "PartyIdentification").stream())
        .flatMap(party -> Tree.at(party, BASIC, "ID").stream())
        .toList();
  }

  List<Element> criteria() {
    return Tree.at(root, AGGREGATE, "Header", "BusinessScope", "BusinessScopeCriterion");
  }

  /** The values of one kind of criterion. */
  List<Element> criteria(String kind) {
    return criteria().stream()
        .filter(each -> kind.equals(value(each, "BusinessScopeCriterionTypeCode")))
        .flatMap(each -> Tree.at(each, BASIC, "BusinessScopeCriterionValue").stream())
        .toList();
  }

  /** The value of a criterion that stands there once; empty when it does not. */
  String criterion(String kind) {
    List<Element> values = criteria(kind);
    return values.size() == 1 ? Tree.normalized(Tree.text(values.getFirst())) : "";
  }

  List<Element> payloads() {
    return Tree.at(root, AGGREGATE, "Payloads", "Payload");
  }

  List<Element> signatures() {
    return Tree.children(root, XMLDSIG, "Signature");
  }

  /** The one element in the one payload's content; null when it holds a text or nothing. */
  @Nullable Element content() {
    List<Element> contents = Tree.at(root, AGGREGATE, "Payloads", "Payload", "PayloadContent");
    if (contents.size() != 1) {
      return null;
    }
    List<Element> inside = Tree.children(contents.getFirst());
    return inside.size() == 1 ? inside.getFirst() : null;
  }

  /** Whether the one payload's content is encrypted. */
  boolean encrypted() {
    Element content = content();
    return content != null && Tree.is(content, XMLENC, "EncryptedData");
  }

  /** The text of a basic component right below, normalised; empty when there is none. */
  static String value(Element parent, String name) {
    return Tree.children(parent, BASIC, name).stream()
        .map(Tree::text)
        .map(Tree::normalized)
        .findFirst()
        .orElse("");
  }
}
