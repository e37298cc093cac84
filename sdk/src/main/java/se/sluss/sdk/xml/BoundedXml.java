package se.sluss.sdk.xml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;
import se.sluss.contracts.problem.SlCode;

/** The one way XML is read here: measured first, without building anything; then as a tree. */
public final class BoundedXml {
  /**
   * Most bytes of a file: an SDK message of 30 MB, encrypted (base64 of base64's cipher is four
   * thirds), and its envelope.
   */
  public static final int MOST_BYTES = 48 * 1024 * 1024;

  /** Deepest nesting of elements; an SDK message in an envelope needs 14. */
  public static final int MOST_DEPTH = 64;

  /** Most elements; an attachment is one element, however large. */
  public static final int MOST_ELEMENTS = 20_000;

  /** Most attributes of one element. */
  public static final int MOST_ATTRIBUTES = 64;

  private BoundedXml() {}

  /**
   * What the outermost element is called.
   *
   * @throws XmlException MALFORMED, OVERSIZE (also for depth and number), XML_UNSAFE for a DTD
   */
  public static QName root(byte[] xml) throws XmlException {
    if (xml.length > MOST_BYTES) {
      throw new XmlException(SlCode.OVERSIZE);
    }
    Measure measure = new Measure();
    try {
      SAXParser parser = saxParser();
      parser.setProperty("http://xml.org/sax/properties/lexical-handler", measure);
      parser.parse(new ByteArrayInputStream(xml), measure);
    } catch (RefusedException e) {
      throw new XmlException(e.code);
    } catch (SAXException | IOException e) {
      // Its words quote the file; the number says enough.
      throw new XmlException(SlCode.MALFORMED);
    }
    return measure.root();
  }

  /**
   * The tree of a file, once {@link #root} has measured it.
   *
   * @throws XmlException as {@link #root} does
   */
  public static Document read(byte[] xml) throws XmlException {
    root(xml);
    try {
      DocumentBuilder builder = documentBuilder();
      builder.setErrorHandler(new Measure());
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (SAXException | IOException e) {
      throw new XmlException(SlCode.MALFORMED);
    }
  }

  /** A tree of an element and what is below it. */
  public static Document alone(Element element) {
    Document document = empty();
    document.appendChild(document.importNode(element, true));
    return document;
  }

  /** A tree to be built. */
  public static Document empty() {
    return documentBuilder().newDocument();
  }

  /** A tree as a file, as it stands: nothing is indented, for that would break a signature. */
  public static byte[] write(Document document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (TransformerException e) {
      throw new IllegalStateException("a tree cannot be written", e);
    }
  }

  /** A builder of trees that takes no DTD. */
  static DocumentBuilder documentBuilder() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      return factory.newDocumentBuilder();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser does not know its own settings", e);
    }
  }

  private static SAXParser saxParser() throws SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setXIncludeAware(false);
      return factory.newSAXParser();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser does not know its own settings", e);
    }
  }

  /** Counts, and stops at the first bound. */
  private static final class Measure extends DefaultHandler2 {
    private QName root = new QName("");
    private int depth;
    private int elements;

    QName root() {
      return root;
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) throws SAXException {
      throw new RefusedException(SlCode.XML_UNSAFE);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
        throws SAXException {
      if (elements == 0) {
        root = new QName(uri, local);
      }
      elements++;
      depth++;
      if (depth > MOST_DEPTH
          || elements > MOST_ELEMENTS
          || attributes.getLength() > MOST_ATTRIBUTES) {
        throw new RefusedException(SlCode.OVERSIZE);
      }
    }

    @Override
    public void endElement(String uri, String local, String name) {
      depth--;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  private static final class RefusedException extends SAXException {
    private static final long serialVersionUID = 1;
    private final SlCode code;

    RefusedException(SlCode code) {
      super(code.toString());
      this.code = code;
    }
  }
}
