package se.sluss.hub.server.audit;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.types.Lifetimes;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.store.Erasure;
import se.sluss.hub.log.store.KeyStore;
import se.sluss.hub.log.store.LogWriter;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.ReferralStore;

/**
 * Erases what trails tell when they have lain as long as config says (gallring), with the codes of
 * their messages. Each erasure is on record with the day when no backup can bring the keys back.
 */
@Component
public class EraseByAge {
  private static final Logger LOG = LoggerFactory.getLogger(EraseByAge.class);
  private static final int PAGE = 1000;
  private static final String GROUND = "lifetimes.recordKept";

  private final MessageStore messages;
  private final ReferralStore referrals;
  private final Erasure erasure;
  private final Duration kept;
  private final DataSource database;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** The log, the messages with their steps, and how long both are kept. */
  public EraseByAge(
      MessageStore messages,
      ReferralStore referrals,
      LogWriter log,
      KeyStore keys,
      Lifetimes lifetimes,
      DataSource database,
      TransactionTemplate transaction,
      Clock clock) {
    this.messages = messages;
    this.erasure = new Erasure(log, keys, clock, lifetimes.keyBackupKept());
    this.referrals = referrals;
    this.kept = lifetimes.recordKept();
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Erases all that is due, a transaction for each trail. What a crash, or a key store out of
   * reach, left half done is done first, and keys that a restored key store brought back go again.
   *
   * @return how many trails
   */
  @Scheduled(
      initialDelayString = "${sluss.way.erase-every:1h}",
      fixedDelayString = "${sluss.way.erase-every:1h}")
  public int erase() {
    int revived = in(tx -> erasure.findRevived(tx, PAGE));
    if (revived > 0) {
      LOG.error(
          "SL-6104 the key store held {} keys that had been erased: it was restored", revived);
    }
    completeWhatIsLeft();
    int erased = 0;
    String after = "";
    List<String> due = due(after);
    while (!due.isEmpty()) {
      for (String trail : due) {
        if (in(tx -> begin(tx, trail))) {
          erased++;
        }
        after = trail;
      }
      due = due(after);
    }
    completeWhatIsLeft();
    if (erased > 0) {
      LOG.info("{} trails were as old as they may be and have been erased", erased);
    }
    return erased;
  }

  private List<String> due(String after) {
    return in(tx -> Erasure.lastRecordedBefore(tx, clock.instant().minus(kept), after, PAGE));
  }

  private void completeWhatIsLeft() {
    List<String> left = in(tx -> Erasure.left(tx, PAGE));
    while (!left.isEmpty()) {
      for (String trail : left) {
        in(tx -> erasure.complete(tx, trail));
      }
      left = in(tx -> Erasure.left(tx, PAGE));
    }
  }

  private <T> T in(Function<Connection, T> step) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Connection tx = DataSourceUtils.getConnection(database);
              try {
                return step.apply(tx);
              } finally {
                DataSourceUtils.releaseConnection(tx, database);
              }
            }));
  }

  private boolean begin(Connection tx, String trail) {
    if (!messages.erasesHere()) {
      return false;
    }
    Optional<ConversationId> conversation = conversation(trail);
    if (conversation.filter(messages::isUnderWay).isPresent()) {
      return false;
    }
    conversation.ifPresent(referrals::forget);
    conversation.ifPresent(messages::forget);
    return erasure.begin(tx, trail, Actor.hub("erase-by-age"), GROUND).isPresent();
  }

  private static Optional<ConversationId> conversation(String trail) {
    int end = trail.indexOf('/');
    if (end < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(ConversationId.of(trail.substring(0, end)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
