package se.sluss.deploy.cluster.kill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.cluster.Cluster;
import se.sluss.deploy.cluster.Part;
import se.sluss.deploy.local.evening.PoliceDoor;
import tools.jackson.databind.JsonNode;

/** One program at the police's door, which may be shut: then it knocks anew. Not for threads. */
final class PoliceSide {
  private final Cluster cluster;
  private final Json json = new Json();
  private @Nullable PoliceDoor door;

  PoliceSide(Cluster cluster) {
    this.cluster = cluster;
  }

  /** What is done at the door. */
  @FunctionalInterface
  interface Visit<T> {
    T at(PoliceDoor door) throws IOException, InterruptedException;
  }

  /**
   * Does it.
   *
   * @throws IOException when it cannot be done just now, or is refused
   */
  <T> T visit(Visit<T> visit) throws IOException, InterruptedException {
    try {
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
      return visit.at(now);
    } catch (IOException e) {
      if (door != null) {
        door.close();
        door = null;
      }
      throw e;
    }
  }

  /**
   * A message of an event, as the adapter tells of it.
   *
   * @param id its own
   * @param unit to whom
   * @param status how far it has come
   */
  record Told(String id, String unit, String status) {}

  /** What the adapter tells of an event; empty when there is none. */
  List<Told> messages(String event) throws IOException, InterruptedException {
    List<Told> messages = new ArrayList<>();
    for (JsonNode row : visit(at -> at.states(event))) {
      messages.add(
          new Told(
              row.path("message").asString(),
              row.path("unit").asString(),
              row.path("status").asString()));
    }
    return messages;
  }
}
