package se.sluss.sdk.receipt;

import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.sdk.xml.Tree;

/**
 * What a receipt says, in its codes; its texts are a stranger's and are not read.
 *
 * @param receipted the id of the envelope that it is about
 * @param from the organisation that receipts
 * @param to the organisation that is told
 * @param accepted whether the message was taken
 * @param causes why not: SV, BV or SIG, once for each refusal; empty when it was taken
 */
public record Receipt(
    String receipted, String from, String to, boolean accepted, List<String> causes) {
  /** Copies the list. */
  public Receipt {
    causes = List.copyOf(causes);
  }

  /**
   * Reads a receipt.
   *
   * @param document checked by {@link ReceiptRules}
   */
  public static Receipt of(Document document) {
    Element root = document.getDocumentElement();
    Element response = Tree.at(root, ReceiptRules.AGGREGATE, "DocumentResponse").getFirst();
    List<String> causes =
        Tree.children(response, ReceiptRules.AGGREGATE, "LineResponse").stream()
            .map(line -> Tree.at(line, ReceiptRules.AGGREGATE, "Response").getFirst())
            .map(answer -> basic(answer, "ResponseCode"))
            .toList();
    return new Receipt(
        basic(Tree.at(response, ReceiptRules.AGGREGATE, "DocumentReference").getFirst(), "ID"),
        basic(Tree.at(root, ReceiptRules.AGGREGATE, "SenderParty").getFirst(), "EndpointID"),
        basic(Tree.at(root, ReceiptRules.AGGREGATE, "ReceiverParty").getFirst(), "EndpointID"),
        basic(Tree.at(response, ReceiptRules.AGGREGATE, "Response").getFirst(), "ResponseCode")
            .equals(ReceiptRules.ACCEPTED),
        causes);
  }

  private static String basic(Element parent, String name) {
    return Tree.normalized(Tree.text(Tree.children(parent, ReceiptRules.BASIC, name).getFirst()));
  }
}
