package se.sluss.hub.server.audit;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
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
 * Takes away what a trail tells, with the codes of its messages; whoever asks for it. On record
 * each time, with the day when no backup can bring the keys back. Leaves and proofs stay.
 */
@Component
public class Erasures {
  private static final int PAGE = 1000;

  private final MessageStore messages;
  private final ReferralStore referrals;
  private final Erasure erasure;
  private final DataSource database;
  private final TransactionTemplate transaction;

  /** The log, the messages with their steps, and how long backups of keys are kept. */
  public Erasures(
      MessageStore messages,
      ReferralStore referrals,
      LogWriter log,
      KeyStore keys,
      Lifetimes lifetimes,
      DataSource database,
      TransactionTemplate transaction,
      Clock clock) {
    this.messages = messages;
    this.referrals = referrals;
    this.erasure = new Erasure(log, keys, clock, lifetimes.keyBackupKept());
    this.database = database;
    this.transaction = transaction;
  }

  /** Does a step in a transaction of its own, or in the one that is under way. */
  <T> T in(Function<Connection, T> step) {
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

  /** Takes a trail's records away, with its messages; false when something of it is under way. */
  boolean begin(Connection tx, String trail, Actor by, String ground) {
    Optional<ConversationId> conversation = conversation(trail);
    if (conversation.filter(messages::isUnderWay).isPresent()) {
      return false;
    }
    conversation.ifPresent(referrals::forget);
    conversation.ifPresent(messages::forget);
    return erasure.begin(tx, trail, by, ground).isPresent();
  }

  /** Takes the keys away of every trail whose erasure has begun. Not in a transaction. */
  void completeWhatIsLeft() {
    List<String> left = in(tx -> Erasure.left(tx, PAGE));
    while (!left.isEmpty()) {
      for (String trail : left) {
        in(tx -> erasure.complete(tx, trail));
      }
      left = in(tx -> Erasure.left(tx, PAGE));
    }
  }

  /** How many keys a restored key store had brought back; they are to be taken away again. */
  int findRevived() {
    return in(tx -> erasure.findRevived(tx, PAGE));
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
