package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import se.sluss.adapters.kit.event.Concern;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.deploy.cluster.Cluster;

/**
 * A case system of the police: posts an event until the adapter has answered for it. Wishes by
 * consent, urgent concerns that are a duty, and, one in a hundred, a no that must go nowhere; one
 * in ten takes his consent back.
 */
final class Sender {
  private static final int NO = 100;
  private static final int CONCERN = 5;
  private static final int TAKEN_BACK = 10;

  private final List<Place> places;
  private final PoliceSide police;
  private final BlockingQueue<String> takenBack = new LinkedBlockingQueue<>();
  private final Map<String, Integer> posted = new LinkedHashMap<>();

  Sender(Cluster cluster, List<Place> places) {
    this.police = new PoliceSide(cluster);
    this.places = places;
  }

  /** Posts while it goes on. */
  void run(BooleanSupplier goesOn) throws InterruptedException {
    while (goesOn.getAsBoolean()) {
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
      if (number % TAKEN_BACK == 3) {
        takenBack.add(id);
      }
      Thread.sleep(20);
    }
  }

  private boolean post(IgorEvent event) throws InterruptedException {
    try {
      police.visit(door -> door.send(event));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Events whose persons take their consent back; each has one message, a wish. */
  BlockingQueue<String> takenBack() {
    return takenBack;
  }

  /** Each event that was answered for, and how many messages must come of it. */
  Map<String, Integer> posted() {
    return posted;
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
