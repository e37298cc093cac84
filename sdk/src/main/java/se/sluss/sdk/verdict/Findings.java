package se.sluss.sdk.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.xml.Tree;
import se.sluss.sdk.xml.XmlException;
import se.sluss.sdk.xml.Xsd;

/** Gathers what the rules say of one file, with places that repeat no stranger's word. */
public final class Findings {
  /** Most that is told of one file; a file made to be faulty everywhere is told no more. */
  private static final int MOST_REFUSALS = 50;

  private static final int MOST_NOTES = 50;

  private final Set<String> names;
  private final List<Finding> all = new ArrayList<>();
  private int refusals;
  private int notes;

  /**
   * @param names of elements that may be written in a place
   */
  public Findings(Set<String> names) {
    this.names = names;
  }

  /** The file is refused. */
  public void refuse(SlCode code, String rule, Element at) {
    if (refusals++ < MOST_REFUSALS) {
      all.add(new Finding(code, rule, place(at), Finding.Weight.REFUSES));
    }
  }

  /** The file is taken, and this is said of it. */
  public void note(SlCode code, String rule, Element at) {
    if (notes++ < MOST_NOTES) {
      all.add(new Finding(code, rule, place(at), Finding.Weight.NOTED));
    }
  }

  /**
   * Holds a file against a schema.
   *
   * @return whether it is what the schema says; the other rules presume that
   * @throws XmlException as {@link Xsd#faults} does
   */
  public boolean structure(Xsd xsd, Document document) throws XmlException {
    List<Xsd.Fault> faults = xsd.faults(document);
    faults.forEach(fault -> refuse(SlCode.SDK_STRUCTURE, fault.rule(), fault.at()));
    return faults.isEmpty();
  }

  /** All that was gathered. */
  public List<Finding> all() {
    return List.copyOf(all);
  }

  private String place(Element at) {
    Deque<String> steps = new ArrayDeque<>();
    Element step = at;
    while (step != null) {
      steps.addFirst(step(step));
      step = step.getParentNode() instanceof Element parent ? parent : null;
    }
    return "/" + String.join("/", steps);
  }

  private String step(Element element) {
    String name = names.contains(element.getLocalName()) ? element.getLocalName() : "-";
    if (!(element.getParentNode() instanceof Element parent)) {
      return name;
    }
    List<Element> same =
        Tree.children(parent).stream()
            .filter(each -> each.getLocalName().equals(element.getLocalName()))
            .toList();
    return same.size() == 1 ? name : name + "[" + (same.indexOf(element) + 1) + "]";
  }
}
