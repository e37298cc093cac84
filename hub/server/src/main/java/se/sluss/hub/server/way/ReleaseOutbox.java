package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Downlink;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.log.store.LogReader;
import se.sluss.hub.server.rules.ActiveRules;
import se.sluss.hub.server.rules.RulesUnavailableException;
import se.sluss.hub.server.setup.HubSettings;
import se.sluss.hub.server.state.Outbox;

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

  private final Outbox outbox;
  private final DecideAgain decideAgain;
  private final LogReader log;
  private final Json json;
  private final TransactionTemplate transaction;
  private final HubSettings.Way settings;
  private final Limits limits;
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

  /** What is needed to decide again and to hand over. */
  public ReleaseOutbox(
      Outbox outbox,
      DecideAgain decideAgain,
      LogReader log,
      Json json,
      TransactionTemplate transaction,
      HubSettings settings,
      Limits limits,
      Clock clock,
      ActiveRules rules,
      Quarantine quarantine) {
    this.outbox = outbox;
    this.decideAgain = decideAgain;
    this.log = log;
    this.json = json;
    this.transaction = transaction;
    this.settings = settings.way();
    this.limits = limits;
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
    DecideAgain.Waiting waiting = decideAgain.lock(messagesOf(items), now);
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

  private static List<MessageId> messagesOf(List<Outbox.Item> items) {
    return items.stream().flatMap(item -> Stream.ofNullable(item.message())).toList();
  }

  /** Where something is urgent, little else goes with it: it would be waited for. */
  private static List<Outbox.Item> urgentSoon(List<Outbox.Item> items) {
    long urgent = items.stream().filter(Outbox.Item::urgent).count();
    return urgent == 0 ? items : items.stream().limit(urgent + BESIDE_URGENT).toList();
  }
}
