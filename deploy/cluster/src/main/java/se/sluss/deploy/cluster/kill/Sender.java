package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;
import se.sluss.deploy.local.evening.PoliceDoor;
import tools.jackson.databind.JsonNode;

/**
 * A case system of the police: posts an event until the adapter has answered for it. Wishes by
 * consent, urgent concerns that are a duty, and, one in a hundred, a no that must go nowhere.
 */
final class Sender {
  private static final int NO = 100;
  private static final int CONCERN = 5;

  private final Cluster cluster;
  private final List<Place> places;
  private final Json json = new Json();
  private final Map<String, Integer> posted = new LinkedHashMap<>();
  private @Nullable PoliceDoor door;

  Sender(Cluster cluster, List<Place> places) {
    this.cluster = cluster;
    this.places = places;
  }

  /** Posts until the time is up. */
  void run(long endNanos) throws InterruptedException {
    while (System.nanoTime() < endNanos) {
      int number = posted.size();
      String id = "KILL-%06d".formatted(number);
      Place place = places.get(number % places.size());
      boolean no = number % NO == 1;
      boolean child = !no && number % CONCERN == 0;
      IgorEvent event = event(id, place, no, child);
      // Also one whose answer was lost: the same event has the same outcome.
      while (!post(event)) {
        Thread.sleep(200);
      }
      posted.put(id, no ? 0 : child ? 2 : 1);
      Thread.sleep(20);
    }
  }

  private boolean post(IgorEvent event) throws InterruptedException {
    try {
      door().send(event);
      return true;
    } catch (IOException e) {
      away();
      return false;
    }
  }

  private PoliceDoor door() throws IOException, InterruptedException {
    PoliceDoor now = door;
    if (now == null) {
      now =
          new PoliceDoor(
              cluster.place().home(Part.POLICE),
              cluster.place().home(Part.LOGIN),
              cluster.secrets().of("login.client.police-case-system"),
              json);
      door = now;
    }
    return now;
  }

  private void away() {
    if (door != null) {
      door.close();
      door = null;
    }
  }

  /** Each event that was answered for, and how many messages must come of it. */
  Map<String, Integer> posted() {
    return posted;
  }

  /**
   * What the adapter tells of an event: id and status of each message; empty when there is none.
   *
   * @throws IOException when it cannot be asked just now
   */
  Map<String, String> messages(String event) throws IOException, InterruptedException {
    Map<String, String> messages = new LinkedHashMap<>();
    try {
      for (JsonNode row : door().states(event)) {
        messages.put(row.path("message").asString(), row.path("status").asString());
      }
    } catch (IOException e) {
      away();
      throw e;
    }
    return messages;
  }

  private static IgorEvent event(String id, Place place, boolean no, boolean child) {
    return new IgorEvent(
        id,
        OfficerId.of("p-117"),
        IgorEvent.Stage.REPORTED,
        no ? null : place.municipality(),
        no ? null : place.district(),
        no ? null : new Person("Prov Dödsson", null, 41, "070-174 06 12", true, "sv", null, false),
        no ? IgorEvent.Wish.NO : IgorEvent.Wish.YES,
        new TreeSet<>(List.of(IgorEvent.Present.OFFICER_ONLY)),
        IgorEvent.AskedAlone.YES,
        true,
        child,
        child ? concern(place) : null,
        no ? new TreeSet<>() : new TreeSet<>(List.of("CHECK-18-1", "BDL-2-22")),
        null,
        null,
        null);
  }

  private static Concern concern(Place place) {
    return new Concern(
        new Concern.Child("Lilla Prov", null, 6, "sv", false),
        place.municipality(),
        place.district(),
        new ArrayList<>(
            List.of(
                new Concern.Member("Mor Prov", ConcernReport.Relation.PARENT, false),
                new Concern.Member("Far Prov", ConcernReport.Relation.PARENT, false))),
        "Barnet var hemma när grannen ringde.",
        false,
        "070-174 06 98");
  }
}
