package se.sluss.sdk.envelope;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sluss.sdk.message.Addresses;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;

/**
 * What an envelope says of itself, before anything is proved: enough to tell its sender why it was
 * refused, and to be used for nothing else.
 *
 * @param id of the envelope
 * @param to the organisation that it says it is for
 * @param function the functional address
 */
public record Claimed(UUID id, String to, String function) {
  /**
   * Reads it.
   *
   * @return null when it says no such thing: nobody can be told of it then
   */
  public static @Nullable Claimed by(byte[] envelope) {
    try {
      Envelope read = new Envelope(BoundedXml.read(envelope).getDocumentElement());
      List<Element> to = read.partyIds("ToParty");
      List<Element> heads = Tree.at(read.root(), Envelope.AGGREGATE, "Header");
      if (to.size() != 1 || heads.size() != 1 || read.payloads().size() != 1) {
        return null;
      }
      String organisation = Tree.normalized(Tree.text(to.getFirst()));
      String function = Envelope.value(read.payloads().getFirst(), "HandlingServiceID");
      if (!Addresses.organisation(organisation) || function.isEmpty()) {
        return null;
      }
      return new Claimed(
          UUID.fromString(Envelope.value(heads.getFirst(), "ID")), organisation, function);
    } catch (XmlException | IllegalArgumentException e) {
      return null;
    }
  }
}
