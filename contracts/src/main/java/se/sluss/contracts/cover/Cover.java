package se.sluss.contracts.cover;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.id.ConversationId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.ToldStep;

/**
 * The cover of one message to one recipient, in codes only. Signed by the sending unit.
 *
 * @param messageId the idempotency key, together with the sender
 * @param conversationId this recipient's own conversation
 * @param inReplyTo the message this one answers, if any
 * @param type a message type of {@code config/types}
 * @param sender who sends, as the directory names it
 * @param recipient the one unit that can open the parts
 * @param purpose why, a code of {@code config/secrecy}
 * @param urgency how fast; a duty is never routine
 * @param sentAt when the sender sealed it
 * @param ground what the sender claims lets this pass
 * @param reviews what persons of the sender's own agency have settled; empty unless a decision
 *     asked for it
 * @param reservations codes of what the recipient must acknowledge before it opens (förbehåll)
 * @param answer the code of an answer of the older kind, answer/1, and of no other
 * @param step a step in the life of the referral it replies to, as far as its recipient may know;
 *     with answer/2, and no other
 * @param parts what is sealed with it, in the order of the sender; empty for an answer or a step
 */
public record Cover(
    MessageId messageId,
    ConversationId conversationId,
    @Nullable MessageId inReplyTo,
    TypeVersion type,
    Party sender,
    Party recipient,
    String purpose,
    Urgency urgency,
    Instant sentAt,
    Ground ground,
    List<Review> reviews,
    SortedSet<String> reservations,
    @Nullable AnswerCode answer,
    @Nullable ToldStep step,
    List<PartHeader> parts) {

  /** The type of an answer of the older kind. */
  public static final TypeVersion ANSWER = TypeVersion.of("answer/1");

  /** The type of a step in a referral's life. */
  public static final TypeVersion STEP = TypeVersion.of("answer/2");

  /** Most parts of one message. */
  public static final int MOST_PARTS = 32;

  /** Refuses a cover with a part twice, too many parts, or an answer that answers nothing. */
  public Cover {
    parts = List.copyOf(parts);
    reviews = List.copyOf(reviews);
    reservations = Collections.unmodifiableSortedSet(new TreeSet<>(reservations));
    if (parts.size() > MOST_PARTS || reviews.size() > MOST_PARTS) {
      throw new IllegalArgumentException("too many parts");
    }
    Set<PartId> seen = new HashSet<>();
    for (PartHeader part : parts) {
      if (!seen.add(part.id())) {
        throw new IllegalArgumentException("a part is listed twice");
      }
    }
    boolean replies = answer != null || step != null;
    if (!replies && parts.isEmpty()) {
      throw new IllegalArgumentException("neither a part nor an answer");
    }
    if (replies && inReplyTo == null) {
      throw new IllegalArgumentException("an answer answers a message");
    }
    if ((step != null) != type.equals(STEP) || (answer != null) != type.equals(ANSWER)) {
      throw new IllegalArgumentException("an answer is of its own type");
    }
  }

  /** A cover that nothing was reviewed for and nothing is reserved in. */
  public Cover(
      MessageId messageId,
      ConversationId conversationId,
      @Nullable MessageId inReplyTo,
      TypeVersion type,
      Party sender,
      Party recipient,
      String purpose,
      Urgency urgency,
      Instant sentAt,
      Ground ground,
      @Nullable AnswerCode answer,
      List<PartHeader> parts) {
    this(
        messageId,
        conversationId,
        inReplyTo,
        type,
        sender,
        recipient,
        purpose,
        urgency,
        sentAt,
        ground,
        List.of(),
        new TreeSet<>(),
        answer,
        null,
        parts);
  }

  /**
   * A step in the life of a referral.
   *
   * @param of the referral's cover, as it was sent
   */
  public static Cover ofStep(
      MessageId messageId, Cover of, String purpose, Instant now, ToldStep step) {
    boolean back = step.step().side() == Side.RECIPIENT;
    Party from = back ? of.recipient : of.sender;
    Party to = back ? of.sender : of.recipient;
    return ofStep(messageId, of.conversationId, of.messageId, from, to, purpose, now, step);
  }

  /**
   * A step in the life of a referral whose cover is no longer at hand.
   *
   * @param of the referral's message id
   */
  public static Cover ofStep(
      MessageId messageId,
      ConversationId conversationId,
      MessageId of,
      Party from,
      Party to,
      String purpose,
      Instant now,
      ToldStep step) {
    return new Cover(
        messageId,
        conversationId,
        of,
        STEP,
        from,
        to,
        purpose,
        Urgency.ROUTINE,
        now,
        new Ground.Reply(null),
        List.of(),
        new TreeSet<>(),
        null,
        step,
        List.of());
  }

  /** The step it takes in a referral's life; null for a referral. */
  public @Nullable ReferralStep takes() {
    return answer != null ? ReferralStep.of(answer) : step == null ? null : step.step();
  }

  /** Whether who sends it is the one that the conversation's first message was addressed to. */
  public boolean goesBack() {
    ReferralStep taken = takes();
    return taken == null ? inReplyTo != null : taken.side() == Side.RECIPIENT;
  }

  /** The same, reserved: the recipient must acknowledge these before it opens. */
  public Cover reserved(SortedSet<String> codes) {
    return with(sentAt, reviews, codes);
  }

  /** The same, sent again now with what was settled. */
  public Cover reviewed(List<Review> settled, Instant now) {
    return with(now, settled, reservations);
  }

  private Cover with(Instant at, List<Review> settled, SortedSet<String> codes) {
    return new Cover(
        messageId,
        conversationId,
        inReplyTo,
        type,
        sender,
        recipient,
        purpose,
        urgency,
        at,
        ground,
        settled,
        codes,
        answer,
        step,
        parts);
  }
}
