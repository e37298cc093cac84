package se.sluss.adapters.socialservices.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.w3c.dom.Document;
import se.sluss.as4.AccessPoint;
import se.sluss.as4.Algorithms;
import se.sluss.as4.Incoming;
import se.sluss.as4.Outgoing;
import se.sluss.as4.OwnKey;
import se.sluss.as4.Peer;
import se.sluss.as4.Profile;
import se.sluss.as4.Receiver;
import se.sluss.as4.Reply;
import se.sluss.as4.Sent;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.envelope.Claimed;
import se.sluss.sdk.envelope.EnvelopeException;
import se.sluss.sdk.envelope.EnvelopeReader;
import se.sluss.sdk.envelope.EnvelopeWriter;
import se.sluss.sdk.envelope.Opened;
import se.sluss.sdk.receipt.Receipt;
import se.sluss.sdk.receipt.ReceiptWriter;
import se.sluss.sdk.verdict.Finding;
import se.sluss.sdk.verdict.Format;
import se.sluss.sdk.xml.BoundedXml;
import se.sluss.sdk.xml.XmlException;

/**
 * A municipality with a message system of its own, as a process. It is told what to do by files:
 * what lies in {@code out} is sent, what comes lies in {@code in}, receipts in {@code receipts}.
 */
final class Town {
  private final Path folder;
  private final AccessPoint point;
  private final EnvelopeReader reader;
  private final TestKey organisation;
  private final TestKey ours;
  private final TestKey stranger;

  private Town(Path folder) throws Exception {
    this.folder = folder;
    this.organisation = TestKey.read(folder, "town");
    this.ours = TestKey.read(folder, "sluss");
    this.stranger = TestKey.read(folder, "stranger");
    TestKey own = TestKey.read(folder, "town-ap");
    TestKey other = TestKey.read(folder, "sluss-ap");
    this.point =
        new AccessPoint(
            new OwnKey("town-ap", own.key(), own.certificate()),
            Profile.digg(
                new Algorithms(
                    Algorithms.Signature.RSA_SHA_256, Algorithms.Encryption.AES_128_GCM)),
            party -> party.equals("sluss-ap") ? new Peer(party, url(), other.certificate()) : null,
            SSLContext.getDefault(),
            Duration.ofSeconds(30),
            Clock.systemUTC());
    this.reader =
        new EnvelopeReader(
            (certificate, _) -> certificate.equals(ours.certificate()), Clock.systemUTC());
  }

  public static void main(String[] args) throws Exception {
    Town town = new Town(Path.of(args[0]));
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1])), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/as4", town::handle);
    server.start();
    while (true) {
      town.send();
      Thread.sleep(50);
    }
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      Reply reply = point.receive(call.getRequestBody(), call.getRequestHeaders(), this::keep);
      if (reply.contentType() != null) {
        call.getResponseHeaders().set("Content-Type", reply.contentType());
      }
      call.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      call.getResponseBody().write(reply.body());
    }
  }

  private Receiver.Taken keep(Incoming incoming) throws IOException {
    byte[] envelope = incoming.payload().readAllBytes();
    Files.writeString(folder.resolve("ids").resolve(UUID.randomUUID().toString()), incoming.id());
    try {
      Opened opened = reader.open(envelope, organisation.key());
      if (opened.format() == Format.RECEIPT) {
        Receipt receipt = Receipt.of(opened.content());
        write(
            folder.resolve("receipts").resolve(receipt.receipted()),
            (receipt.accepted() + " " + String.join(" ", receipt.causes())).strip());
      } else {
        taken(envelope, opened.content());
      }
    } catch (XmlException | EnvelopeException | GeneralSecurityException e) {
      throw new IOException(e);
    }
    return Receiver.Taken.KEPT;
  }

  private void taken(byte[] envelope, Document message)
      throws IOException, XmlException, EnvelopeException, GeneralSecurityException {
    Claimed claimed = Objects.requireNonNull(Claimed.by(envelope));
    write(
        folder.resolve("in").resolve(claimed.id().toString()),
        new String(BoundedXml.write(message), UTF_8));
    boolean rejects = Files.exists(folder.resolve("rejects"));
    UUID id = UUID.randomUUID();
    byte[] receipt =
        new ReceiptWriter()
            .write(
                new ReceiptWriter.Heading(
                    id.toString(),
                    claimed.id().toString(),
                    "0203:k.example",
                    "0203:sluss.example",
                    Instant.now()),
                rejects
                    ? List.of(
                        new Finding(SlCode.SDK_ADDRESS, "function", "/", Finding.Weight.REFUSES))
                    : List.of());
    write(
        folder.resolve("out").resolve("receipt-" + id),
        new String(
            new EnvelopeWriter(organisation.key(), organisation.certificate())
                .receipt(receipt, id, claimed.function(), Instant.now()),
            UTF_8));
  }

  /** Sends what lies there; what begins with "posing" is signed by another's key. */
  private void send() throws Exception {
    List<Path> all;
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      all = files.filter(each -> !each.toString().endsWith(".part")).sorted().toList();
    }
    for (Path each : all) {
      String name = each.getFileName().toString();
      Path envelope = each;
      if (!name.startsWith("receipt-")) {
        TestKey key = name.startsWith("posing-") ? stranger : organisation;
        envelope = folder.resolve("sealed");
        Files.write(
            envelope,
            new EnvelopeWriter(key.key(), key.certificate())
                .seal(Files.readAllBytes(each), ours.certificate(), Instant.now()));
      }
      String document =
          name.startsWith("receipt-") ? EnvelopeWriter.RECEIPT : EnvelopeWriter.MESSAGE;
      Outgoing outgoing =
          new Outgoing(
              UUID.nameUUIDFromBytes(name.getBytes(UTF_8)) + "@town",
              "c",
              document,
              "0203:k.example",
              "0203:sluss.example",
              envelope);
      Peer peer = new Peer("sluss-ap", url(), TestKey.read(folder, "sluss-ap").certificate());
      if (point.send(outgoing, peer) instanceof Sent.Receipted) {
        Files.delete(each);
      }
    }
  }

  private URI url() {
    try {
      return URI.create(Files.readString(folder.resolve("url")));
    } catch (IOException e) {
      return URI.create("http://localhost:1/as4");
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
