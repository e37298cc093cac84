package se.sluss.probation;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.sdk.xml.BoundedXml;

/** Builds trees of our namespace. */
final class Xml {
  private Xml() {}

  /** The outermost element of a tree of its own. */
  static Element root(String name) {
    Document document = BoundedXml.empty();
    Element root = document.createElementNS(HandoverFiles.NAMESPACE, name);
    document.appendChild(root);
    return root;
  }

  /** An element below, at the end. */
  static Element below(Element parent, String name) {
    Element child = parent.getOwnerDocument().createElementNS(HandoverFiles.NAMESPACE, name);
    parent.appendChild(child);
    return child;
  }

  /** An element with a text, at the end; none when there is nothing to say. */
  static void text(Element parent, String name, @Nullable Object value) {
    if (value != null) {
      below(parent, name).setTextContent(value.toString());
    }
  }
}
