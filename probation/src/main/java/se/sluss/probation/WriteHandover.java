package se.sluss.probation;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.sluss.contracts.part.IgorWish.Interpreter;
import se.sluss.contracts.part.Locality;
import se.sluss.contracts.part.ProbationHandover.Condition;

/** Writes an item from what was understood of it, to be held against what was sent. */
final class WriteHandover {
  private WriteHandover() {}

  /** The item alone, as the schema orders it. */
  static Element of(Handover handover) {
    Element item = Xml.root(Kinds.element(handover.kind()));
    Xml.text(item, "itemId", handover.id());
    Xml.text(item, "recordedAt", handover.recordedAt());
    Xml.text(item, "recordedBy", handover.officer());
    Xml.text(item, "priority", handover.urgency());
    consent(Xml.below(item, "consent"), handover.agreement());
    Xml.text(item, "necessaryAndProportionate", yesNo(handover.necessary()));
    Xml.text(item, "name", handover.name());
    Xml.text(item, "personalNumber", handover.personalNumber());
    Xml.text(item, "protectedIdentity", yesNo(handover.protectedIdentity()));
    Locality place = handover.place();
    if (place != null) {
      Element at = Xml.below(item, "place");
      Xml.text(at, "municipality", place.municipality());
      Xml.text(at, "district", place.district());
    }
    Xml.text(item, "recipientUnit", handover.unit());
    reach(item, handover.reach());
    Xml.text(item, "releaseOn", handover.releaseOn());
    all(item, "condition", handover.conditions().stream().map(Condition::name).toList());
    return item;
  }

  private static void consent(Element consent, Handover.Agreement agreement) {
    Xml.text(consent, "how", agreement.how());
    all(consent, "purpose", agreement.purposes());
    all(consent, "category", agreement.categories());
    Xml.text(consent, "until", agreement.until());
  }

  private static void reach(Element item, Handover.@Nullable Reach reach) {
    if (reach == null) {
      return;
    }
    Xml.text(item, "telephone", reach.telephone());
    Boolean safe = reach.safeToAnswer();
    Xml.text(item, "telephoneSafeToAnswer", safe == null ? null : yesNo(safe));
    Xml.text(item, "language", reach.language());
    Interpreter interpreter = reach.interpreter();
    if (interpreter != null) {
      Element needed = Xml.below(item, "interpreter");
      Xml.text(needed, "language", interpreter.language());
      Xml.text(needed, "dialect", interpreter.dialect());
      Xml.text(needed, "sexWanted", interpreter.sexWanted());
      Xml.text(needed, "byTelephone", yesNo(interpreter.byTelephone()));
    }
  }

  private static void all(Element parent, String name, Collection<String> codes) {
    codes.forEach(code -> Xml.text(parent, name, code));
  }

  private static String yesNo(boolean yes) {
    return yes ? "yes" : "no";
  }
}
