package se.sluss.adapters.kit.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.Transactions;
import se.sluss.adapters.kit.Viewer;
import se.sluss.adapters.kit.Why;
import se.sluss.adapters.kit.inbox.Opened;
import se.sluss.adapters.kit.inbox.ReadPart;
import se.sluss.adapters.kit.outbox.Outbox;
import se.sluss.adapters.kit.outbox.Outgoing;
import se.sluss.adapters.kit.sealing.SealedTrack;
import se.sluss.adapters.kit.sent.SentRow.Status;
import se.sluss.adapters.kit.sent.SentStore;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.cover.AttesterRole;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Review;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.Signer;
import se.sluss.contracts.wire.HubReceipt.DecisionSummary;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/** Lets a reviewer read, attest or refuse what waits. */
public final class OwnReviews implements Reviews {
  private final ReviewStore store;
  private final ReadPart reader;
  private final Outbox outbox;
  private final SentStore sent;
  private final Units units;
  private final Json json;
  private final Clock clock;
  private final Transactions transactions;

  /** What reviewing needs; see each. */
  public OwnReviews(
      ReviewStore store,
      ReadPart reader,
      Outbox outbox,
      SentStore sent,
      Units units,
      Json json,
      Clock clock,
      Transactions transactions) {
    this.store = store;
    this.reader = reader;
    this.outbox = outbox;
    this.sent = sent;
    this.units = units;
    this.json = json;
    this.clock = clock;
    this.transactions = transactions;
  }

  @Override
  public List<Row> list(Viewer viewer) {
    if (!reviews(viewer)) {
      return List.of();
    }
    return store.list(viewer.units()).stream().map(OwnReviews::row).toList();
  }

  @Override
  public Case see(MessageId message, Viewer viewer) throws RefusedException {
    return transactions.run(() -> read(message, viewer));
  }

  private Case read(MessageId message, Viewer viewer) throws RefusedException {
    ReviewStore.Stored stored = own(message, viewer);
    Waiting waiting = stored.waiting();
    List<Opened.Part> parts =
        List.of(reader.read(waiting.cover().parts().getFirst(), waiting.track().content()));
    return new Case(row(stored), new Opened(waiting.cover(), parts, false), waiting.tick());
  }

  @Override
  public void attest(MessageId message, Viewer viewer, SortedSet<String> ticks)
      throws RefusedException {
    transactions.run(
        () -> {
          Waiting waiting = own(message, viewer).waiting();
          String tick = waiting.tick();
          if (tick != null && !ticks.contains(tick)) {
            throw new RefusedException(new Fault(SlCode.NOT_ATTESTED, "/ticks"));
          }
          sendAgain(waiting, viewer, ticks);
          return message;
        });
  }

  private void sendAgain(Waiting waiting, Viewer viewer, SortedSet<String> ticks) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<Review> reviews = new ArrayList<>(waiting.cover().reviews());
    for (PartId part : waiting.parts()) {
      reviews.add(
          new Review(
              viewer.officer(),
              waiting.role(),
              now,
              waiting.decision().id(),
              part,
              waiting.decision().ruleset(),
              new TreeSet<>(ticks)));
    }
    Cover cover = waiting.cover().reviewed(reviews, now);
    UnitId sender = cover.sender().unit();
    UnitKeys keys = units.keys(sender);
    SealedMessage message =
        new SealedMessage(
            new Signer(keys.signingKey(), keys.signing()).sign(json.write(cover)),
            waiting.message().parts(),
            waiting.message().record());
    outbox.keepAgain(
        sender,
        new Outgoing(
            new SealedTrack(cover, message),
            waiting.eventId(),
            waiting.officer(),
            waiting.track(),
            null));
    store.settled(cover.messageId());
    sent.change(cover.messageId(), sender, Status.WAITING, null);
  }

  @Override
  public void refuse(MessageId message, Viewer viewer, SlCode reason) throws RefusedException {
    transactions.run(
        () -> {
          Waiting waiting = own(message, viewer).waiting();
          if (!REASONS.contains(reason)) {
            throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/reason"));
          }
          store.settled(message);
          sent.change(message, waiting.cover().sender().unit(), Status.REFUSED, reason.toString());
          return message;
        });
  }

  private ReviewStore.Stored own(MessageId message, Viewer viewer) throws RefusedException {
    ReviewStore.Stored stored = reviews(viewer) ? store.find(message) : null;
    if (stored == null || !viewer.units().contains(stored.waiting().cover().sender().unit())) {
      throw new RefusedException(SlCode.NOT_FOUND);
    }
    if (stored.waiting().senders().contains(viewer.officer())) {
      throw new RefusedException(SlCode.REVIEW_BY_SENDER);
    }
    if (!viewer.roles().contains(stored.waiting().role().toString())) {
      throw new RefusedException(SlCode.REVIEW_WRONG_ROLE);
    }
    return stored;
  }

  private static boolean reviews(Viewer viewer) {
    return viewer.roles().contains(AttesterRole.REVIEWER.toString())
        || viewer.roles().contains(AttesterRole.HEAD_OF_INVESTIGATION.toString());
  }

  private static Row row(ReviewStore.Stored stored) {
    Waiting waiting = stored.waiting();
    Cover cover = waiting.cover();
    DecisionSummary decision = waiting.decision();
    return new Row(
        cover.messageId(),
        cover.sender().unit(),
        cover.recipient().unit(),
        cover.type(),
        cover.urgency() == Urgency.URGENT,
        waiting.officer(),
        stored.askedAt(),
        stored.dueAt(),
        waiting.role(),
        new Why(
            decision.outcome(),
            new TreeSet<>(decision.grounds()),
            new TreeSet<>(decision.obligations()),
            decision.explanationSv(),
            decision.explanationEn()));
  }
}
