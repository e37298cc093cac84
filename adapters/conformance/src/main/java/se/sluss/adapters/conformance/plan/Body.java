package se.sluss.adapters.conformance.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said, and how to spoil it at a place. */
public sealed interface Body {
  /** Nothing. */
  record None() implements Body {
    @Override
    public byte[] bytes() {
      return new byte[0];
    }

    @Override
    public Body without(String place) {
      throw new IllegalArgumentException("there is no body to leave anything out of");
    }

    @Override
    public Body with(String place, String value) {
      throw new IllegalArgumentException("there is no body to change");
    }

    @Override
    public Body withUnknown() {
      throw new IllegalArgumentException("there is no body to add anything to");
    }
  }

  /** JSON; a place is a JSON pointer (RFC 6901). */
  record Tree(JsonNode tree) implements Body {
    @Override
    public byte[] bytes() {
      return JsonMapper.shared().writeValueAsBytes(tree);
    }

    @Override
    public Body without(String place) {
      JsonNode copy = tree.deepCopy();
      String last = last(place);
      boolean gone =
          switch (parent(copy, place)) {
            case ObjectNode object -> object.remove(last) != null;
            case ArrayNode array -> array.remove(Integer.parseInt(last)) != null;
            default -> false;
          };
      if (!gone) {
        throw new IllegalArgumentException("the plan's body has no " + place);
      }
      return new Tree(copy);
    }

    @Override
    public Body with(String place, String value) {
      JsonNode copy = tree.deepCopy();
      switch (parent(copy, place)) {
        case ObjectNode object -> object.put(last(place), value);
        case ArrayNode array -> array.set(Integer.parseInt(last(place)), value);
        default -> throw new IllegalArgumentException("the plan's body has no " + place);
      }
      return new Tree(copy);
    }

    @Override
    public Body withUnknown() {
      JsonNode copy = tree.deepCopy();
      if (!(copy instanceof ObjectNode object)) {
        throw new IllegalArgumentException("the plan's body is no JSON object");
      }
      object.put("shoeSize", "45");
      return new Tree(object);
    }

    private static JsonNode parent(JsonNode of, String place) {
      return of.at(place.substring(0, place.lastIndexOf('/')));
    }

    private static String last(String place) {
      return place.substring(place.lastIndexOf('/') + 1);
    }
  }

  /** XML as a text; a place is an XPath 1.0 over names as they are written. */
  record Xml(String text) implements Body {
    @Override
    public byte[] bytes() {
      return text.getBytes(UTF_8);
    }

    @Override
    public Body without(String place) {
      Document document = parsed();
      Node node = at(document, place);
      Objects.requireNonNull(node.getParentNode()).removeChild(node);
      return new Xml(written(document));
    }

    @Override
    public Body with(String place, String value) {
      Document document = parsed();
      at(document, place).setTextContent(value);
      return new Xml(written(document));
    }

    /** Beside the first leaf: where a form's fields are. */
    @Override
    public Body withUnknown() {
      Document document = parsed();
      Node leaf = at(document, "(//*[not(*)])[last()]");
      Node unknown = document.createElementNS(leaf.getNamespaceURI(), "shoeSize");
      unknown.setTextContent("45");
      Objects.requireNonNull(leaf.getParentNode()).appendChild(unknown);
      return new Xml(written(document));
    }

    private Document parsed() {
      try {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes()));
      } catch (ParserConfigurationException | SAXException | IOException e) {
        throw new IllegalArgumentException("the plan's text is not XML", e);
      }
    }

    private static Node at(Document document, String place) {
      try {
        Object found =
            XPathFactory.newInstance().newXPath().evaluate(place, document, XPathConstants.NODE);
        if (found instanceof Node node) {
          return node;
        }
        throw new IllegalArgumentException("the plan's body has no " + place);
      } catch (XPathExpressionException e) {
        throw new IllegalArgumentException("not an XPath: " + place, e);
      }
    }

    private static String written(Document document) {
      try {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
      } catch (TransformerException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** As it is said. */
  byte[] bytes();

  /**
   * Without what stands at a place.
   *
   * @throws IllegalArgumentException when nothing stands there: a plan that tests nothing
   */
  Body without(String place);

  /**
   * With another text at a place.
   *
   * @throws IllegalArgumentException when there is no such place
   */
  Body with(String place, String value);

  /** With something that no form knows. */
  Body withUnknown();

  /** With each of these. */
  default Body with(Map<String, String> values) {
    Body all = this;
    for (Map.Entry<String, String> one : values.entrySet()) {
      all = all.with(one.getKey(), one.getValue());
    }
    return all;
  }

  /** The body of something said. */
  static Body of(Plan.Saying saying, Words words) {
    if (saying.json() != null) {
      return new Tree(words.in(saying.json()));
    }
    return saying.text() == null ? new None() : new Xml(words.in(saying.text()));
  }
}
