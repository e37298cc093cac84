package se.sluss.probation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.xml.Tree;

/**
 * What was sent, against what was understood of it, written again. Both are of the schema, so that
 * they are the same when their leaves are. So nothing can be dropped on the way.
 */
final class Differences {
  private Differences() {}

  private record Leaf(String path, String value) {}

  /** SDK_NOT_MAPPED with each element that is not the same; empty when all are. */
  static List<Fault> between(Element sent, Element understood) {
    List<Leaf> one = leaves(sent);
    List<Leaf> other = leaves(understood);
    List<Leaf> apart = new ArrayList<>(one);
    other.forEach(leaf -> apart.remove(leaf));
    List<Leaf> added = new ArrayList<>(other);
    one.forEach(leaf -> added.remove(leaf));
    apart.addAll(added);
    return apart.stream()
        .map(leaf -> new Fault(SlCode.SDK_NOT_MAPPED, leaf.path()))
        .distinct()
        .toList();
  }

  private static List<Leaf> leaves(Element item) {
    List<Leaf> leaves = new ArrayList<>();
    Tree.children(item).forEach(child -> collect("", child, leaves));
    return leaves;
  }

  private static void collect(String above, Element element, List<Leaf> leaves) {
    String path = above + element.getLocalName();
    List<Element> below = Tree.children(element);
    if (below.isEmpty()) {
      leaves.add(new Leaf(path, value(new Fields(element).ownText())));
    }
    below.forEach(child -> collect(path + "/", child, leaves));
  }

  /** An instant is the same with thousandths and without. */
  private static String value(String text) {
    try {
      return Instant.parse(text).toString();
    } catch (DateTimeException e) {
      return text;
    }
  }
}
