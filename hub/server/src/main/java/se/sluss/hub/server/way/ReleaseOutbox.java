package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubReceipt.PartOutcome;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.setup.HubSettings;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.state.SubmissionStore;

/**
 * Down: what waits is decided again, on record, and only then given to the broker. Nothing is
 * released while the log lags. What the broker may have lost is released again; the recipient's
 * inbox takes a message once.
 */
@Component
public class ReleaseOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseOutbox.class);
  private static final int BATCH = 64;

  private final Outbox outbox;
  private final MessageStore messages;
  private final SubmissionStore submissions;
  private final Directory directory;
  private final MessageTypes types;
  private final DecideParts decide;
  private final Trail trail;
  private final LogReader log;
  private final Signer hub;
  private final Json json;
  private final JmsTemplate broker;
  private final TransactionTemplate transaction;
  private final HubSettings.Way settings;
  private final Limits limits;
  private final Clock clock;

  /** What is needed to decide again, record and send. */
  public ReleaseOutbox(
      Outbox outbox,
      MessageStore messages,
      SubmissionStore submissions,
      Directory directory,
      MessageTypes types,
      DecideParts decide,
      Trail trail,
      LogReader log,
      Signer hub,
      Json json,
      JmsTemplate broker,
      TransactionTemplate transaction,
      HubSettings settings,
      Limits limits,
      Clock clock) {
    this.outbox = outbox;
    this.messages = messages;
    this.submissions = submissions;
    this.directory = directory;
    this.types = types;
    this.decide = decide;
    this.trail = trail;
    this.log = log;
    this.hub = hub;
    this.json = json;
    this.broker = broker;
    this.transaction = transaction;
    this.settings = settings.way();
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * What goes to the broker now; already decided and on record.
   *
   * @param id of the outbox row
   * @param unit whose queue
   * @param urgent which lane
   * @param delivery whether the row stays until the message is taken
   * @param body what is sent
   */
  public record Released(long id, UnitId unit, boolean urgent, boolean delivery, byte[] body) {}

  /** The next batch, or null when there is none. */
  public @Nullable List<Released> next() {
    if (log.lag().compareTo(settings.mostLag()) > 0) {
      LOG.error("SL-6001 the log lags behind; nothing is released");
      return null;
    }
    @Nullable List<Released> batch = transaction.execute(_ -> release(clock.instant()));
    return batch == null || batch.isEmpty() ? null : batch;
  }

  private List<Released> release(Instant now) {
    outbox.waitAgainReleasedBefore(now.minus(settings.releaseAgainAfter()));
    List<Released> batch = new ArrayList<>();
    for (Outbox.Item item : outbox.lockNext(limits.windowPerUnit(), BATCH)) {
      @Nullable Downlink payload = item.payload();
      if (payload != null) {
        outbox.setReleased(item.id(), now);
        batch.add(new Released(item.id(), item.unit(), item.urgent(), false, json.write(payload)));
      } else if (item.message() != null && mayStillGo(item.message(), now)) {
        outbox.setReleased(item.id(), now);
        Downlink deliver = new Downlink.Deliver(messages.sealed(item.message()));
        batch.add(new Released(item.id(), item.unit(), item.urgent(), true, json.write(deliver)));
      } else {
        outbox.remove(List.of(item.id()));
      }
    }
    return batch;
  }

  /** Decides again with today's facts; a no at release is a refusal that the sender is told. */
  private boolean mayStillGo(MessageId id, Instant now) {
    StoredMessage message = messages.lock(id).orElseThrow();
    LogDetail leaf = trail.of(LogEvent.RELEASED, message, Actor.hub("release"));
    if (message.cover().answer() != null) {
      messages.setState(id, StoredMessage.State.RELEASED);
      trail.write(leaf);
      return true;
    }
    @Nullable SlCode stop = stop(message, now);
    if (stop == null) {
      if (message.takenAt() == null) {
        messages.setState(id, StoredMessage.State.RELEASED);
      }
      trail.write(leaf);
      return true;
    }
    messages.setState(id, StoredMessage.State.REFUSED);
    trail.write(
        trail
            .of(LogEvent.STOPPED, message, Actor.hub("release"))
            .fact("code", stop.toString())
            .fact(Trail.SIDE, Trail.SENDER));
    HubStatus told =
        new HubStatus(id, message.conversation(), HubStatus.Status.REFUSED, stop.toString(), now);
    outbox.tell(message.senderUnit(), true, new Downlink.Tell(hub.sign(json.write(told))), now);
    return false;
  }

  private @Nullable SlCode stop(StoredMessage message, Instant now) {
    @Nullable Unit sender = directory.unit(message.senderUnit());
    @Nullable Unit recipient = directory.unit(message.recipientUnit());
    @Nullable MessageType type = types.type(message.cover().type());
    if (sender == null || recipient == null || type == null) {
      return SlCode.UNKNOWN_UNIT;
    }
    if (!message.duty() && !messages.consentStands(message.id(), now)) {
      return SlCode.DENIED;
    }
    @Nullable DecisionSummary decision = decide.decide(message.cover(), type, sender, recipient);
    if (decision == null) {
      return SlCode.NEEDS_REVIEW;
    }
    submissions.insertDecision(message.id().value(), "RELEASE", now, decision);
    trail.decidedAgain(message, decision);
    boolean all =
        messages.sealed(message.id()).parts().stream()
            .allMatch(
                part ->
                    decision.parts().stream()
                        .filter(PartOutcome::goes)
                        .anyMatch(p -> p.part().equals(part.id())));
    return all ? null : SlCode.DENIED;
  }

  /** Gives a batch to the broker in one of its transactions; what it does not get waits again. */
  public void send(List<Released> batch) {
    try {
      broker.execute(
          session -> {
            for (Released one : batch) {
              String queue = "unit." + one.unit() + (one.urgent() ? ".urgent" : "");
              var body = session.createBytesMessage();
              body.writeBytes(one.body());
              try (var producer = session.createProducer(session.createQueue(queue))) {
                producer.send(body);
              }
            }
            session.commit();
            return null;
          });
    } catch (JmsException e) {
      LOG.warn("SL-9002 the broker did not take a batch; it waits again");
      transaction.executeWithoutResult(
          _ -> outbox.waitAgain(batch.stream().map(Released::id).toList()));
      return;
    }
    transaction.executeWithoutResult(
        _ ->
            outbox.remove(
                batch.stream().filter(one -> !one.delivery()).map(Released::id).toList()));
  }
}
