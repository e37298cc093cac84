package se.sluss.adapters.portal.inbound.notify;

import java.util.ArrayList;
import java.util.List;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;

/** Keys of the words for what leaves with a track, and for what stays with the police. */
final class Carried {
  /**
   * What each track carries.
   *
   * @param person keys for the track about the person who was asked
   * @param child keys for the concern report
   */
  record Tracks(List<String> person, List<String> child) {
    /** The keys of a track of this kind. */
    public List<String> of(String kind) {
      return kind.equals("child") ? child : person;
    }
  }

  private Carried() {}

  static Tracks by(IgorEvent event) {
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
    return new Tracks(
        List.copyOf(person),
        event.concern() == null
            ? List.of()
            : List.of(
                "carries.child", "carries.household", "carries.narrative", "carries.station"));
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
