package se.sluss.sdk.envelope;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.message.Addresses;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.receipt.ReceiptRules;
import se.sluss.sdk.verdict.Findings;
import se.sluss.sdk.xml.Tree;

/**
 * What Digg's profile and the content specification (3.2) demand of an envelope and no published
 * rule checks: of every envelope that nothing in it can be read in two ways and that it keeps what
 * its transport model promises; of one in SDK's federation, that it is addressed and labelled as
 * SDK's are.
 */
final class ProfileRules {
  /** SDK's own federations: the one in use, and no other. */
  private static final String FEDERATION = "urn:fdc:digg.se:edelivery:federation:sdk";

  private static final String ANY_FEDERATION = "urn:fdc:digg.se:edelivery:federation:";
  private static final String SIGNED_AND_ENCRYPTED = "::tm-base-ext-sigenc";
  private static final String MESSAGE =
      "urn:riv:infrastructure:messaging:MessageWithAttachments:3::messagePayload##";

  /** The document id of the messages that are sent. */
  static final String SENT = MESSAGE + "3.0" + SIGNED_AND_ENCRYPTED;

  private static final Set<String> MESSAGES = Set.of(SENT, MESSAGE + "3.1" + SIGNED_AND_ENCRYPTED);

  /** The document id of a receipt. */
  static final String RECEIPT =
      "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2::ApplicationResponse"
          + "##fdc:digg.se:edelivery:messagetype:response:1::2.1"
          + SIGNED_AND_ENCRYPTED;

  /** Every document of SDK. */
  static final Set<String> DOCUMENTS =
      Set.of(
          MESSAGE + "3.0" + SIGNED_AND_ENCRYPTED, MESSAGE + "3.1" + SIGNED_AND_ENCRYPTED, RECEIPT);

  /** The criteria of a message in SDK's federation; what is sent carries these. */
  static final SequencedMap<String, String> SDK_CRITERIA = sdkCriteria();

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Envelope envelope;
  private final Findings found;
  private final Element root;

  ProfileRules(Envelope envelope, Findings found) {
    this.envelope = envelope;
    this.found = found;
    this.root = envelope.root();
  }

  void check() {
    unambiguous();
    promised();
    if (envelope.criterion("FEDERATIONID").equals(FEDERATION)) {
      federation();
    } else {
      found.note(SlCode.SDK_OTHER_FEDERATION, "federationIsSdk", root);
    }
    Element content = envelope.content();
    if (content != null && Tree.is(content, MessageRules.NAMESPACE, MessageRules.ROOT)) {
      new SameAsMessage(envelope, found).check(content);
    }
  }

  private void unambiguous() {
    if (envelope.parties("ToParty").size() > 1) {
      found.refuse(SlCode.SDK_RULE, "oneToParty", root);
    }
    for (String kind : SDK_CRITERIA.keySet()) {
      List<Element> values = envelope.criteria(kind);
      if (values.size() > 1) {
        found.refuse(SlCode.SDK_RULE, "criterionOnce", values.get(1));
      }
    }
    if (!envelope.criterion("FEDERATIONID").startsWith(ANY_FEDERATION)) {
      found.refuse(SlCode.SDK_RULE, "federationIsDiggs", root);
    }
    for (Element payload : envelope.payloads()) {
      Tree.children(payload, Envelope.AGGREGATE, "PayloadContent").forEach(this::content);
      for (Element elsewhere :
          Tree.children(payload, Envelope.AGGREGATE, "PayloadExternalReference")) {
        found.refuse(SlCode.SDK_RULE, "contentIsInside", elsewhere);
      }
    }
    // R2 speaks of empty attributes too, and checks none.
    for (Element element : EnvelopeRules.outside(root)) {
      if (Tree.attributes(element).stream().map(Attr::getValue).anyMatch(Tree::blank)
          && !Envelope.XMLDSIG.equals(element.getNamespaceURI())) {
        found.refuse(SlCode.SDK_RULE, "R2-XHE", element);
      }
    }
  }

  /** XHE says of its content: not empty, and not both a text and an element. */
  private void content(Element content) {
    boolean element = !Tree.children(content).isEmpty();
    boolean text = !Tree.blank(textBeside(content));
    if (element == text) {
      found.refuse(SlCode.SDK_RULE, "contentIsOneThing", content);
    }
  }

  private static String textBeside(Element content) {
    StringBuilder text = new StringBuilder();
    for (Node node = content.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Text part) {
        text.append(part.getData());
      }
    }
    return text.toString();
  }

  /** The transport model is in the document's id; whoever strips a signature cannot strip that. */
  private void promised() {
    String document = envelope.criterion("DOCUMENTID");
    if (!document.endsWith(SIGNED_AND_ENCRYPTED)) {
      return;
    }
    if (envelope.signatures().isEmpty()) {
      found.refuse(SlCode.SDK_UNPROTECTED, "signed", root);
    }
    // A receipt is signed and not encrypted (2.1, step 6).
    boolean receipt = document.equals(RECEIPT);
    if (!receipt && !envelope.encrypted()) {
      found.refuse(SlCode.SDK_UNPROTECTED, "encrypted", root);
    }
  }

  private void federation() {
    String document = envelope.criterion("DOCUMENTID");
    boolean receipt = document.equals(RECEIPT);
    require(receipt || MESSAGES.contains(document), "documentIsSdks", first("DOCUMENTID"));
    sdks("documentScheme", "DOCUMENTID_SCHEME");
    sdks("process", "PROCESSID");
    sdks("processScheme", "PROCESSID_SCHEME");
    for (Element header : Tree.at(root, Envelope.AGGREGATE, "Header")) {
      boolean id = UUID.matcher(Envelope.value(header, "ID")).matches();
      require(id, "idIsUuid", header);
    }
    for (String side : List.of("FromParty", "ToParty")) {
      for (Element party : envelope.partyIds(side)) {
        if (!Addresses.organisation(Tree.text(party))) {
          found.refuse(SlCode.SDK_ADDRESS, "partyIsOrganisation", party);
        }
      }
    }
    for (Element payload : envelope.payloads()) {
      payload(payload, receipt);
    }
  }

  private void payload(Element payload, boolean receipt) {
    String namespace = receipt ? ReceiptRules.NAMESPACE : MessageRules.NAMESPACE;
    String name = receipt ? ReceiptRules.ROOT : MessageRules.ROOT;
    require(
        Envelope.value(payload, "DocumentTypeCode").equals("Q{" + namespace + "}" + name),
        "documentTypeCode",
        payload);
    require(
        Envelope.value(payload, "ContentTypeCode").equals("application/xml"),
        "contentTypeCode",
        payload);
    require(
        !Envelope.value(payload, "HandlingServiceID").isEmpty(), "handlingServicePresent", payload);
    Element content = envelope.content();
    require(
        content != null && (envelope.encrypted() || Tree.is(content, namespace, name)),
        "contentIsTheDocument",
        payload);
  }

  private void sdks(String rule, String kind) {
    require(envelope.criterion(kind).equals(SDK_CRITERIA.get(kind)), rule, first(kind));
  }

  private static SequencedMap<String, String> sdkCriteria() {
    SequencedMap<String, String> criteria = new LinkedHashMap<>();
    criteria.put("DOCUMENTID", SENT);
    criteria.put("DOCUMENTID_SCHEME", "busdox-docid-qns");
    criteria.put("PROCESSID", "bdx:noprocess");
    criteria.put("PROCESSID_SCHEME", "urn:fdc:digg.se:edelivery:process");
    criteria.put("FEDERATIONID", FEDERATION);
    return Collections.unmodifiableSequencedMap(criteria);
  }

  private @Nullable Element first(String kind) {
    return envelope.criteria(kind).stream().findFirst().orElse(null);
  }

  private void require(boolean holds, String rule, @Nullable Element at) {
    if (!holds) {
      found.refuse(SlCode.SDK_RULE, rule, at == null ? root : at);
    }
  }
}
