package se.sluss.hub.server.audit;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private static final int BATCH = 100;
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
      Lifetimes lifetimes,
      DataSource database,
      TransactionTemplate transaction,
      Clock clock) {
    this.messages = messages;
    this.referrals = referrals;
    this.erasure = new Erasure(log, clock, lifetimes.keyBackupKept());
    this.kept = lifetimes.recordKept();
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Erases what is due; a few at a time, the rest at the next turn.
   *
   * @return how many trails
   */
  @Scheduled(
      initialDelayString = "${sluss.way.erase-every:1h}",
      fixedDelayString = "${sluss.way.erase-every:1h}")
  public int erase() {
    List<String> due = transaction.execute(_ -> due());
    int erased = 0;
    for (String trail : due == null ? List.<String>of() : due) {
      if (Boolean.TRUE.equals(transaction.execute(_ -> erase(trail)))) {
        erased++;
      }
    }
    if (erased > 0) {
      LOG.info("{} trails were as old as they may be and have been erased", erased);
    }
    return erased;
  }

  private List<String> due() {
    Connection tx = DataSourceUtils.getConnection(database);
    try {
      return Erasure.lastRecordedBefore(tx, clock.instant().minus(kept), BATCH);
    } finally {
      DataSourceUtils.releaseConnection(tx, database);
    }
  }

  private boolean erase(String trail) {
    if (!messages.erasesHere()) {
      return false;
    }
    Optional<ConversationId> conversation = conversation(trail);
    if (conversation.filter(messages::isUnderWay).isPresent()) {
      return false;
    }
    conversation.ifPresent(referrals::forget);
    conversation.ifPresent(messages::forget);
    Connection tx = DataSourceUtils.getConnection(database);
    try {
      return erasure.erase(tx, trail, Actor.hub("erase-by-age"), GROUND).isPresent();
    } finally {
      DataSourceUtils.releaseConnection(tx, database);
    }
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
