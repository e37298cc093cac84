package se.sluss.adapters.kit.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.event.IgorEvent;
import se.sluss.adapters.kit.event.Submitted;
import se.sluss.adapters.kit.notification.EventTracks.Which;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Outgoing;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;

/**
 * Step 7: outbox, list of what was sent, and memory of the event, in one transaction. What is
 * answered to the officer is durable.
 */
public final class KeepInOutbox {
  private final Outbox outbox;
  private final EventTracks tracks;
  private final KeptNos noes;
  private final OnCall onCall;
  private final TransactionTemplate transaction;

  KeepInOutbox(
      Outbox outbox,
      EventTracks tracks,
      KeptNos noes,
      OnCall onCall,
      TransactionTemplate transaction) {
    this.outbox = outbox;
    this.tracks = tracks;
    this.noes = noes;
    this.onCall = onCall;
    this.transaction = transaction;
  }

  /**
   * Keeps, and says what became of the event.
   *
   * @throws SameEventAtOnce when the same event was kept meanwhile; nothing was then kept here
   */
  public Outcome keep(Passage passage) {
    return Objects.requireNonNull(transaction.execute(_ -> kept(passage)));
  }

  private Outcome kept(Passage passage) {
    List<Outgoing> outgoing = new ArrayList<>();
    Result person = settle(passage, passage.person(), Which.PERSON, outgoing);
    Lane other = passage.beside();
    Result beside =
        other == null ? null : settle(passage, other, Which.beside(passage.event()), outgoing);
    if (!outgoing.isEmpty()) {
      outbox.keep(passage.sender(), outgoing);
    }
    if (passage.event() instanceof IgorEvent igor && igor.wish() != IgorEvent.Wish.YES) {
      noes.keep(igor, passage.sender());
    }
    return new Outcome.Settled(person, beside);
  }

  private Result settle(Passage passage, Lane lane, Which which, List<Outgoing> outgoing) {
    Result result =
        switch (lane) {
          case Lane.Before before -> before.result();
          case Lane.Ended ended -> ended.result();
          case Lane.Sealed sealed -> {
            outgoing.add(outgoing(passage.event(), sealed));
            yield result(sealed);
          }
          case Lane.Chosen _, Lane.Placed _, Lane.Written _, Lane.Allowed _ ->
              throw new IllegalStateException("a track has left the way before its end");
        };
    boolean settled =
        lane instanceof Lane.Sealed
            || (lane instanceof Lane.Ended && result instanceof Result.NothingSent);
    if (settled && !tracks.keep(passage.event(), passage.sender(), which, result)) {
      throw new SameEventAtOnce();
    }
    return result;
  }

  private static Outgoing outgoing(Submitted event, Lane.Sealed sealed) {
    return new Outgoing(
        sealed.sealed(),
        event.eventId(),
        event.officer(),
        sealed.allowed().written().track(),
        sealed.allowed().decision());
  }

  private Result result(Lane.Sealed sealed) {
    MessageId message = sealed.sealed().cover().messageId();
    @Nullable Fault call = sealed.allowed().callAnyway();
    if (call != null) {
      return onCall.call(sealed.allowed().written().place(), call, List.of(), message);
    }
    UnitId recipient = sealed.sealed().cover().recipient().unit();
    @Nullable Why decision = sealed.allowed().decision();
    return decision != null && decision.outcome().equals("REVIEW")
        ? new Result.InReview(message, recipient, decision)
        : new Result.Sent(message, recipient, decision);
  }

  /** The same event was kept by another thread between our look and our insert. */
  static final class SameEventAtOnce extends RuntimeException {
    private static final long serialVersionUID = 1;

    SameEventAtOnce() {
      super("the same event at once");
    }
  }
}
