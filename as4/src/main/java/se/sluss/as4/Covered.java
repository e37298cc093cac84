package se.sluss.as4;

import com.helger.phase4.crypto.IAS4DecryptParameterModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.processor.Processor;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a message's signature and encryption cover, as WSS4J found when it verified and decrypted. A
 * valid signature says nothing of what it leaves out, and WS-Security lets it leave out anything;
 * here it must cover the header of ebMS, the body and each payload, and each payload must have been
 * encrypted (eDelivery AS4, 2.2.6). One for each message.
 */
final class Covered implements IAS4DecryptParameterModifier {
  private static final String MESSAGING =
      "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";

  private static final List<QName> LOOKED_AT =
      List.of(
          WSConstants.SIGNATURE,
          WSConstants.ENCRYPTED_KEY,
          WSConstants.ENCRYPTED_DATA,
          WSConstants.REFERENCE_LIST);

  private final List<WSSecurityEngineResult> results = new ArrayList<>();

  /** Each processor that verifies or decrypts also tells what. */
  @Override
  public void modifyWSSConfig(WSSConfig config) {
    for (QName element : LOOKED_AT) {
      Processor original;
      try {
        original = config.getProcessor(element);
      } catch (org.apache.wss4j.common.ext.WSSecurityException e) {
        throw new IllegalStateException("WSS4J's own processor cannot be made", e);
      }
      config.setProcessor(
          element,
          (Processor)
              (token, data) -> {
                List<WSSecurityEngineResult> found = original.handleToken(token, data);
                results.addAll(found);
                return found;
              });
    }
  }

  /**
   * Whether a message's one signature covers all of it, and its encryption each payload.
   *
   * @param soap as it was verified
   * @param payloads their MIME ids; none for a receipt or an error
   */
  boolean whole(Document soap, List<String> payloads) {
    Element envelope = soap.getDocumentElement();
    Element header = child(envelope, "Header", null);
    Element body = child(envelope, "Body", null);
    Element messaging = header == null ? null : child(header, "Messaging", MESSAGING);
    if (messaging == null || body == null || actions(WSConstants.SIGN).count() != 1) {
      return false;
    }
    List<WSDataRef> signed = refs(WSConstants.SIGN);
    Set<String> signedPayloads = attachments(signed);
    Set<String> encryptedPayloads = attachments(refs(WSConstants.ENCR));
    return covers(signed, messaging)
        && covers(signed, body)
        && payloads.stream()
            .map(each -> "cid:" + each)
            .allMatch(each -> signedPayloads.contains(each) && encryptedPayloads.contains(each));
  }

  /** By the element itself, and not by an id: two elements may have one. */
  private static boolean covers(List<WSDataRef> refs, Element element) {
    return refs.stream().anyMatch(each -> each.getProtectedElement() == element);
  }

  private static Set<String> attachments(List<WSDataRef> refs) {
    return refs.stream()
        .filter(WSDataRef::isAttachment)
        .map(WSDataRef::getWsuId)
        .collect(Collectors.toSet());
  }

  private List<WSDataRef> refs(int action) {
    return actions(action)
        .map(each -> each.get(WSSecurityEngineResult.TAG_DATA_REF_URIS))
        .flatMap(each -> each instanceof List<?> refs ? refs.stream() : Stream.empty())
        .filter(WSDataRef.class::isInstance)
        .map(WSDataRef.class::cast)
        .toList();
  }

  private Stream<WSSecurityEngineResult> actions(int action) {
    return results.stream()
        .filter(
            each ->
                each.get(WSSecurityEngineResult.TAG_ACTION) instanceof Integer done
                    && done == action);
  }

  /** The one such child; null when there is none or more. */
  private static @Nullable Element child(Element parent, String name, @Nullable String namespace) {
    Element found = null;
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && name.equals(element.getLocalName())
          && (namespace == null || namespace.equals(element.getNamespaceURI()))) {
        if (found != null) {
          return null;
        }
        found = element;
      }
    }
    return found;
  }
}
