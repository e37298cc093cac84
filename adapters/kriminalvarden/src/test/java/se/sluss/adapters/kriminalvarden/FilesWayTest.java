package se.sluss.adapters.kriminalvarden;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.sluss.adapters.kit.inbox.Inbox;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.referral.StepGiven;
import se.sluss.adapters.kit.sent.SentRow;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.part.ProbationHandover.Condition;
import se.sluss.contracts.part.ProbationHandover.Kind;
import se.sluss.contracts.referral.ReferralStep;

/** From a file in a folder to a unit, and back as a file. */
class FilesWayTest extends AtTheFolders {
  @Override
  String lookEvery() {
    return "50ms";
  }

  private ProbationHandover arrived(UUID item) throws Exception {
    World.until(() -> !sent(item).isEmpty());
    World.until(() -> sent(item).getFirst().status() == SentRow.Status.ARRIVED);
    MessageId message = sent(item).getFirst().message();
    Inbox inbox = municipality.getBean(Inbox.class);
    inbox.claim(message, handler());
    Opened opened = inbox.open(message, handler());
    return ((Opened.Part.Handover) opened.parts().getFirst()).handover();
  }

  @Test
  void eachItemOfAFileReachesTheUnitAndTheAnswerComesBackAsAFile() throws Exception {
    UUID release = UUID.randomUUID();
    UUID low = UUID.randomUUID();
    UUID changed = UUID.randomUUID();
    UUID conditions = UUID.randomUUID();
    put(
        "a.xml",
        new BatchFile()
            .beforeRelease(release)
            .tooLowRisk(low)
            .releaseDateChanged(changed)
            .conditions(conditions)
            .bytes());
    ProbationHandover handover = arrived(release);
    assertThat(handover.kind()).isEqualTo(Kind.BEFORE_RELEASE);
    assertThat(handover.name()).isEqualTo("Tolvan Tolvansson");
    assertThat(handover.personalNumber()).isEqualTo("191212121212");
    assertThat(handover.telephone()).isEqualTo("08-465 004 50");
    assertThat(handover.releaseOn()).isEqualTo(LocalDate.parse("2026-06-01"));
    assertThat(handover.conditions()).containsExactly(Condition.TREATMENT);
    assertThat(arrived(low).kind()).isEqualTo(Kind.TOO_LOW_RISK);
    assertThat(arrived(changed).releaseOn()).isEqualTo(LocalDate.parse("2026-06-15"));
    assertThat(arrived(conditions).conditions()).containsExactly(Condition.NO_CONTACT);

    World.until(() -> out("receipt-", release.toString()).size() == 1);
    assertThat(out("receipt-", release.toString()).getFirst())
        .contains(
            "<accepted>" + sent(release).getFirst().message() + "</accepted>",
            "<accepted>" + sent(conditions).getFirst().message() + "</accepted>")
        .doesNotContain("refused", "Tolvan", "1912");

    municipality
        .getBean(Inbox.class)
        .step(sent(release).getFirst().message(), new StepGiven(ReferralStep.TAKE_OVER), handler());
    World.until(() -> !out("status-", "<step>TAKE_OVER</step>").isEmpty());
    assertThat(out("status-", "<step>TAKE_OVER</step>"))
        .singleElement()
        .satisfies(
            status ->
                assertThat(status)
                    .contains("<itemId>" + release, "<status>TAKEN_OVER", "<referral>ACCEPTED")
                    .doesNotContain("Tolvan", "1912"));
    World.until(() -> names("work").isEmpty());
    assertThat(names("in")).isEmpty();
  }

  @Test
  void theSameContentUnderAnotherNameHasTheSameReceiptAndNoSecondEffect() throws Exception {
    UUID item = UUID.randomUUID();
    byte[] content = new BatchFile().beforeRelease(item).bytes();
    put("first.xml", content);
    World.until(() -> out("receipt-", item.toString()).size() == 1);
    String receipt = out("receipt-", item.toString()).getFirst();
    Path written = folder.resolve("out").resolve(receiptName(item));
    Files.delete(written);
    put("second\u0007.xml", content);
    World.until(() -> Files.exists(written));
    assertThat(Files.readString(written)).isEqualTo(receipt);
    assertThat(sent(item)).hasSize(1);
  }

  @Test
  void theSameIdWithOtherContentIsAConflictAndTheOthersGoOn() throws Exception {
    UUID item = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    put("a.xml", new BatchFile().beforeRelease(item).bytes());
    World.until(() -> out("receipt-", item.toString()).size() == 1);
    put(
        "a.xml",
        new BatchFile()
            .beforeRelease(item, "0127", "08-465 004 51")
            .beforeRelease(other, "9999", "08-465 004 50")
            .conditions(UUID.randomUUID())
            .bytes());
    World.until(() -> out("receipt-", other.toString()).size() == 1);
    String receipt = out("receipt-", other.toString()).getFirst();
    assertThat(receipt)
        .contains("<code>SL-2004</code><element>itemId</element>")
        .contains("<element>place/municipality</element>")
        .contains("<accepted>")
        .doesNotContain("004 51", "9999");
    assertThat(sent(item)).hasSize(1);
    assertThat(sent(other)).isEmpty();
  }

  @Test
  void aPoisonedFileIsSetAsideWithItsReasonAndTheNextGoesOn() throws Exception {
    UUID item = UUID.randomUUID();
    put("a.xml", "<!DOCTYPE x><x/>".getBytes(UTF_8));
    put("b.xml", new byte[5 * 1024 * 1024]);
    Files.createSymbolicLink(folder.resolve("in/c.xml"), Path.of("/etc/passwd"));
    put("d.xml", new BatchFile().beforeRelease(item).bytes());
    World.until(() -> out("receipt-", item.toString()).size() == 1);
    World.until(() -> names("quarantine").stream().filter(n -> n.endsWith(".file")).count() >= 3);
    World.until(() -> names("work").isEmpty());
    assertThat(out("receipt-", "SL-8001")).isNotEmpty();
    assertThat(out("receipt-", "SL-1003")).isNotEmpty();
    assertThat(out("receipt-", "SL-8410")).isNotEmpty();
    List<String> reasons =
        names("quarantine").stream().filter(name -> name.endsWith(".reason.xml")).toList();
    assertThat(reasons).hasSameSizeAs(files());
    assertThat(Path.of("/etc/passwd")).exists();
  }

  @Test
  void aHalfWrittenFileIsWaitedForAndThenRefused() throws Exception {
    UUID item = UUID.randomUUID();
    byte[] whole = new BatchFile().beforeRelease(item).bytes();
    Path file = folder.resolve("in/slow.xml");
    Files.write(file, Arrays.copyOf(whole, 300));
    Thread.sleep(400);
    assertThat(file).exists();
    Files.write(file, whole);
    World.until(() -> out("receipt-", item.toString()).size() == 1);
    put("never.xml", Arrays.copyOf(whole, 301));
    World.until(() -> !out("receipt-", "SL-1001").isEmpty());
    World.until(() -> names("in").isEmpty());
  }

  @Test
  void nothingOfThePersonIsReadableInTheDatabaseOrOnTheNet() throws Exception {
    UUID item = UUID.randomUUID();
    put("a.xml", new BatchFile().beforeRelease(item).bytes());
    World.until(() -> out("receipt-", item.toString()).size() == 1);
    for (Path file : world.databaseFiles()) {
      assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
          .as(file.toString())
          .doesNotContain("Tolvansson", "191212121212");
    }
    String base = "http://localhost:" + agency.getEnvironment().getProperty("local.server.port");
    HttpClient http = HttpClient.newHttpClient();
    assertThat(status(http, base + "/actuator/health")).isEqualTo(200);
    assertThat(status(http, base + "/")).isEqualTo(403);
    assertThat(
            agency
                .getBean(JdbcClient.class)
                .sql("select count(*) from file_receipt")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  private static int status(HttpClient http, String address) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private List<String> files() {
    return names("quarantine").stream().filter(name -> name.endsWith(".file")).toList();
  }

  private String receiptName(UUID item) throws Exception {
    for (String name : names("out")) {
      if (name.startsWith("receipt-")
          && Files.readString(folder.resolve("out").resolve(name)).contains(item.toString())) {
        return name;
      }
    }
    throw new AssertionError("no receipt");
  }
}
