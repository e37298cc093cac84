package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Evidence;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.state.StoredMessage.State;

/**
 * What recipients say of messages: taken, delivered, refused. A step told twice counts once; a step
 * told by a unit that is not the recipient is not believed.
 */
@Component
public class RecordEvidence {
  private final Verifier verifier;
  private final Directory directory;
  private final MessageStore messages;
  private final Outbox outbox;
  private final Trail trail;
  private final Signer hub;
  private final Json json;
  private final Clock clock;

  /** What is needed to verify, to change state and to tell the sender. */
  public RecordEvidence(
      Verifier verifier,
      Directory directory,
      MessageStore messages,
      Outbox outbox,
      Trail trail,
      Signer hub,
      Json json,
      Clock clock) {
    this.verifier = verifier;
    this.directory = directory;
    this.messages = messages;
    this.outbox = outbox;
    this.trail = trail;
    this.hub = hub;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Records.
   *
   * @return the report itself when it is believed, else {@link Arrived.Unbelieved}
   */
  @Transactional
  public Arrived record(Arrived.Reported report) {
    try {
      Verified signed = verifier.verify(report.evidence());
      Evidence evidence = json.read(signed.content().toArray(), Evidence.class);
      @Nullable Unit unit = directory.unit(signed.signer());
      if (unit == null
          || !evidence.unit().equals(signed.signer())
          || !unit.adapter().equals(report.from().user())) {
        return unbelieved(report, SlCode.WRONG_SIGNER);
      }
      evidence.items().stream()
          .sorted(java.util.Comparator.comparing(Evidence.Item::message)) // one order of locks
          .forEach(item -> record(unit, item));
      return report;
    } catch (SealException e) {
      return unbelieved(report, e.code());
    } catch (Json.MalformedException e) {
      return unbelieved(report, SlCode.MALFORMED);
    }
  }

  private void record(Unit unit, Evidence.Item item) {
    Optional<StoredMessage> found =
        messages.lock(item.message()).filter(m -> m.recipientUnit().equals(unit.id()));
    if (found.isEmpty()) {
      return;
    }
    StoredMessage message = found.get();
    Instant now = clock.instant();
    outbox.removeDelivery(message.id());
    if (message.takenAt() != null || message.state() == State.REFUSED) {
      return;
    }
    Actor actor = new Actor("unit", unit.id().value());
    switch (item.step()) {
      case TAKEN, DELIVERED -> {
        messages.setTaken(message.id(), now);
        LogEvent event = item.step() == Evidence.Step.TAKEN ? LogEvent.TAKEN : LogEvent.DELIVERED;
        trail.write(trail.of(event, message, actor).at(unit.agency().value(), unit.id().value()));
        tell(message, HubStatus.Status.ARRIVED, null, now);
      }
      case REFUSED -> {
        messages.setState(message.id(), State.REFUSED);
        String code = knownCode(item.code());
        trail.write(
            trail
                .of(LogEvent.STOPPED, message, actor)
                .at(unit.agency().value(), unit.id().value())
                .fact("code", code));
        tell(message, HubStatus.Status.REFUSED, code, now);
      }
    }
  }

  private void tell(
      StoredMessage message, HubStatus.Status status, @Nullable String code, Instant now) {
    if (message.cover().answer() != null) {
      return; // nobody waits for the arrival of an answer
    }
    HubStatus tell = new HubStatus(message.id(), message.conversation(), status, code, now);
    outbox.tell(
        message.senderUnit(), message.urgent(), new Downlink.Tell(hub.sign(json.write(tell))), now);
  }

  private static String knownCode(@Nullable String code) {
    for (SlCode known : SlCode.values()) {
      if (known.toString().equals(code)) {
        return known.toString();
      }
    }
    return SlCode.INTERNAL.toString();
  }

  private static Arrived.Unbelieved unbelieved(Arrived.Reported report, SlCode code) {
    return new Arrived.Unbelieved(report.from(), null, report.sha256(), code);
  }
}
