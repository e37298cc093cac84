package se.sluss.hub.server.audit;

import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.store.Erasure;
import se.sluss.hub.server.state.ErasureStore;
import se.sluss.hub.server.state.ErasureStore.Asked;
import se.sluss.hub.server.state.MessageStore;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Erases one referral before its time, when its controller has decided so. One operator asks,
 * another does it: it cannot be undone. What is still under way is not erased.
 */
@Component
public class EraseReferral {
  private final ErasureStore asked;
  private final MessageStore messages;
  private final Erasures erasures;
  private final Clock clock;

  /** What is asked, and what erases. */
  public EraseReferral(ErasureStore asked, MessageStore messages, Erasures erasures, Clock clock) {
    this.asked = asked;
    this.messages = messages;
    this.erasures = erasures;
    this.clock = clock;
  }

  /** What the controller's decision rests on. */
  public enum Because {
    /** Archives Act (1990:782) 10 §, with the agency's own decision. */
    DISPOSAL_DECISION,
    /** Regulation (EU) 2016/679 article 17. */
    RIGHT_TO_ERASURE,
    /** Should never have been sent. */
    SENT_IN_ERROR
  }

  /** How it went. */
  public enum Outcome {
    ASKED,
    ERASED,
    /** No such message, or it has been erased. */
    NOT_FOUND,
    /** Something of it still waits to be taken. */
    UNDER_WAY,
    /** Nobody has asked. */
    NOT_ASKED,
    /** Who asks cannot be who does it. */
    SAME_PERSON
  }

  /** What has been asked and not done, oldest first. */
  @Transactional(readOnly = true)
  public List<Asked> now() {
    return asked.now();
  }

  /** Asks that the referral a message belongs to be erased. What was asked before stands. */
  @Transactional
  public Outcome ask(MessageId message, String operator, Because because) {
    Optional<ConversationId> conversation = messages.find(message).map(StoredMessage::conversation);
    conversation.ifPresent(one -> asked.ask(one, operator, because.name(), clock.instant()));
    return conversation.isPresent() ? Outcome.ASKED : Outcome.NOT_FOUND;
  }

  /** Takes back what was asked. */
  @Transactional
  public void drop(ConversationId conversation) {
    asked.drop(conversation);
  }

  /** Erases all that the log and the hub tell of a referral, on every side of it. */
  public Outcome erase(ConversationId conversation, String operator) {
    Outcome outcome = erasures.in(tx -> begin(tx, conversation, operator));
    if (outcome == Outcome.ERASED) {
      erasures.completeWhatIsLeft();
    }
    return outcome;
  }

  private Outcome begin(Connection tx, ConversationId conversation, String operator) {
    Optional<Asked> found = asked.lock(conversation);
    if (found.isEmpty()) {
      return Outcome.NOT_ASKED;
    }
    if (found.get().by().equals(operator)) {
      return Outcome.SAME_PERSON;
    }
    if (messages.isUnderWay(conversation)) {
      return Outcome.UNDER_WAY;
    }
    Actor by = new Actor("operator", found.get().by() + ":" + operator);
    String ground = "operator." + found.get().because();
    for (String trail : Erasure.ofConversation(tx, conversation.toString())) {
      erasures.begin(tx, trail, by, ground);
    }
    return Outcome.ERASED;
  }
}
