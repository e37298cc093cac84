package se.sluss.adapters.kit.notification;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Why;
import se.sluss.contracts.directory.Place;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/** What became of one track. Holds codes only. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Result.Sent.class, name = "sent"),
  @JsonSubTypes.Type(value = Result.InReview.class, name = "in-review"),
  @JsonSubTypes.Type(value = Result.AskBack.class, name = "ask-back"),
  @JsonSubTypes.Type(value = Result.CallNow.class, name = "call-now"),
  @JsonSubTypes.Type(value = Result.NothingSent.class, name = "nothing-sent"),
  @JsonSubTypes.Type(value = Result.Refused.class, name = "refused")
})
public sealed interface Result {
  /**
   * In the durable outbox, on its way.
   *
   * @param message its id
   * @param unit to whom
   * @param decision what the hub answered beforehand; absent when it could not be reached: then it
   *     decides when the message arrives, and the answer is among what was sent
   */
  record Sent(MessageId message, UnitId unit, @Nullable Why decision) implements Result {}

  /**
   * The rules leave it to a person: it waits for a reviewer of the own agency, and goes when that
   * person has attested it.
   *
   * @param message its id
   * @param unit to whom
   * @param decision what the hub answered
   */
  record InReview(MessageId message, UnitId unit, Why decision) implements Result {}

  /**
   * The place does not give one unit; the officer is asked, nothing is guessed.
   *
   * @param fault DISTRICT_NEEDED, UNKNOWN_MUNICIPALITY, UNKNOWN_DISTRICT, OUTSIDE_TABLE or
   *     UNIT_CLOSED, with the field
   * @param choices the places that would do, when there is a short list
   * @param successor for a unit that has closed, the one to choose instead
   */
  record AskBack(Fault fault, List<Place> choices, @Nullable UnitId successor) implements Result {
    /** Copies the list. */
    public AskBack {
      choices = List.copyOf(choices);
    }
  }

  /**
   * A duty that cannot go at once: call now.
   *
   * @param telephone the on-call number nearest known; 112 comes first when anyone is in danger
   * @param onCall whose number it is; absent when it is the general one
   * @param fault why it cannot go at once
   * @param choices the places that would do, when there is a short list
   * @param queued the message, when it is in the outbox and goes as soon as it can
   */
  record CallNow(
      String telephone,
      @Nullable UnitId onCall,
      Fault fault,
      List<Place> choices,
      @Nullable MessageId queued)
      implements Result {
    /** Copies the list. */
    public CallNow {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Nothing goes; what to do instead.
   *
   * @param advice in this order
   */
  record NothingSent(List<Advice> advice) implements Result {
    /** Copies the list. */
    public NothingSent {
      advice = List.copyOf(advice);
    }
  }

  /**
   * It may not go.
   *
   * @param fault why, such as TOO_YOUNG, DENIED or NEEDS_REVIEW
   * @param advice what to do instead
   * @param decision what the hub answered, when it was asked
   */
  record Refused(Fault fault, List<Advice> advice, @Nullable Why decision) implements Result {
    /** Copies the list. */
    public Refused {
      advice = List.copyOf(advice);
    }
  }

  /** What an officer may do instead. The texts are the showing adapter's. */
  enum Advice {
    /** Hand over information in his language. */
    HAND_OVER_INFORMATION,
    /** Give him the number of the helpline Välj att sluta, 020-555 666. */
    GIVE_HELPLINE_NUMBER,
    /** Ask again: at release, or when the situation changes. */
    ASK_AGAIN_LATER,
    /** The event named a day to ask again; it is kept here. */
    ASK_AGAIN_ON_DAY_KEPT,
    /** Only a responsible officer's recorded weighing lets something go without his yes. */
    WEIGHING_BY_RESPONSIBLE_OFFICER,
    /** Under 18: notify social services of a suspect under 18 (LUL 6 §). */
    NOTIFY_SUSPECT_UNDER_18,
    /** Under 18: report concern to child-and-family, never to the adult's unit. */
    REPORT_CONCERN_INSTEAD,
    /** The rules need a person's review in the own agency first. */
    REVIEW_IN_OWN_AGENCY
  }
}
