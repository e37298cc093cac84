package se.sluss.probation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sluss.sdk.xml.Tree;

/**
 * The elements below one, by name.
 *
 * @param element the one
 */
record Fields(Element element) {
  /** Its own text, as xs:token has it. */
  String ownText() {
    return Tree.normalized(Tree.text(element));
  }

  /** The texts of all of that name, in their order. */
  List<String> texts(String name) {
    return Tree.children(element, HandoverFiles.NAMESPACE, name).stream()
        .map(each -> new Fields(each).ownText())
        .toList();
  }

  /** The text of the first of that name; null when there is none. */
  @Nullable String text(String name) {
    return texts(name).stream().findFirst().orElse(null);
  }

  /** The text of one that the schema demands. */
  String must(String name) {
    String text = text(name);
    if (text == null) {
      throw new IllegalStateException("the schema lets " + name + " be absent");
    }
    return text;
  }

  /** What is below the first of that name; null when there is none. */
  @Nullable Fields below(String name) {
    return Tree.children(element, HandoverFiles.NAMESPACE, name).stream()
        .findFirst()
        .map(Fields::new)
        .orElse(null);
  }
}
