package se.sluss.adapters.conformance.trial;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.conformance.door.Reply;
import se.sluss.adapters.conformance.door.Reply.Kind;
import se.sluss.adapters.conformance.plan.Plan.Received;
import se.sluss.adapters.conformance.plan.Plan.Saying;
import se.sluss.adapters.conformance.plan.Words;
import se.sluss.adapters.conformance.played.PlayedHub;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.SealedMessage;

/** One message type as it comes to one of the agency's units. */
final class ReceiveTrials {
  private static final long QUIET_MILLIS = 1_000;
  private static final int NOT_FOUND = 404;

  private final Site site;
  private final PlayedHub hub;
  private final Received way;
  private final Incoming incoming;

  ReceiveTrials(Site site, Received way, MessageType type) {
    this.site = site;
    this.hub = site.sluss().hub();
    this.way = way;
    this.incoming = new Incoming(site.sluss(), way, type);
  }

  private Words words(MessageId message) {
    return new Words(site.sluss().clock()).with("message", message.toString());
  }

  private String listed(MessageId message) throws IOException {
    Reply reply = site.door().say(way.list(), words(message));
    return reply.kind() == Kind.TAKEN ? reply.text() : "";
  }

  private int times(MessageId message) throws IOException {
    return listed(message).split(message.toString(), -1).length - 1;
  }

  private MessageId there() throws Exception {
    MessageId message = incoming.deliver();
    if (!Waiting.until(site.patience(), () -> times(message) > 0)) {
      throw new BrokenException(Finding.LOST);
    }
    return message;
  }

  private void evidenced(MessageId message, Evidence.Step step) throws BrokenException {
    if (!Waiting.until(site.patience(), () -> has(message, step))) {
      throw new BrokenException(Finding.HUB_NOT_TOLD);
    }
  }

  private boolean has(MessageId message, Evidence.Step step) {
    return hub.evidence().stream()
        .anyMatch(item -> item.message().equals(message) && item.step() == step);
  }

  private void before(MessageId message) throws Exception {
    for (Saying saying : way.before()) {
      if (site.door().say(saying, words(message)).kind() != Kind.TAKEN) {
        throw new BrokenException(Finding.NOT_TAKEN);
      }
    }
  }

  private Reply open(MessageId message) throws IOException {
    return site.door().say(way.open(), words(message));
  }

  private void shown(MessageId message) throws Exception {
    Reply reply = open(message);
    for (String text : way.shows()) {
      if (reply.kind() != Kind.TAKEN || !reply.text().contains(text)) {
        throw new BrokenException(Finding.NOT_SHOWN);
      }
    }
  }

  private void notShown(Reply reply) throws BrokenException {
    if (reply.kind() == Kind.TAKEN || way.shows().stream().anyMatch(reply.text()::contains)) {
      throw new BrokenException(Finding.SHOWN);
    }
  }

  private int permits() {
    return hub.http().findAll(postRequestedFor(urlPathEqualTo("/api/permits"))).size();
  }

  void comesIn() throws Exception {
    MessageId message = there();
    evidenced(message, Evidence.Step.TAKEN);
    String list = listed(message);
    if (way.shows().stream().anyMatch(list::contains)) {
      throw new BrokenException(Finding.SHOWN);
    }
    int asked = permits();
    before(message);
    shown(message);
    if (permits() == asked) {
      throw new BrokenException(Finding.NO_PERMIT_ASKED);
    }
  }

  void comesThrice() throws Exception {
    int once = times(there());
    hub.copies(3);
    MessageId message = there();
    Waiting.pause(QUIET_MILLIS);
    if (times(message) != once) {
      throw new BrokenException(Finding.DOUBLED);
    }
    before(message);
    shown(message);
  }

  void noPermit() throws Exception {
    MessageId message = there();
    before(message);
    hub.http()
        .stubFor(
            post("/api/permits")
                .willReturn(
                    aResponse()
                        .withStatus(NOT_FOUND)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody("{\"code\":\"SL-5001\",\"sv\":\"Nej.\",\"en\":\"No.\"}")));
    notShown(open(message));
  }

  void tampered() throws Exception {
    hub.bend(ReceiveTrials::bent);
    MessageId message = incoming.deliver();
    // Refused when it comes, or when it is opened; never shown.
    Waiting.until(site.patience(), () -> has(message, Evidence.Step.REFUSED) || times(message) > 0);
    if (times(message) > 0) {
      for (Saying saying : way.before()) {
        site.door().say(saying, words(message));
      }
      notShown(open(message));
    }
    evidenced(message, Evidence.Step.REFUSED);
    hub.bend(one -> one);
    MessageId next = there();
    before(next);
    shown(next);
  }

  /** One bit of the first sealed part is another. */
  private static SealedMessage bent(SealedMessage message) {
    SealedMessage.SealedPart part = message.parts().getFirst();
    byte[] bytes = part.sealed().toArray();
    bytes[bytes.length - 1] ^= 1;
    return new SealedMessage(
        message.cover(),
        List.of(new SealedMessage.SealedPart(part.id(), Bytes.of(bytes))),
        message.record());
  }

  boolean openWhileAway() throws Exception {
    if (!incoming.onConsent()) {
      return false;
    }
    MessageId message = there();
    before(message);
    site.sluss().goAway();
    Reply reply = open(message);
    site.sluss().comeBack();
    notShown(reply);
    if (!Waiting.until(site.patience(), () -> open(message).kind() == Kind.TAKEN)) {
      throw new BrokenException(Finding.NOT_SHOWN);
    }
    return true;
  }

  boolean step() throws Exception {
    Saying step = way.step();
    if (step == null) {
      return false;
    }
    stepped(step, false);
    stepped(step, true);
    return true;
  }

  private void stepped(Saying step, boolean away) throws Exception {
    MessageId message = there();
    before(message);
    shown(message);
    if (away) {
      site.sluss().goAway();
    }
    Reply reply = site.door().say(step, words(message));
    if (away) {
      site.sluss().comeBack();
    }
    boolean later = away && reply.kind() == Kind.LATER;
    if (later) {
      reply = site.door().say(step, words(message));
    }
    if (reply.kind() != Kind.TAKEN) {
      throw new BrokenException(Finding.NOT_TAKEN);
    }
    if (!Waiting.until(site.patience(), () -> steps(message) > 0)) {
      throw new BrokenException(Finding.LOST);
    }
    Waiting.pause(QUIET_MILLIS);
    if (steps(message) > 1) {
      throw new BrokenException(Finding.DOUBLED);
    }
  }

  private long steps(MessageId message) {
    return hub.covers().stream()
        .filter(cover -> cover.takes() != null && message.equals(cover.inReplyTo()))
        .count();
  }

  boolean keptWhenKilled(@Nullable Control process) throws Exception {
    if (process == null) {
      return false;
    }
    MessageId message = incoming.deliver();
    evidenced(message, Evidence.Step.TAKEN);
    site.killAndStart(process);
    if (!Waiting.until(site.patience(), () -> times(message) > 0)) {
      throw new BrokenException(Finding.LOST);
    }
    before(message);
    shown(message);
    return true;
  }
}
