package se.sluss.adapters.socialservices.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.adapters.kit.event.Events;
import se.sluss.adapters.kit.sent.SentMessages;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.world.World;
import se.sluss.contracts.wire.Bytes;
import se.sluss.sdk.message.MessageReader;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.message.MessageWriter;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.xml.BoundedXml;

/** A municipality in a process of its own, and us, by AS4 and nothing between. */
@Tag("jvm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class As4WayTest {
  private Path town;
  private SdkWorld all;
  private int port;
  private @Nullable Process process;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    town = Files.createDirectories(folder.resolve("town"));
    for (String each : List.of("in", "out", "receipts", "ids")) {
      Files.createDirectories(town.resolve(each));
    }
    for (String each : List.of("town", "sluss", "stranger", "town-ap", "sluss-ap")) {
      TestKey.make(town, each);
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    all = new SdkWorld("as4-way", folder);
    World world = all.world();
    for (String each : List.of("sluss", "sluss-ap")) {
      String bundle = "spring.ssl.bundle.jks." + each + ".";
      world
          .with(bundle + "keystore.location", "file:" + town.resolve(each + ".p12"))
          .with(bundle + "keystore.type", "PKCS12")
          .with(bundle + "keystore.password", TestKey.PASSWORD);
    }
    String partner = "sluss.sdk.as4.partners[0].";
    world
        .with("sluss.sdk.as4.party", "sluss-ap")
        .with("sluss.sdk.as4.access-point", "sluss-ap")
        .with("sluss.sdk.as4.organisation-key", "sluss")
        .with(partner + "organisation", "0203:k.example")
        .with(partner + "party", "town-ap")
        .with(partner + "url", "http://localhost:" + port + "/as4")
        .with(partner + "access-point-certificate", "file:" + town.resolve("town-ap.pem"))
        .with(partner + "organisation-certificate", "file:" + town.resolve("town.pem"));
    all.start();
    String ours = all.social().getEnvironment().getProperty("local.server.port");
    Files.writeString(town.resolve("url"), "http://localhost:" + ours + "/as4");
    up();
  }

  @AfterAll
  void stop() throws Exception {
    down();
    all.close();
  }

  @AfterEach
  void well() throws Exception {
    Process running = process;
    if (running == null || !running.isAlive()) {
      up();
    }
    Files.deleteIfExists(town.resolve("rejects"));
  }

  @Test
  void aMessageGoesOnceIsReceiptedAndTheUnitTakesItOver() throws Exception {
    String referral = all.sent("as4-0001", false);
    SdkMessage message = goes(referral);
    assertThat(message.documents().getFirst().texts().getFirst())
        .contains(Events.NAME, Events.TELEPHONE);
    World.until(() -> all.state(referral).equals("ACCEPTED"));
    String as4 = all.delivery(referral, "transport_id");
    assertThat(ids()).containsOnlyOnce(as4);
    assertThat(all.count("select count(*) from sdk_as4_posted where envelope is not null"))
        .isZero();

    String answer = answer(message, "x", step(referral, "TAKE_OVER"), "application/pdf");
    SentMessages told = all.police().getBean(SentMessages.class);
    World.until(
        () -> told.ofEvent(SdkWorld.POLICE, "as4-0001").getFirst().status() == Status.TAKEN_OVER);
    World.until(() -> "true".equals(receipt(answer)));
    assertThat(all.arrival(answer, "state")).isEqualTo("TAKEN");
    assertThat(all.inbox(referral).erased()).isTrue();
    assertThat(all.count("select count(*) from sdk_as4_came where envelope is not null")).isZero();
  }

  @Test
  void whatIsSentWhileTheTownIsDownGoesWhenItIsBack() throws Exception {
    down();
    String referral = all.sent("as4-0002", false);
    World.until(() -> all.state(referral).equals("WAITING"));
    String sdk = all.delivery(referral, "sdk_message");
    World.until(
        () ->
            all.count(
                    "select coalesce(max(attempts), 0) from sdk_as4_posted where message = '"
                        + sdk
                        + "'")
                > 1);
    String as4 = all.text("select as4_id from sdk_as4_posted where message = '" + sdk + "'");
    up();
    goes(referral);
    World.until(() -> all.state(referral).equals("ACCEPTED"));
    assertThat(all.delivery(referral, "transport_id")).isEqualTo(as4);
    assertThat(ids()).contains(as4);
  }

  @Test
  void whatTheTownRejectsIsForPeople() throws Exception {
    Files.createFile(town.resolve("rejects"));
    String referral = all.sent("as4-0003", false);
    World.until(() -> all.state(referral).equals("FAILED"));
    assertThat(all.delivery(referral, "code")).isEqualTo("SL-8402");
    assertThat(
            all.text(
                "select causes from sdk_as4_posted where message = '"
                    + all.delivery(referral, "sdk_message")
                    + "'"))
        .isEqualTo("BV");
    World.until(() -> all.inbox(referral).claimedBy() == null);
  }

  @Test
  void whatIsNotTakenIsToldWithDiggsCodesAndNothingOfItIsKept() throws Exception {
    String referral = all.sent("as4-0004", false);
    SdkMessage message = goes(referral);
    String program = answer(message, "x", null, "image/tiff");
    String posing = answer(message, "posing-x", null, "application/pdf");
    World.until(() -> "false BV".equals(receipt(program)));
    World.until(() -> "false SIG".equals(receipt(posing)));
    assertThat(all.arrival(program, "state")).isEqualTo("REFUSED");
    assertThat(all.arrival(posing, "state")).isNull();
    assertThat(all.count("select count(*) from sdk_arrival where content is not null")).isZero();
    String text = answer(message, "x", null, "application/pdf");
    World.until(() -> "true".equals(receipt(text)));
    assertThat(all.arrival(text, "state")).isEqualTo("FOR_PEOPLE");
    for (Path file : all.world().databaseFiles()) {
      assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("Hemligt svar");
    }
  }

  @Test
  void anotherMessageUnderAnOldIdIsRejectedAndTheSameIsAnsweredAgain() throws Exception {
    String referral = all.sent("as4-0005", false);
    SdkMessage message = goes(referral);
    SdkMessage first = reply(message, UUID.randomUUID(), "Hemligt svar", null, "application/pdf");
    SdkMessage other = reply(message, first.id(), "Ett annat svar", null, "application/pdf");
    put("x", first);
    World.until(() -> "true".equals(receipt(first.id().toString())));
    Files.delete(town.resolve("receipts").resolve(first.id().toString()));
    put("x", first);
    World.until(() -> "true".equals(receipt(first.id().toString())));
    put("x", other);
    World.until(() -> "false BV".equals(receipt(first.id().toString())));
    assertThat(
            all.count("select count(*) from sdk_arrival where sdk_message = '" + first.id() + "'"))
        .isEqualTo(1);
  }

  private void up() throws Exception {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                Town.class.getName(),
                town.toString(),
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(town.resolve("log.txt").toFile()))
            .start();
  }

  /** As kill -9 does. */
  private void down() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
  }

  private SdkMessage goes(String referral) {
    World.until(() -> all.delivery(referral, "sdk_message") != null);
    Path file = town.resolve("in").resolve(String.valueOf(all.delivery(referral, "sdk_message")));
    World.until(() -> Files.exists(file));
    try {
      return new MessageReader(new MessageRules()).read(BoundedXml.read(Files.readAllBytes(file)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String answer(SdkMessage message, String name, @Nullable String own, String type)
      throws IOException {
    SdkMessage reply = reply(message, UUID.randomUUID(), "Hemligt svar", own, type);
    put(name, reply);
    return reply.id().toString();
  }

  private static SdkMessage reply(
      SdkMessage message, UUID id, String text, @Nullable String own, String type) {
    return new SdkMessage(
        Instant.parse("2026-05-04T17:00:00.100Z"),
        id,
        message.conversation(),
        message.id(),
        "Svar",
        true,
        null,
        message.sender(),
        message.recipient(),
        List.of(
            new SdkMessage.Document(
                "1",
                "Svar",
                "1",
                List.of(new SdkMessage.File("svar.pdf", type, Bytes.of(new byte[] {1, 2, 3}))),
                List.of(text))),
        own);
  }

  /** Hands a message to the town's process. */
  private void put(String name, SdkMessage message) throws IOException {
    String file = name + "-" + UUID.randomUUID();
    Path part = town.resolve("out").resolve(file + ".part");
    Files.write(part, new MessageWriter().write(message));
    Files.move(part, town.resolve("out").resolve(file), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What the town was told of a message; null as long as it has been told nothing. */
  private @Nullable String receipt(String message) {
    assertThat(process).as("the town's process, see log.txt").matches(Process::isAlive);
    try {
      Path file = town.resolve("receipts").resolve(message);
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> ids() throws IOException {
    try (Stream<Path> files = Files.list(town.resolve("ids"))) {
      return files
          .map(
              each -> {
                try {
                  return Files.readString(each);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  private static String step(String referral, String step) {
    return "{\"kind\":\"step\",\"of\":\"%s\",\"step\":{\"by\":{\"officer\":\"h-1\",\"roles\":[\"handler\"]},\"step\":\"%s\"}}"
        .formatted(referral, step);
  }
}
