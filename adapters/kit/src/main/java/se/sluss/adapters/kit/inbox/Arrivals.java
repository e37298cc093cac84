package se.sluss.adapters.kit.inbox;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.broker.BrokerLink;
import se.sluss.adapters.kit.outbox.Receipts;
import se.sluss.adapters.kit.outbox.StandIns;
import se.sluss.adapters.kit.sent.SentChanged;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.sent.SentStore;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Deadlines;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Evidence.Step;
import se.sluss.contracts.wire.HubReceipt;
import se.sluss.contracts.wire.HubReceipts;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.HubStatuses;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/**
 * Takes what comes from the broker, one transaction for each: a message into the inbox, an answer
 * or the hub's word onto what was sent. The same again changes nothing.
 */
public final class Arrivals implements BrokerLink.Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private static final UnitId HUB = UnitId.of("hub");

  private static final Set<Status> NOT_ANSWERED =
      EnumSet.of(Status.WAITING, Status.ACCEPTED, Status.ARRIVED, Status.OVERDUE);

  private final Unseal unseal;
  private final InboxStore inbox;
  private final Steps steps;
  private final SentStore sent;
  private final Stepped stepped;
  private final Receipts receipts;
  private final Verifier verifier;
  private final Json json;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Deadlines deadlines;
  private final Units units;
  private final StandIns standIns;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  /** What arriving needs; see each. */
  public Arrivals(
      Unseal unseal,
      InboxStore inbox,
      Steps steps,
      SentStore sent,
      Stepped stepped,
      Receipts receipts,
      Verifier verifier,
      Json json,
      JdbcClient jdbc,
      Clock clock,
      Deadlines deadlines,
      Units units,
      StandIns standIns,
      TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.unseal = unseal;
    this.inbox = inbox;
    this.steps = steps;
    this.sent = sent;
    this.stepped = stepped;
    this.receipts = receipts;
    this.verifier = verifier;
    this.json = json;
    this.jdbc = jdbc;
    this.clock = clock;
    this.deadlines = deadlines;
    this.units = units;
    this.standIns = standIns;
    this.transaction = transaction;
    this.events = events;
  }

  @Override
  public void take(UnitId unit, byte[] body) {
    transaction.executeWithoutResult(_ -> arrive(unit, body));
  }

  private void arrive(UnitId unit, byte[] body) {
    try {
      switch (json.read(body, Downlink.class)) {
        case Downlink.Deliver deliver -> deliver(unit, deliver.message(), deliver.labels());
        case Downlink.Acknowledge(Bytes signed) -> {
          for (HubReceipt receipt : json.read(fromHub(signed), HubReceipts.class).receipts()) {
            receipts.take(receipt, signed);
          }
        }
        case Downlink.Tell(Bytes signed) ->
            json.read(fromHub(signed), HubStatuses.class)
                .statuses()
                .forEach(status -> status(unit, status));
      }
    } catch (Json.MalformedException e) {
      unreadable(unit, body, e.code());
    } catch (RefusedException e) {
      unreadable(unit, body, e.fault().code());
    }
  }

  private byte[] fromHub(Bytes signed) throws RefusedException {
    try {
      Verified verified = verifier.verify(signed);
      if (!verified.signer().equals(HUB)) {
        throw new RefusedException(SlCode.WRONG_SIGNER);
      }
      return verified.content().toArray();
    } catch (SealException e) {
      throw new RefusedException(e.code());
    }
  }

  private void deliver(UnitId unit, SealedMessage message, SortedSet<String> labels)
      throws RefusedException {
    Cover cover = unseal.cover(message, unit);
    ReferralStep step = cover.takes();
    MessageId referral = cover.inReplyTo();
    if (step != null && referral != null) {
      stepped.take(cover, referral, step);
      steps.note(unit, cover.messageId(), Step.TAKEN, null);
      return;
    }
    if (!Unseal.complete(cover, message)) {
      LOG.error("message {} is not what its cover says", cover.messageId());
      steps.note(unit, cover.messageId(), Step.REFUSED, SlCode.PART_MISMATCH);
      return;
    }
    if (!inbox.add(cover, message, labels, answerBy(cover)) && !inbox.has(cover, message)) {
      // The first one stands, and so does what the hub was told of it.
      LOG.error("message {} came again with other content", cover.messageId());
      return;
    }
    // Also for one that came before: the hub may not have heard it.
    steps.note(unit, cover.messageId(), Step.TAKEN, null);
    events.publishEvent(new SentChanged(unit));
  }

  /** As the list shows it; counted from now, for when the hub accepted it is not said. */
  private Instant answerBy(Cover cover) {
    Instant now = clock.instant();
    Unit unit = units.unit(cover.recipient().unit());
    Instant by = unit == null ? null : deadlines.answerBy(cover.type(), cover.urgency(), unit, now);
    return by == null ? now : by;
  }

  private void status(UnitId unit, HubStatus status) {
    if (status.status() == HubStatus.Status.REMINDER) {
      inbox.reminded(status.message()).map(SentChanged::new).ifPresent(events::publishEvent);
      return;
    }
    if (status.step() != null) {
      stepped.byHub(unit, status.message(), status.step(), status.at());
      return;
    }
    SentStore.Known known = sent.known(status.message());
    if (known == null) {
      LOG.error("the hub tells of message {}, which we did not send", status.message());
      return;
    }
    switch (status.status()) {
      case ARRIVED -> {
        // An answer can overtake the hub's word that the message arrived.
        if (known.status() == Status.WAITING
            || known.status() == Status.ACCEPTED
            || known.status() == Status.OVERDUE) {
          sent.change(status.message(), known.sender(), Status.ARRIVED, null);
        }
      }
      case OVERDUE -> overdue(status, known);
      case REFUSED -> {
        standIns.forget(status.message());
        sent.change(status.message(), known.sender(), Status.REFUSED, status.code());
      }
      case REMINDER, STEPPED -> throw new IllegalStateException("is dealt with before");
    }
  }

  /** A unit that has answered is not late, whatever the hub has not yet heard. */
  private void overdue(HubStatus status, SentStore.Known known) {
    MessageId message = status.message();
    if (!NOT_ANSWERED.contains(known.status())) {
      return;
    }
    String code = Objects.requireNonNullElse(status.code(), SlCode.OVERDUE.toString());
    UnitId standIn = status.standIn();
    MessageId beside = standIn == null ? null : standIns.seal(known.sender(), message, standIn);
    if (beside == null) {
      sent.change(message, known.sender(), Status.OVERDUE, code);
    } else {
      sent.sealedAgain(message, known.sender(), beside, Status.OVERDUE, code);
    }
  }

  private void unreadable(UnitId unit, byte[] body, SlCode code) {
    String sha256 = Bytes.of(body).sha256();
    LOG.error("what came for {} cannot be taken: {} ({})", unit, code, sha256);
    jdbc.sql("insert into unreadable (queue, sha256, code, at) values (?, ?, ?, ?)")
        .params(unit.value(), sha256, code.toString(), clock.instant().atOffset(UTC))
        .update();
  }
}
