package se.sluss.sdk.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import se.sluss.contracts.problem.SlCode;

/**
 * A schema, with what it includes, from one folder of the class path alone. Safe for use by many
 * threads.
 */
public final class Xsd {
  /** Most faults told of one file; the first says enough. */
  private static final int MOST_FAULTS = 20;

  private static final String FOLDER = "/se/sluss/sdk/schemas/";

  /** A scheme of our own: nothing on any network, and no file, can be meant by it. */
  private static final String SCHEME = "sluss-schema";

  private static final Pattern DECLARED = Pattern.compile("\\bname\\s*=\\s*[\"'](\\w+)[\"']");

  /** The end of a fault's words: a stranger's element, quoted before it, cannot hold a brace. */
  private static final Pattern EXPECTED = Pattern.compile("'\\{([^{}]*)}' is expected\\.$");

  private static final Pattern NAME = Pattern.compile(":([A-Za-z]+)(?:,|$)");
  private static final Pattern RULE = Pattern.compile("^(cvc-[a-zA-Z0-9.-]+[a-zA-Z0-9]):");

  private final Schema schema;
  private final String folder;
  private final Set<String> names = new HashSet<>();

  /**
   * One of this module's.
   *
   * @param file the schema's file name
   */
  public Xsd(String file) {
    this(FOLDER, file);
  }

  /**
   * One that lies beside another module's code, with what it includes.
   *
   * @param folder on the class path, from slash to slash
   * @param file the schema's file name
   */
  public Xsd(String folder, String file) {
    this.folder = folder;
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    DOMImplementationLS inputs =
        (DOMImplementationLS)
            BoundedXml.documentBuilder().getDOMImplementation().getFeature("LS", "3.0");
    try {
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, SCHEME);
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) -> input(inputs, systemId));
      schema =
          factory.newSchema(
              new StreamSource(new ByteArrayInputStream(load(file)), SCHEME + ":/" + file));
    } catch (SAXException e) {
      throw new IllegalStateException("a schema is broken: " + file, e);
    }
  }

  /**
   * A fault.
   *
   * @param rule of XML Schema part 1, such as {@code cvc-complex-type.2.4.a}
   * @param at the element at fault, or the one it stands in
   * @param expected what the schema would have there, by its own names, in their order; empty when
   *     the fault is of another kind
   */
  public record Fault(String rule, Element at, List<String> expected) {
    /** Copies the list. */
    public Fault {
      expected = List.copyOf(expected);
    }
  }

  /**
   * What is wrong with a document; empty when it is what the schema says.
   *
   * @throws XmlException OVERSIZE when it cannot be held against the schema within bounds
   */
  public List<Fault> faults(Document document) throws XmlException {
    List<Fault> faults = new ArrayList<>();
    Validator validator = schema.newValidator();
    validator.setErrorHandler(new Collector(validator, document.getDocumentElement(), faults));
    try {
      validator.validate(new DOMSource(document));
    } catch (SAXException e) {
      if (faults.isEmpty()) {
        throw new XmlException(SlCode.OVERSIZE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a tree in memory cannot be read", e);
    }
    return faults;
  }

  /** The names that the schema knows; any other is a stranger's word and is not repeated. */
  public Set<String> names() {
    return Set.copyOf(names);
  }

  private LSInput input(DOMImplementationLS inputs, String systemId) {
    String file = systemId.substring(systemId.lastIndexOf('/') + 1);
    LSInput input = inputs.createLSInput();
    input.setSystemId(SCHEME + ":/" + file);
    input.setByteStream(new ByteArrayInputStream(load(file)));
    return input;
  }

  private byte[] load(String file) {
    try (InputStream in = Xsd.class.getResourceAsStream(folder + file)) {
      if (in == null) {
        throw new IllegalStateException("a schema is missing: " + file);
      }
      byte[] bytes = in.readAllBytes();
      Matcher declared = DECLARED.matcher(new String(bytes, StandardCharsets.UTF_8));
      while (declared.find()) {
        names.add(declared.group(1));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("a schema cannot be read: " + file, e);
    }
  }

  /** Keeps the number of a fault and its place, and drops its words, which quote values. */
  private record Collector(Validator validator, Element root, List<Fault> faults)
      implements ErrorHandler {
    private static final String CURRENT =
        "http://apache.org/xml/properties/dom/current-element-node";

    @Override
    public void warning(SAXParseException e) throws SAXException {
      error(e);
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      Matcher rule = RULE.matcher(String.valueOf(e.getMessage()));
      faults.add(
          new Fault(
              rule.find() ? rule.group(1) : "cvc",
              current(),
              expected(String.valueOf(e.getMessage()))));
      if (faults.size() == MOST_FAULTS) {
        throw e;
      }
    }

    /** Of its words only the names that stand in the schema itself. */
    private static List<String> expected(String message) {
      Matcher list = EXPECTED.matcher(message);
      return list.find()
          ? NAME.matcher(list.group(1)).results().map(each -> each.group(1)).toList()
          : List.of();
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      error(e);
      throw e;
    }

    private Element current() throws SAXException {
      return validator.getProperty(CURRENT) instanceof Node node && node instanceof Element at
          ? at
          : root;
    }
  }
}
