package se.sluss.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Person;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.wire.Json;
import se.sluss.deploy.cluster.kill.KillRun;
import se.sluss.deploy.local.Ports;
import se.sluss.deploy.local.evening.PoliceDoor;
import tools.jackson.databind.JsonNode;

/** Real servers, each a process; any one of them may die. */
@Tag("slow")
class ClusterTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Json json = new Json();
  private final List<String> sent = new ArrayList<>();

  @Test
  void whateverDiesEverythingSentArrivesOnceAndTheSenderIsTold(@TempDir Path folder)
      throws Exception {
    try (Cluster cluster = Cluster.start(place(folder))) {
      List<Place> places = Directory.load(cluster.config()).places();
      URI login = cluster.place().home(Part.LOGIN);
      String secret = cluster.secrets().of("login.client.police-case-system");
      try (PoliceDoor police =
          new PoliceDoor(cluster.place().home(Part.POLICE), login, secret, json)) {
        send(police, places, 2);
        awaitArrived(police);

        cluster.kill(Part.HUB_1);
        cluster.kill(Part.BROKER_PRIMARY);
        send(police, places, 5);
        awaitArrived(police);

        cluster.start(Part.HUB_1);
        // It waits for the journal that the other has.
        cluster.process(Part.BROKER_PRIMARY).launch();
        cluster.kill(Part.HUB_2);
        cluster.kill(Part.BROKER_BACKUP);
        send(police, places, 5);
        awaitArrived(police);

        // What ends without having been asked to is started again.
        cluster.process(Part.DATABASE).kill();
        cluster.process(Part.SOCIALSERVICES).kill();
        cluster.process(Part.PORTAL).kill();
        awaitReady(cluster, Part.DATABASE);
        send(police, places, 5);
        awaitArrived(police);

        assertThat(received(cluster)).isEqualTo(sent.size());
      }
    }
  }

  private static se.sluss.deploy.cluster.Place place(Path folder) {
    return new se.sluss.deploy.cluster.Place(
        folder.resolve("data"),
        Path.of("config"),
        Path.of("target", "broker", se.sluss.deploy.cluster.Place.BROKER),
        Ports.freeRow(se.sluss.deploy.cluster.Place.PORTS),
        KillRun.WITHOUT);
  }

  private void send(PoliceDoor police, List<Place> places, int many)
      throws IOException, InterruptedException {
    for (int i = 0; i < many; i++) {
      String id = "CLUSTER-%04d".formatted(sent.size());
      police.send(wish(id, places.get(sent.size() % places.size())));
      sent.add(id);
    }
  }

  private static IgorEvent wish(String id, Place place) {
    Person person =
        new Person("Prov Klustersson", null, 41, "070-174 06 11", true, "sv", null, false);
    return new IgorEvent(
        id,
        OfficerId.of("p-117"),
        IgorEvent.Stage.REPORTED,
        place.municipality(),
        place.district(),
        person,
        IgorEvent.Wish.YES,
        new TreeSet<>(List.of(IgorEvent.Present.OFFICER_ONLY)),
        IgorEvent.AskedAlone.YES,
        true,
        false,
        null,
        new TreeSet<>(List.of("CHECK-18-1", "BDL-2-22")),
        null,
        null,
        null);
  }

  /** The recipient's durable inbox has it, and the sender has been told so. */
  private void awaitArrived(PoliceDoor police) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (String id : sent) {
      while (!arrived(police.states(id))) {
        assertThat(System.nanoTime()).as(id + " " + police.states(id)).isLessThan(end);
        Thread.sleep(200);
      }
    }
  }

  private static boolean arrived(JsonNode states) {
    return states.toString().contains("ARRIVED");
  }

  private static void awaitReady(Cluster cluster, Part part) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!cluster.process(part).ready()) {
      assertThat(System.nanoTime()).as(part.word()).isLessThan(end);
      Thread.sleep(200);
    }
  }

  private static long received(Cluster cluster) throws IOException, SQLException {
    long rows = 0;
    for (String adapter : List.of("portal", "socialservices")) {
      String url =
          "jdbc:postgresql://127.0.0.1:" + cluster.place().port(Part.DATABASE) + "/" + adapter;
      try (Connection database =
              DriverManager.getConnection(
                  url, adapter, cluster.secrets().of("database." + adapter));
          ResultSet count = database.createStatement().executeQuery("select count(*) from inbox")) {
        count.next();
        rows += count.getLong(1);
      }
    }
    return rows;
  }
}
