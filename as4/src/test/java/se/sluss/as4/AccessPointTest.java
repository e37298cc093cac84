package se.sluss.as4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.helger.phase4.sender.EAS4UserMessageSendResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.sluss.as4.Algorithms.Encryption;
import se.sluss.as4.Algorithms.Signature;

/** Two access points, and what comes between them. */
class AccessPointTest {
  private static final Party OURS = Party.of("AP0001-SLUSS-TEST", Duration.ofDays(9));
  private static final Party TOWN = Party.of("AP0002-TOWN-TEST", Duration.ofDays(9));
  private static final Party STRANGER = Party.of("AP0003-STRANGER", Duration.ofDays(9));
  private static final Party OLD = Party.of("AP0004-OLD", Duration.ofDays(-1));
  private static final String DOCUMENT = "busdox-docid-qns::urn:test::message##3.0";
  private static final Algorithms EDELIVERY =
      new Algorithms(Signature.RSA_SHA_256, Encryption.AES_128_GCM);

  private Path folder;
  private HttpDoor door;
  private final List<Came> came = new CopyOnWriteArrayList<>();
  private volatile Receiver.Taken taken = Receiver.Taken.KEPT;

  private record Came(String id, String conversation, String from, String to, byte[] payload) {}

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    door = new HttpDoor();
    door.answers((body, headers) -> town(EDELIVERY).receive(body, headers, this::keep));
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aMessageArrivesAsItWasAndIsReceipted() throws Exception {
    Outgoing message = message("<a>åäö</a>".getBytes(UTF_8));
    assertThat(send(OURS, EDELIVERY, message)).isEqualTo(new Sent.Receipted());
    assertThat(came).hasSize(1);
    Came one = came.getFirst();
    assertThat(one.id()).isEqualTo(message.id());
    assertThat(one.conversation()).isEqualTo(message.conversation());
    assertThat(one.from()).isEqualTo("0203:sluss.example");
    assertThat(one.to()).isEqualTo("0203:k.example");
    assertThat(new String(one.payload(), UTF_8)).isEqualTo("<a>åäö</a>");
    assertThat(new String(door.last(), UTF_8))
        .contains("originalSender", "AP0001-SLUSS-TEST", "bdx:noprocess")
        .doesNotContain("åäö");
  }

  @Test
  void thirtyMegabytesThatDoNotCompressArriveAsTheyWere() throws Exception {
    byte[] large = new byte[30 << 20];
    new Random(1).nextBytes(large);
    assertThat(send(OURS, EDELIVERY, message(large))).isEqualTo(new Sent.Receipted());
    assertThat(Arrays.equals(came.getFirst().payload(), large)).isTrue();
  }

  @Test
  void otherAlgorithmsWorkWhenBothHaveThem() throws Exception {
    Algorithms longer = new Algorithms(Signature.RSA_SHA_512, Encryption.AES_256_GCM);
    door.answers((body, headers) -> town(longer).receive(body, headers, this::keep));
    assertThat(send(OURS, longer, message("<a/>".getBytes(UTF_8)))).isEqualTo(new Sent.Receipted());
  }

  @Test
  void anAlgorithmThatIsNotAgreedIsRefused() throws Exception {
    for (Algorithms other :
        List.of(
            new Algorithms(Signature.RSA_SHA_512, Encryption.AES_128_GCM),
            new Algorithms(Signature.RSA_SHA_256, Encryption.AES_256_GCM))) {
      assertThat(send(OURS, other, message("<a/>".getBytes(UTF_8))))
          .isNotEqualTo(new Sent.Receipted());
    }
    assertThat(came).isEmpty();
  }

  @Test
  void onlyAKnownAccessPointsOwnSignatureCounts() throws Exception {
    Outgoing message = message("<a/>".getBytes(UTF_8));
    // A stranger under its own name, and one under ours.
    assertThat(send(STRANGER, EDELIVERY, message)).isNotEqualTo(new Sent.Receipted());
    OwnKey posing =
        new OwnKey(OURS.own().party(), STRANGER.own().key(), STRANGER.own().certificate());
    assertThat(send(new Party(posing), EDELIVERY, message)).isNotEqualTo(new Sent.Receipted());
    assertThat(send(OLD, EDELIVERY, message)).isNotEqualTo(new Sent.Receipted());
    assertThat(came).isEmpty();
  }

  @Test
  void whatIsForAnotherAccessPointIsRefused() throws Exception {
    Peer wrong = new Peer("AP0009-OTHER", door.url(), TOWN.own().certificate());
    assertThat(ours(EDELIVERY, Duration.ofSeconds(20)).send(message("<a/>".getBytes(UTF_8)), wrong))
        .isNotEqualTo(new Sent.Receipted());
    assertThat(came).isEmpty();
  }

  @Test
  void unsignedOrUnencryptedIsRefused() throws Exception {
    for (Weak.Lacks lacks : Weak.Lacks.values()) {
      assertThat(Weak.send(OURS.own(), TOWN.at(door.url()), lacks))
          .as(lacks.name())
          .isEqualTo(EAS4UserMessageSendResult.AS4_ERROR_MESSAGE_RECEIVED);
    }
    assertThat(Weak.send(OURS.own(), TOWN.at(door.url()), null))
        .isEqualTo(EAS4UserMessageSendResult.SUCCESS);
    assertThat(came).hasSize(1);
  }

  @Test
  void aChangedByteIsRefused() throws Exception {
    assertThat(send(OURS, EDELIVERY, message("<a>x</a>".getBytes(UTF_8))))
        .isEqualTo(new Sent.Receipted());
    came.clear();
    byte[] sent = door.last();
    Map<String, List<String>> headers = door.lastHeaders();
    String text = new String(sent, ISO_8859_1);
    for (UnaryOperator<String> change :
        List.<UnaryOperator<String>>of(
            each -> each.replace("0203:sluss.example", "0203:sluss.exampel"),
            each -> each.replace("<eb:MessageId>", "<eb:MessageId>x"),
            AccessPointTest::payloadChanged)) {
      String changed = change.apply(text);
      assertThat(changed).isNotEqualTo(text);
      Reply reply =
          town(EDELIVERY)
              .receive(new ByteArrayInputStream(changed.getBytes(ISO_8859_1)), headers, this::keep);
      assertThat(new String(reply.body(), UTF_8)).doesNotContain("Receipt>");
    }
    assertThat(came).isEmpty();
  }

  @Test
  void theSameAgainIsReceiptedAgain() throws Exception {
    Outgoing message = message("<a/>".getBytes(UTF_8));
    assertThat(send(OURS, EDELIVERY, message)).isEqualTo(new Sent.Receipted());
    assertThat(send(OURS, EDELIVERY, message)).isEqualTo(new Sent.Receipted());
    assertThat(came).extracting(Came::id).containsExactly(message.id(), message.id());
  }

  @Test
  void whatTheReceiverDoesNotTakeIsNotReceipted() throws Exception {
    taken = Receiver.Taken.OTHER_CONTENT;
    assertThat(send(OURS, EDELIVERY, message("<a/>".getBytes(UTF_8))))
        .isEqualTo(new Sent.Refused("EBMS:0003"));
    taken = Receiver.Taken.NOT_SERVED;
    assertThat(send(OURS, EDELIVERY, message("<a/>".getBytes(UTF_8))))
        .isEqualTo(new Sent.Unknown());
    door.answers(
        (body, headers) ->
            town(EDELIVERY)
                .receive(
                    body,
                    headers,
                    _ -> {
                      throw new IllegalStateException("the disk is full");
                    }));
    assertThat(send(OURS, EDELIVERY, message("<a/>".getBytes(UTF_8))))
        .isEqualTo(new Sent.Unknown());
  }

  @Test
  void aReceiptThatProvesNothingIsNone() throws Exception {
    Reply[] other = new Reply[1];
    door.answers(
        (body, headers) -> {
          other[0] = town(EDELIVERY).receive(body, headers, this::keep);
          return other[0];
        });
    Outgoing first = message("<a/>".getBytes(UTF_8));
    assertThat(send(OURS, EDELIVERY, first)).isEqualTo(new Sent.Receipted());
    Reply receipt = other[0];
    String text = new String(receipt.body(), UTF_8);
    String unsigned = text.replaceAll("(?s)<wsse:Security.*?</wsse:Security>", "");
    assertThat(unsigned).isNotEqualTo(text);
    for (byte[] answer :
        List.of(receipt.body(), unsigned.getBytes(UTF_8), "<html/>".getBytes(UTF_8), new byte[0])) {
      door.answers((_, _) -> new Reply(200, receipt.contentType(), answer));
      assertThat(send(OURS, EDELIVERY, message("<b/>".getBytes(UTF_8))))
          .isEqualTo(new Sent.Unknown());
    }
  }

  @Test
  void whateverElseIsAnsweredNobodyKnows() throws Exception {
    for (int status : List.of(204, 302, 401, 404, 429, 500, 503)) {
      door.answers((_, _) -> new Reply(status, null, new byte[0]));
      assertThat(send(OURS, EDELIVERY, message("<a/>".getBytes(UTF_8))))
          .as("HTTP " + status)
          .isEqualTo(new Sent.Unknown());
    }
    door.answers((_, _) -> new Reply(200, "application/soap+xml", new byte[2 << 20]));
    assertThat(send(OURS, EDELIVERY, message("<a/>".getBytes(UTF_8))))
        .isEqualTo(new Sent.Unknown());
    door.answers(
        (_, _) -> {
          try {
            Thread.sleep(5_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new Reply(200, null, new byte[0]);
        });
    assertThat(
            ours(EDELIVERY, Duration.ofMillis(300))
                .send(message("<a/>".getBytes(UTF_8)), TOWN.at(door.url())))
        .isEqualTo(new Sent.Unknown());
  }

  @Test
  void whatIsNoMessageIsAnsweredAsSuchAndHandedToNobody() throws Exception {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<S:Envelope xmlns:S=\"http://www.w3.org/2003/05/soap-envelope\">&x;</S:Envelope>";
    for (String body : List.of(bomb, "", "<a/>", "--x\r\n")) {
      for (String type :
          List.of("application/soap+xml", "text/plain", "multipart/related; boundary=x")) {
        Reply reply =
            town(EDELIVERY)
                .receive(
                    new ByteArrayInputStream(body.getBytes(UTF_8)),
                    Map.of("Content-Type", List.of(type)),
                    this::keep);
        assertThat(new String(reply.body(), UTF_8)).doesNotContain("Receipt>");
      }
    }
    assertThat(came).isEmpty();
  }

  private static String payloadChanged(String text) {
    int at = text.lastIndexOf("\r\n--");
    return text.substring(0, at - 1) + (char) (text.charAt(at - 1) ^ 1) + text.substring(at);
  }

  private Receiver.Taken keep(Incoming incoming) throws IOException {
    byte[] payload = incoming.payload().readAllBytes();
    if (taken == Receiver.Taken.KEPT) {
      came.add(
          new Came(
              incoming.id(), incoming.conversation(), incoming.from(), incoming.to(), payload));
    }
    return taken;
  }

  private Sent send(Party from, Algorithms algorithms, Outgoing message)
      throws NoSuchAlgorithmException {
    return point(from, algorithms, Duration.ofSeconds(60)).send(message, TOWN.at(door.url()));
  }

  private AccessPoint ours(Algorithms algorithms, Duration timeout)
      throws NoSuchAlgorithmException {
    return point(OURS, algorithms, timeout);
  }

  private static AccessPoint point(Party own, Algorithms algorithms, Duration timeout)
      throws NoSuchAlgorithmException {
    return new AccessPoint(
        own.own(),
        Profile.digg(algorithms),
        _ -> null,
        SSLContext.getDefault(),
        timeout,
        Clock.systemUTC());
  }

  private AccessPoint town(Algorithms algorithms) {
    try {
      return new AccessPoint(
          TOWN.own(),
          Profile.digg(algorithms),
          party ->
              List.of(OURS, OLD).stream()
                  .filter(each -> each.own().party().equals(party))
                  .findFirst()
                  .map(each -> each.at(door.url()))
                  .orElse(null),
          SSLContext.getDefault(),
          Duration.ofSeconds(60),
          Clock.systemUTC());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Outgoing message(byte[] payload) throws IOException {
    Path file = Files.write(folder.resolve(UUID.randomUUID() + ".xml"), payload);
    return new Outgoing(
        UUID.randomUUID() + "@sluss.example",
        UUID.randomUUID().toString(),
        DOCUMENT,
        "0203:sluss.example",
        "0203:k.example",
        file);
  }
}
