package se.sluss.probation;

import java.util.Arrays;
import org.w3c.dom.Element;
import se.sluss.contracts.part.ProbationHandover.Kind;

/** The elements that are items, and what each is. */
final class Kinds {
  private Kinds() {}

  /** What an item of this kind is called. */
  static String element(Kind kind) {
    return switch (kind) {
      case BEFORE_RELEASE -> "beforeRelease";
      case TOO_LOW_RISK -> "tooLowRisk";
      case RELEASE_DATE_CHANGED -> "releaseDateChanged";
      case CONDITIONS -> "conditions";
    };
  }

  /** Whether an element is an item. */
  static boolean isItem(Element element) {
    return HandoverFiles.NAMESPACE.equals(element.getNamespaceURI())
        && Arrays.stream(Kind.values())
            .anyMatch(kind -> element(kind).equals(element.getLocalName()));
  }

  /** What an item is; {@link IllegalArgumentException} for an element that is none. */
  static Kind of(Element item) {
    return Arrays.stream(Kind.values())
        .filter(kind -> element(kind).equals(item.getLocalName()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not an item"));
  }
}
