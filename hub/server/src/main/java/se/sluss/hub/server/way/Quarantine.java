package se.sluss.hub.server.way;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.wire.Bytes;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogDetail;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.log.OwnTrail;
import se.sluss.hub.server.rules.RulesUnavailableException;
import se.sluss.hub.server.state.Outbox;
import se.sluss.hub.server.state.QuarantineStore;
import se.sluss.hub.server.state.QuarantineStore.Aside;

/**
 * What fails again and again by itself is put aside, as sealed as it came, so that it holds nothing
 * else up. It is never deleted. One operator asks, with a reason, that it go on, and another lets
 * it: then it is verified and decided afresh, and under the id it had, so that it has effect once.
 * Its sender has no receipt meanwhile and keeps it.
 */
@Component
public class Quarantine {
  private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

  /**
   * Classes of SQLSTATE that are not of one message: connection, transaction, resources, locks,
   * operator, system, and a schema that another version of the hub is changing.
   */
  private static final Set<String> PASSING = Set.of("08", "25", "40", "42", "53", "55", "57", "58");

  private final QuarantineStore store;
  private final ReadUplink read;
  private final VerifyArrivals verify;
  private final DecideParts decide;
  private final RecordBatch record;
  private final Directory directory;
  private final Trail trail;
  private final Clock clock;

  /** Where it is put, and the steps by which it goes on. */
  public Quarantine(
      QuarantineStore store,
      ReadUplink read,
      VerifyArrivals verify,
      DecideParts decide,
      RecordBatch record,
      Directory directory,
      Trail trail,
      Clock clock) {
    this.store = store;
    this.read = read;
    this.verify = verify;
    this.decide = decide;
    this.record = record;
    this.directory = directory;
    this.trail = trail;
    this.clock = clock;
  }

  /** Why it may go on. */
  public enum Because {
    /** What made it fail has been mended. */
    MENDED,
    /** What made it fail has passed. */
    PASSED,
    /** To see whether it still fails. */
    TRIED_AGAIN
  }

  /** How it went to let it go on. */
  public enum Replay {
    GONE_ON,
    /** Nobody has asked for it, or it has gone on already. */
    NOT_ASKED,
    /** Who asks cannot be who lets it. */
    SAME_PERSON
  }

  /** Whether a failure may pass by itself, so that waiting is right and putting aside is not. */
  static boolean passes(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RulesUnavailableException
          || (cause instanceof SQLException sql
              && (sql.getSQLState() == null
                  || PASSING.contains(sql.getSQLState().substring(0, 2))))) {
        return true;
      }
    }
    return false;
  }

  /** The kind of a failure, by name alone: its words may repeat what was to be stored. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof SQLException sql
        ? cause.getClass().getSimpleName() + "-" + sql.getSQLState()
        : cause.getClass().getSimpleName();
  }

  /**
   * Puts aside what arrived. Delivered again meanwhile, it is here once.
   *
   * @param all whether also what two operators have let go on: a copy that failed just before they
   *     did would else lie here after it
   * @return false when it has gone on, and is to be tried again
   */
  @Transactional
  public boolean putAside(Arrived.From from, Bytes kept, Throwable failure, boolean all) {
    String reason = reason(failure);
    if (store.keep(from.user(), from.unit(), kept, reason, clock.instant())) {
      // After it is kept, which waits for who lets the same go on at this moment.
      if (!all && store.hasGoneOn(kept)) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return false;
      }
      LOG.error("SL-9003 put aside: from {}, {}", from.user(), reason);
      trail.write(
          leaf(LogEvent.QUARANTINED, Actor.hub("intake"))
              .fact("adapter", from.user())
              .fact("sha256", kept.sha256())
              .fact("reason", reason));
    }
    return true;
  }

  /** Puts aside what was to be released. */
  @Transactional
  public void putAside(Outbox.Item item, Throwable failure) {
    String reason = reason(failure);
    @Nullable Unit unit = directory.unit(item.unit());
    store.keep(
        item.id(), unit == null ? "none" : unit.adapter(), item.unit(), reason, clock.instant());
    LOG.error("SL-9003 put aside: to {}, {}", item.unit(), reason);
    trail.write(
        leaf(LogEvent.QUARANTINED, Actor.hub("release"))
            .fact("outbox", String.valueOf(item.id()))
            .fact("reason", reason));
  }

  /** What lies here now, oldest first. */
  @Transactional(readOnly = true)
  public List<Aside> now() {
    return store.now();
  }

  /** Asks that it go on. What another has asked is left as it is. */
  @Transactional
  public void ask(long id, String operator, Because because) {
    if (store.lock(id).filter(aside -> aside.askedBy() == null).isPresent()) {
      store.ask(id, operator, because.name());
    }
  }

  /**
   * Lets it go on.
   *
   * @throws RuntimeException when it fails again; it then lies here as before
   */
  @Transactional
  public Replay replay(long id, String operator) {
    Optional<Aside> found = store.lock(id).filter(aside -> aside.askedBy() != null);
    if (found.isEmpty()) {
      return Replay.NOT_ASKED;
    }
    Aside aside = found.get();
    if (operator.equals(aside.askedBy())) {
      return Replay.SAME_PERSON;
    }
    if (aside.arrived()) {
      Arrived.From from = new Arrived.From(aside.adapter(), aside.unit());
      record.record(
          decide.decide(
              verify.verify(
                  List.of(read.read(new Came(from, Bytes.of(store.bytes(aside.id()))))))));
    }
    store.settle(aside, operator, clock.instant());
    trail.write(
        leaf(LogEvent.REPLAYED, new Actor("operator", operator))
            .fact("asked-by", String.valueOf(aside.askedBy()))
            .fact("because", String.valueOf(aside.because())));
    return Replay.GONE_ON;
  }

  private LogDetail leaf(LogEvent event, Actor actor) {
    return LogDetail.of(event, clock.instant(), OwnTrail.OPERATION, actor);
  }
}
