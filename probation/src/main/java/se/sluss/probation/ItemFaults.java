package se.sluss.probation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.xml.Xsd;

/**
 * What the schema finds, by number and element.
 *
 * @param names those of the schema; any other is a stranger's word and is not repeated
 */
record ItemFaults(Set<String> names) {
  /** Most faults told of one item; the schema of a receipt has no room for more. */
  private static final int MOST = 20;

  /** The faults of an item; empty when it is as the schema says. */
  List<Fault> of(List<Xsd.Fault> found, Element item) {
    return found.stream().map(fault -> fault(fault, item)).distinct().limit(MOST).toList();
  }

  /** By the rules of XML Schema part 1, appendix C. */
  private Fault fault(Xsd.Fault fault, Element item) {
    return switch (fault.rule()) {
      case "cvc-complex-type.2.4.a" ->
          known(fault.at())
              ? missing(fault, parent(fault.at(), item), item)
              : new Fault(SlCode.UNKNOWN_FIELD, path(parent(fault.at(), item), item));
      case "cvc-complex-type.2.4.b" -> missing(fault, fault.at(), item);
      case "cvc-complex-type.2.4.d",
          "cvc-complex-type.2.4.e",
          "cvc-complex-type.2.4.f",
          "cvc-complex-type.3.2.2",
          "cvc-type.3.1.1",
          "cvc-type.3.1.2" ->
          new Fault(SlCode.UNKNOWN_FIELD, path(fault.at(), item));
      default -> new Fault(SlCode.WRONG_VALUE, path(fault.at(), item));
    };
  }

  /** What is expected ends with the one that must be there; those before it may be left out. */
  private Fault missing(Xsd.Fault fault, Element parent, Element item) {
    String at = path(parent, item);
    if (fault.expected().isEmpty()) {
      return new Fault(SlCode.MISSING_FIELD, at);
    }
    String name = fault.expected().getLast();
    return new Fault(SlCode.MISSING_FIELD, at == null ? name : at + "/" + name);
  }

  private boolean known(Element element) {
    return HandoverFiles.NAMESPACE.equals(element.getNamespaceURI())
        && names.contains(element.getLocalName());
  }

  private static Element parent(Element element, Element item) {
    return element.getParentNode() instanceof Element parent ? parent : item;
  }

  /** From below the item, as far as the schema knows the names; null for the item itself. */
  private @Nullable String path(Element element, Element item) {
    Deque<String> path = new ArrayDeque<>();
    Node node = element;
    while (node instanceof Element at && at != item) {
      if (known(at)) {
        path.addFirst(at.getLocalName());
      } else {
        path.clear();
      }
      node = at.getParentNode();
    }
    return path.isEmpty() ? null : String.join("/", path);
  }
}
