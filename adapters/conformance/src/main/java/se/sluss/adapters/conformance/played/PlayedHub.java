package se.sluss.adapters.conformance.played;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.EventLink;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.Certificates;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.HubStatuses;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.contracts.wire.Uplink;

/** A hub that decides nothing: it signs receipts and passes messages on, and remembers both. */
public final class PlayedHub implements AutoCloseable {
  private final Json json = new Json();
  private final PlayedLog log = new PlayedLog();
  private final WireMockServer http =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private final PlayedLogin login;
  private final Signer signer;
  private final Verifier verifier;
  private final Clock clock;
  private final Connection connection;
  private final Session session;
  private final Map<UnitId, UnitId> closed = new ConcurrentHashMap<>();
  private final Map<UnitId, String> refused = new ConcurrentHashMap<>();
  private final Map<UnitId, String> refusedOnce = new ConcurrentHashMap<>();
  private final Map<MessageId, Cover> covers = new ConcurrentHashMap<>();
  private final Map<MessageId, SealedMessage> sealed = new ConcurrentHashMap<>();
  private final Map<MessageId, EventLink> links = new ConcurrentHashMap<>();
  private final List<String> received = new CopyOnWriteArrayList<>();

  /** Marks that every delivery bears. */
  public final java.util.SortedSet<String> labels =
      new java.util.concurrent.ConcurrentSkipListSet<>();

  private final List<Evidence.Item> evidence = new CopyOnWriteArrayList<>();

  /** Purposes that the rules leave to a person, until a cover bears a review. */
  public final java.util.Set<String> leftToAPerson =
      java.util.concurrent.ConcurrentHashMap.newKeySet();

  /** What becomes of a message before it is delivered. */
  private volatile java.util.function.UnaryOperator<SealedMessage> bend = one -> one;

  private volatile boolean silent;
  private volatile int copies = 1;

  /**
   * Takes what comes to the broker.
   *
   * @param hub with whose keys it signs
   * @param verifier of what comes
   */
  public PlayedHub(ActiveMQConnectionFactory broker, UnitKeys hub, Verifier verifier, Clock clock)
      throws JMSException {
    this.signer = new Signer(hub.signingKey(), hub.signing());
    this.verifier = verifier;
    this.clock = clock;
    this.login = new PlayedLogin(this, clock);
    http.start();
    connection = broker.createConnection();
    session = connection.createSession(true, Session.SESSION_TRANSACTED);
    for (String queue : List.of("intake", "intake.urgent", "intake.evidence")) {
      session.createConsumer(session.createQueue(queue)).setMessageListener(this::receive);
    }
    connection.start();
  }

  /** Where it listens. */
  public String url() {
    return http.baseUrl();
  }

  /** Its log. */
  public PlayedLog log() {
    return log;
  }

  /** Where tokens come from: below the same address. */
  public PlayedLogin login() {
    return login;
  }

  /** Its HTTP side, to be told what to answer and asked what came. */
  public WireMockServer http() {
    return http;
  }

  /** Answers that each change of a consent was made at this time. */
  public void changesConsents(Instant at) {
    http.stubFor(
        post(urlPathMatching("/api/consents/.*")).willReturn(okJson("{\"at\":\"" + at + "\"}")));
  }

  /** Answers everything as a hub that permits. */
  public void permitAll(Directory directory, Map<UnitId, UnitKeys> keys) {
    permitAll(directory.hash(), directory.units(), keys);
  }

  /** The same, with a directory of its own. */
  public void permitAll(String hash, List<Unit> units, Map<UnitId, UnitKeys> keys) {
    http.resetAll();
    login.publish();
    Map<String, Map<String, String>> certificates = new HashMap<>();
    keys.forEach(
        (unit, own) ->
            certificates.put(
                unit.value(),
                Map.of(
                    "signing", Certificates.toPem(own.signing()),
                    "opening", Certificates.toPem(own.opening()))));
    if (log.size() == 0) {
      new TreeMap<>(keys)
          .forEach(
              (unit, own) ->
                  log.publish(unit.value(), "signing", Certificates.fingerprint(own.signing()))
                      .publish(unit.value(), "opening", Certificates.fingerprint(own.opening())));
    }
    answer(
        get("/api/directory"),
        Map.of("hash", hash, "units", units, "certificates", certificates, "recorded", log.size()));
    answer(get(urlPathEqualTo("/api/directory/log")), log.answer(log.size()));
    decide("PERMIT", "");
    decide("MUST_DISCLOSE", "CHILD_CONCERN");
    http.stubFor(
        post("/api/permits")
            .willReturn(okJson("{\"permit\":true,\"at\":\"2026-05-04T16:00:00Z\"}")));
    http.stubFor(
        get(urlPathEqualTo("/login/.well-known/openid-configuration"))
            .willReturn(
                okJson(
                    ("{'issuer':'%s/login','token_endpoint':'%s/login/token','jwks_uri':"
                            + "'%s/login/keys','authorization_endpoint':'%s/login/a',"
                            + "'subject_types_supported':['public']}")
                        .replace('\'', '"')
                        .formatted(url(), url(), url(), url()))));
    http.stubFor(
        post("/login/token")
            .willReturn(
                okJson("{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
  }

  /** What to say when asked "may I?" for a purpose; for every purpose when it is empty. */
  public void decide(String outcome, String purpose) {
    decide(outcome, purpose, "O-DOK");
  }

  /** The same, with an obligation. */
  public void decide(String outcome, String purpose, String obligation) {
    String body =
        """
        {"outcome":"%s","grounds":["OSL-12-2"],"obligations":["%s"],"failed":[],
         "sources":[],"changes":[],
         "explanationSv":"Därför.","explanationEn":"Because.","ruleset":"r"}
        """
            .formatted(outcome, obligation);
    var question = post("/api/decisions");
    if (!purpose.isEmpty()) {
      question = question.withRequestBody(matchingJsonPath("$[?(@.purpose == '" + purpose + "')]"));
    }
    http.stubFor(question.willReturn(okJson(body)));
  }

  /** Answers every HTTP call as a hub that is not there. */
  public void away() {
    http.stubFor(
        any(urlPathMatching("/api/.*")).atPriority(1).willReturn(aResponse().withStatus(503)));
  }

  private void answer(MappingBuilder request, Object body) {
    http.stubFor(request.willReturn(okJson(new String(json.write(body), UTF_8))));
  }

  /** Refuses messages to a unit and names its successor. */
  public void close(UnitId unit, UnitId successor) {
    closed.put(unit, successor);
  }

  /** Whether it takes submissions without a word. */
  public void silent(boolean on) {
    silent = on;
  }

  /** Delivers something else than what came. */
  public void bend(java.util.function.UnaryOperator<SealedMessage> how) {
    bend = how;
  }

  /** How many times it delivers each message. */
  public void copies(int number) {
    copies = number;
  }

  /** SHA-256 of every submission that came, in order. */
  public List<String> received() {
    return List.copyOf(received);
  }

  /** Every step that units told. */
  public List<Evidence.Item> evidence() {
    return List.copyOf(evidence);
  }

  /** The cover of a message that came; null when it did not. */
  public @Nullable Cover cover(MessageId message) {
    return covers.get(message);
  }

  /** Every cover that came, in no order. */
  public List<Cover> covers() {
    return List.copyOf(covers.values());
  }

  /** A message that came, as it came; null when it did not. */
  public @Nullable SealedMessage sealed(MessageId message) {
    return sealed.get(message);
  }

  /** Delivers a message that nobody sent through it. */
  public void deliver(Cover cover, SealedMessage message) throws JMSException {
    covers.put(cover.messageId(), cover);
    Downlink downlink = new Downlink.Deliver(bend.apply(message), labels);
    for (int i = 0; i < copies; i++) {
      own(cover.recipient().unit(), cover.urgency() == Urgency.URGENT, downlink);
    }
  }

  /** To which event its sender says that a message belongs; null when it says nothing. */
  public @Nullable EventLink link(MessageId message) {
    return links.get(message);
  }

  private void receive(Message message) {
    try {
      BytesMessage body = (BytesMessage) message;
      byte[] bytes = new byte[(int) body.getBodyLength()];
      body.readBytes(bytes);
      switch (json.read(bytes, Uplink.class)) {
        case Uplink.Submit submit -> submitted(bytes, submit);
        case Uplink.Report report -> reported(report);
      }
      session.commit();
    } catch (JMSException | Json.MalformedException | SealException e) {
      throw new IllegalStateException(e);
    }
  }

  private void submitted(byte[] bytes, Uplink.Submit submit)
      throws SealException, Json.MalformedException, JMSException {
    received.add(Bytes.of(bytes).sha256());
    if (silent) {
      return;
    }
    List<HubReceipt.Result> results = new ArrayList<>();
    UnitId sender = null;
    for (SealedMessage one : submit.submission().messages()) {
      Verified signed = verifier.verify(one.cover());
      Cover cover = json.read(signed.content().toArray(), Cover.class);
      sender = signed.signer();
      Bytes record = one.record();
      if (record != null && cover.step() == null) {
        links.put(
            cover.messageId(),
            json.read(verifier.verify(record).content().toArray(), EventLink.class));
      }
      sealed.put(cover.messageId(), one);
      covers.put(cover.messageId(), cover); // whoever waits for it may then ask for its link
      UnitId to = cover.recipient().unit();
      UnitId successor = closed.get(to);
      if (leftToAPerson.contains(cover.purpose()) && cover.reviews().isEmpty()) {
        results.add(toReview(cover));
        continue;
      }
      String once = refusedOnce.remove(to);
      String refusal = once == null ? refused.get(to) : once;
      results.add(refusal == null ? result(cover, successor) : no(cover, refusal, null));
      if (successor == null && refusal == null) {
        for (int i = 0; i < copies; i++) {
          send(
              to,
              cover.urgency() == Urgency.URGENT,
              new Downlink.Deliver(
                  bend.apply(new SealedMessage(one.cover(), one.parts())), labels));
        }
      }
    }
    if (sender != null) {
      HubReceipt receipt =
          new HubReceipt(
              submit.submission().id(),
              sender,
              Bytes.of(bytes).sha256(),
              clock.instant(),
              null,
              null,
              results);
      send(
          sender,
          false,
          new Downlink.Acknowledge(signer.sign(json.write(new HubReceipts(List.of(receipt))))));
    }
  }

  private static HubReceipt.Result toReview(Cover cover) {
    return new HubReceipt.Result(
        cover.messageId(),
        HubReceipt.Verdict.REFUSED,
        "SL-4002",
        null,
        null,
        new HubReceipt.DecisionSummary(
            "ab".repeat(32),
            "REVIEW",
            new TreeSet<>(List.of("BRB-24-4")),
            new TreeSet<>(List.of("JURIST")),
            cover.parts().stream()
                .map(part -> new HubReceipt.PartOutcome(part.id(), "REVIEW", false))
                .toList(),
            "En människa avgör.",
            "A person decides.",
            "r"));
  }

  private static HubReceipt.Result result(Cover cover, @Nullable UnitId successor) {
    return successor == null
        ? new HubReceipt.Result(
            cover.messageId(),
            HubReceipt.Verdict.ACCEPTED,
            null,
            null,
            null,
            new HubReceipt.DecisionSummary(
                "0".repeat(64),
                "PERMIT",
                new TreeSet<>(List.of("OSL-12-2")),
                new TreeSet<>(),
                List.of(),
                "Därför.",
                "Because.",
                "r"))
        : no(cover, "SL-2002", successor);
  }

  private static HubReceipt.Result no(Cover cover, String code, @Nullable UnitId successor) {
    return new HubReceipt.Result(
        cover.messageId(),
        HubReceipt.Verdict.REFUSED,
        code,
        "/recipient/unit",
        successor,
        null,
        code.equals(SlCode.OUT_OF_TURN.toString()) && cover.step() != null
            ? Life.NEW.inTurn(cover.step().step().side())
            : null);
  }

  /** Refuses at acceptance whatever is for this unit; with null it does so no more. */
  public void refuse(UnitId unit, @Nullable String code) {
    if (code == null) {
      refused.remove(unit);
    } else {
      refused.put(unit, code);
    }
  }

  /** Refuses the next message for this unit, and no other. */
  public void refuseOnce(UnitId unit, String code) {
    refusedOnce.put(unit, code);
  }

  /** Tells the sender that a message it has a receipt for was refused at release. */
  public void stop(MessageId message, String code) throws JMSException {
    Cover cover = sent(message);
    tell(cover.sender().unit(), cover, HubStatus.Status.REFUSED, code, null);
  }

  /** Tells the sender that a message is late, and whom to seal it for again, if anybody. */
  public void late(MessageId message, @Nullable UnitId standIn) throws JMSException {
    Cover cover = sent(message);
    tell(cover.sender().unit(), cover, HubStatus.Status.OVERDUE, "SL-5104", standIn);
  }

  /** Tells one side of a message of a step of the hub's own. */
  public void stepped(UnitId side, MessageId message, ToldStep step) throws JMSException {
    tell(side, HubStatus.stepped(message, sent(message).conversationId(), clock.instant(), step));
  }

  /** Reminds the recipient of a message. */
  public void remind(MessageId message) throws JMSException {
    Cover cover = sent(message);
    tell(cover.recipient().unit(), cover, HubStatus.Status.REMINDER, null, null);
  }

  private Cover sent(MessageId message) {
    return java.util.Objects.requireNonNull(covers.get(message));
  }

  private void tell(
      UnitId unit,
      Cover cover,
      HubStatus.Status status,
      @Nullable String code,
      @Nullable UnitId standIn)
      throws JMSException {
    tell(
        unit,
        new HubStatus(
            cover.messageId(), cover.conversationId(), status, code, standIn, clock.instant()));
  }

  private void tell(UnitId unit, HubStatus one) throws JMSException {
    own(unit, false, new Downlink.Tell(signer.sign(json.write(new HubStatuses(List.of(one))))));
  }

  /** From whatever thread: in a session of its own. */
  private void own(UnitId unit, boolean urgent, Downlink downlink) throws JMSException {
    try (Session own = connection.createSession()) {
      BytesMessage body = own.createBytesMessage();
      body.writeBytes(json.write(downlink));
      own.createProducer(own.createQueue(queue(unit, urgent))).send(body);
    }
  }

  private void reported(Uplink.Report report)
      throws SealException, Json.MalformedException, JMSException {
    Evidence told =
        json.read(verifier.verify(report.evidence()).content().toArray(), Evidence.class);
    evidence.addAll(told.items());
    for (Evidence.Item item : told.items()) {
      Cover cover = covers.get(item.message());
      if (cover != null && item.step() == Evidence.Step.TAKEN) {
        HubStatus status =
            new HubStatus(
                item.message(),
                cover.conversationId(),
                HubStatus.Status.ARRIVED,
                null,
                null,
                item.at());
        send(
            cover.sender().unit(),
            false,
            new Downlink.Tell(signer.sign(json.write(new HubStatuses(List.of(status))))));
      }
    }
  }

  private void send(UnitId unit, boolean urgent, Downlink downlink) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(json.write(downlink));
    session.createProducer(session.createQueue(queue(unit, urgent))).send(message);
  }

  private static String queue(UnitId unit, boolean urgent) {
    return "unit." + unit + (urgent ? ".urgent" : "");
  }

  @Override
  public void close() throws JMSException {
    connection.close();
    http.stop();
  }
}
