package se.sluss.hub.server.state;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.referral.Life;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.wire.Json;

/**
 * The steps of referrals, as the hub remembers them. Every method runs in the caller's transaction,
 * in which the referral's row is locked.
 */
@Repository
public class ReferralStore {
  private final JdbcClient sql;
  private final AtRest atRest;
  private final Json json;

  /** Where the rows are and how their codes are encrypted. */
  public ReferralStore(JdbcClient sql, AtRest atRest, Json json) {
    this.sql = sql;
    this.atRest = atRest;
    this.json = json;
  }

  /** Notes a step and where it leads. */
  public void step(MessageId referral, StepRecord step, Life life, Instant at) {
    sql.sql("insert into referral_step (referral, message, at, codes) values (?, ?, ?, ?)")
        .params(
            referral.value(),
            step.message().value(),
            MessageStore.time(at),
            atRest.encrypt("step:" + step.message(), json.write(step)))
        .update();
    boolean settled = step.step().side() == Side.RECIPIENT || life.state().ends();
    String answered = settled ? ", answered_at = coalesce(answered_at, ?)" : "";
    var update =
        sql.sql("update message set life = ?" + answered + " where message_id = ?")
            .param(atRest.encrypt("life:" + referral, json.write(life)));
    (answered.isEmpty() ? update : update.param(MessageStore.time(at)))
        .param(referral.value())
        .update();
  }

  /** The steps of a referral with all they said, oldest first. */
  public List<StepRecord> steps(MessageId referral) {
    return sql.sql("select message, codes from referral_step where referral = ? order by id")
        .param(referral.value())
        .query(
            (row, n) -> {
              String id = row.getString("message");
              return read(atRest.decrypt("step:" + id, row.getBytes("codes")));
            })
        .list();
  }

  private StepRecord read(byte[] stored) {
    try {
      return json.read(stored, StepRecord.class);
    } catch (Json.MalformedException e) {
      throw new IllegalStateException("a stored row cannot be read", e);
    }
  }

  /** Forgets the steps of a conversation, before its messages are forgotten. */
  public void forget(ConversationId conversation) {
    sql.sql(
            "delete from decision using referral_step, message where decision.message_id ="
                + " referral_step.message and referral_step.referral = message.message_id"
                + " and conversation_id = ?")
        .param(conversation.value())
        .update();
    sql.sql(
            "delete from referral_step using message where referral_step.referral ="
                + " message.message_id and conversation_id = ?")
        .param(conversation.value())
        .update();
  }
}
