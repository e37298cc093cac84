package se.sluss.sdk.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** Walks a tree of XML the way the published rules speak of it. */
public final class Tree {
  private Tree() {}

  /** Whether an element is the one of this namespace and name. */
  public static boolean is(Element element, String namespace, String name) {
    return name.equals(element.getLocalName()) && namespace.equals(element.getNamespaceURI());
  }

  /** The elements right below. */
  public static List<Element> children(Element parent) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  /** The elements right below of one namespace and name. */
  public static List<Element> children(Element parent, String namespace, String name) {
    return children(parent).stream().filter(child -> is(child, namespace, name)).toList();
  }

  /** The elements at the end of a path of names, all of one namespace. */
  public static List<Element> at(Element from, String namespace, String... path) {
    List<Element> found = List.of(from);
    for (String name : path) {
      found = found.stream().flatMap(each -> children(each, namespace, name).stream()).toList();
    }
    return found;
  }

  /** The element itself and all below it, in the order of the document. */
  public static List<Element> all(Element from) {
    List<Element> found = new ArrayList<>();
    Node node = from;
    while (node != null) {
      if (node instanceof Element element) {
        found.add(element);
      }
      node = next(node, from);
    }
    return found;
  }

  /** The attributes that are not declarations of namespaces. */
  public static List<Attr> attributes(Element element) {
    NamedNodeMap map = element.getAttributes();
    List<Attr> found = new ArrayList<>();
    for (int i = 0; i < map.getLength(); i++) {
      if (map.item(i) instanceof Attr attribute
          && !"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())) {
        found.add(attribute);
      }
    }
    return found;
  }

  /** The text of an element and all below it. */
  public static String text(Element element) {
    String text = element.getTextContent();
    return text == null ? "" : text;
  }

  /** The text without XML's white space around it, and with single spaces in it (XPath 2.0). */
  public static String normalized(String text) {
    return text.replaceAll("[ \\t\\r\\n]+", " ").replaceAll("^ | $", "");
  }

  /** Whether nothing but XML's own white space stands there: a space of another kind is a text. */
  public static boolean blank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (" \t\r\n".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether an element holds any text, at whatever depth, that is more than white space. */
  public static boolean holdsText(Element element) {
    Node node = element;
    while (node != null) {
      if (node instanceof Text text && !blank(text.getData())) {
        return true;
      }
      node = next(node, element);
    }
    return false;
  }

  private static @Nullable Node next(Node node, Node top) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    Node up = node;
    while (up != null && up != top) {
      if (up.getNextSibling() != null) {
        return up.getNextSibling();
      }
      up = up.getParentNode();
    }
    return null;
  }
}
