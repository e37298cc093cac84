package se.sluss.adapters.portal.inbound.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;

/** Keys of the words for what leaves with a track, and for what stays with the police. */
final class Carried {
  private Carried() {}

  /** What goes with each track, by its kind. */
  static Map<String, List<String>> by(IgorEvent event) {
    List<String> person = new ArrayList<>();
    Person he = event.person();
    if (he != null) {
      person.add("carries.name");
      if (he.personalNumber() != null) {
        person.add("carries.personalNumber");
      }
      person.add("carries.telephone");
      if (!he.protectedIdentity()) {
        person.add("carries.place");
      }
      person.add("carries.stage");
      person.add("carries.language");
    }
    return Map.of(
        "person",
        List.copyOf(person),
        "child",
        List.of("carries.child", "carries.household", "carries.narrative", "carries.station"));
  }

  static List<String> stays(IgorEvent event) {
    List<String> stays = new ArrayList<>();
    stays.add("stays.alone");
    stays.add("stays.present");
    Person he = event.person();
    if (he != null && he.protectedIdentity()) {
      stays.add("stays.place");
    }
    if (event.askAgainOn() != null) {
      stays.add("stays.askAgain");
    }
    return stays;
  }
}
