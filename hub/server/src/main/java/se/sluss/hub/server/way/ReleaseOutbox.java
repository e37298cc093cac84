package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.rules.ActiveRules;
import se.sluss.hub.server.rules.RulesUnavailableException;
import se.sluss.hub.server.setup.HubSettings;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.NewRows.NewDecision;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.StoredMessage;
import se.sluss.hub.server.state.SubmissionStore;

/**
 * Down: what waits is decided again, on record, and only then to be given to the broker. Nothing is
 * released while the log lags. What the broker may have lost is released again; the recipient's
 * inbox takes a message once.
 */
@Component
public class ReleaseOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseOutbox.class);
  private static final int BATCH = 256;
  private static final int BESIDE_URGENT = 32;
  private static final int MOST_SUSPECTS = 16;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Outbox outbox;
  private final MessageStore store;
  private final ConsentStore consents;
  private final SubmissionStore submissions;
  private final Directory directory;
  private final MessageTypes types;
  private final Judge judge;
  private final Trail trail;
  private final LogReader log;
  private final TellSenders tell;
  private final Json json;
  private final TransactionTemplate transaction;
  private final HubSettings.Way settings;
  private final Limits limits;
  private final Handling handling;
  private final Clock clock;
  private final ActiveRules rules;
  private final Quarantine quarantine;

  /** When the log and other nodes' batches were last looked at, and whether the log lagged. */
  private volatile Instant lookedAt = Instant.MIN;

  private volatile boolean lagging;

  /** How many more are taken one by one. */
  private volatile int singly;

  /** What is being released. */
  private volatile List<Outbox.Item> tried = List.of();

  /** What has failed by itself while nothing else has gone, with how. */
  private final Map<Outbox.Item, RuntimeException> suspects = new LinkedHashMap<>();

  /** What is needed to decide again, record and send. */
  public ReleaseOutbox(
      Outbox outbox,
      MessageStore store,
      ConsentStore consents,
      SubmissionStore submissions,
      Directory directory,
      MessageTypes types,
      Judge judge,
      Trail trail,
      LogReader log,
      TellSenders tell,
      Json json,
      TransactionTemplate transaction,
      HubSettings settings,
      Limits limits,
      Handling handling,
      Clock clock,
      ActiveRules rules,
      Quarantine quarantine) {
    this.outbox = outbox;
    this.store = store;
    this.consents = consents;
    this.submissions = submissions;
    this.directory = directory;
    this.types = types;
    this.judge = judge;
    this.trail = trail;
    this.log = log;
    this.tell = tell;
    this.json = json;
    this.transaction = transaction;
    this.settings = settings.way();
    this.limits = limits;
    this.handling = handling;
    this.clock = clock;
    this.rules = rules;
    this.quarantine = quarantine;
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

  /**
   * What goes together.
   *
   * @param number by which it is noted whether the broker has it
   * @param released at least one
   */
  public record Batch(long number, List<Released> released) {}

  /**
   * The next batch, or null when there is none. One that fails is taken one by one: what fails by
   * itself is passed over, and put aside once another has gone. When none goes, it is not the
   * message that is wrong. Asked by one thread at a time.
   */
  public @Nullable Batch next() {
    Instant now = clock.instant();
    try {
      if (lagging || now.isBefore(lookedAt) || !now.isBefore(lookedAt.plus(LOOK_EVERY))) {
        lagging = log.lag().compareTo(settings.mostLag()) > 0;
        transaction.executeWithoutResult(_ -> takeOver(now));
        lookedAt = now;
      }
      if (lagging) {
        LOG.error("SL-6001 the log lags behind; nothing is released");
        return null;
      }
      Optional<Batch> batch = Objects.requireNonNull(transaction.execute(_ -> release(now)));
      singly = Math.max(0, singly - 1);
      if (batch.isPresent()) {
        suspects.forEach(quarantine::putAside);
      }
      suspects.clear();
      return batch.orElse(null);
    } catch (RulesUnavailableException e) {
      LOG.error("{}; nothing is released", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("SL-9099 {} not released: {}", tried.size(), Quarantine.reason(e));
      if (tried.size() == 1 && !Quarantine.passes(e) && suspects.size() < MOST_SUSPECTS) {
        suspects.put(tried.getFirst(), e);
      } else {
        suspects.clear();
      }
      singly = BATCH;
    }
    return null;
  }

  /** What another node did not send, and what the broker may have lost. */
  private void takeOver(Instant now) {
    int unsent = outbox.waitAgainUnsent(now);
    if (unsent > 0) {
      LOG.warn("{} released by a node that did not send them are sent by this one", unsent);
    }
    outbox.waitAgainReleasedBefore(now.minus(settings.releaseAgainAfter()));
  }

  private Optional<Batch> release(Instant now) {
    tried = List.of();
    List<Outbox.Item> items =
        urgentSoon(
            outbox.lockNext(
                limits.windowPerUnit(),
                singly > 0 ? 1 : BATCH,
                suspects.keySet().stream().map(Outbox.Item::id).toList()));
    tried = items;
    if (items.isEmpty()) {
      return Optional.empty();
    }
    rules.hold(rules.current().hash());
    Waiting waiting = new Waiting(items, now);
    List<Released> batch = new ArrayList<>();
    List<Long> stopped = new ArrayList<>();
    for (Outbox.Item item : items) {
      @Nullable Downlink body = item.payload();
      boolean delivery = body == null;
      if (item.message() != null && waiting.mayGo(item.message())) {
        body = new Downlink.Deliver(waiting.sealed(item.message()), waiting.labels(item.message()));
      }
      if (body == null) {
        stopped.add(item.id());
      } else {
        batch.add(new Released(item.id(), item.unit(), item.urgent(), delivery, json.write(body)));
      }
    }
    waiting.record();
    outbox.remove(stopped);
    if (batch.isEmpty()) {
      return Optional.empty();
    }
    List<Long> ids = batch.stream().map(Released::id).toList();
    long number = outbox.setReleased(ids, now, now.plus(settings.sendingLease()));
    return Optional.of(new Batch(number, batch));
  }

  /** Where something is urgent, little else goes with it: it would be waited for. */
  private static List<Outbox.Item> urgentSoon(List<Outbox.Item> items) {
    long urgent = items.stream().filter(Outbox.Item::urgent).count();
    return urgent == 0 ? items : items.stream().limit(urgent + BESIDE_URGENT).toList();
  }

  /** The messages of a batch, with their rows locked, and what is decided of them now. */
  private final class Waiting {
    private final Instant now;
    private final Map<MessageId, StoredMessage> messages;
    private final Map<MessageId, SealedMessage> sealed;
    private final Set<MessageId> withoutConsent;
    private final List<NewDecision> decisions = new ArrayList<>();
    private final List<MessageId> released = new ArrayList<>();
    private final Replies replies = new Replies();
    private final Map<MessageId, SortedSet<String>> labels = new HashMap<>();

    Waiting(List<Outbox.Item> items, Instant now) {
      this.now = now;
      List<MessageId> ids =
          items.stream().flatMap(item -> Stream.ofNullable(item.message())).toList();
      messages = store.lock(ids);
      sealed = store.sealed(ids);
      withoutConsent = consents.without(ids, now);
    }

    /** The marks that follow a message, by today's decision; none for an answer. */
    SortedSet<String> labels(MessageId id) {
      return labels.getOrDefault(id, new TreeSet<>());
    }

    SealedMessage sealed(MessageId id) {
      return Objects.requireNonNull(sealed.get(id));
    }

    /** Decides again with today's facts; a no at release is a refusal that the sender is told. */
    boolean mayGo(MessageId id) {
      StoredMessage message = Objects.requireNonNull(messages.get(id));
      @Nullable SlCode stop = message.cover().takes() == null ? stop(message) : null;
      if (stop == null) {
        if (message.takenAt() == null) {
          released.add(id);
        }
        trail.write(trail.of(LogEvent.RELEASED, message, Actor.hub("release")));
        return true;
      }
      store.setState(id, StoredMessage.State.REFUSED);
      trail.write(
          trail
              .of(LogEvent.STOPPED, message, Actor.hub("release"))
              .fact("code", stop.toString())
              .fact(Trail.SIDE, Trail.SENDER));
      replies.status(
          message.senderUnit(),
          true,
          new HubStatus(
              id, message.conversation(), HubStatus.Status.REFUSED, stop.toString(), null, now));
      return false;
    }

    private @Nullable SlCode stop(StoredMessage message) {
      @Nullable Unit sender = directory.unit(message.senderUnit());
      @Nullable Unit recipient = directory.unit(message.recipientUnit());
      @Nullable MessageType type = types.type(message.cover().type());
      if (sender == null || recipient == null || type == null) {
        return SlCode.UNKNOWN_UNIT;
      }
      if (!message.duty() && withoutConsent.contains(message.id())) {
        return SlCode.DENIED;
      }
      if (!recipient.validOn(LocalDate.ofInstant(now, SWEDEN))) {
        return SlCode.UNIT_CLOSED;
      }
      Judge.Judgement judgement = judge.judge(message.cover(), type, sender, recipient);
      @Nullable DecisionSummary decision = judgement.decision();
      if (decision != null) {
        decisions.add(new NewDecision(message.id(), decision));
        trail.decidedAgain(message, decision);
        SortedSet<String> marks = new TreeSet<>(handling.labels());
        marks.retainAll(decision.obligations());
        labels.put(message.id(), marks);
      }
      return judgement.stop();
    }

    void record() {
      submissions.insertDecisions("RELEASE", decisions, now);
      store.setReleased(released);
      tell.tell(replies, now);
    }
  }
}
