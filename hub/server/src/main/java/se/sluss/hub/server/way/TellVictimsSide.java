package se.sluss.hub.server.way;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.ToldStep;
import se.sluss.contracts.types.Handling;
import se.sluss.contracts.wire.HubStatus;
import se.sluss.hub.log.Actor;
import se.sluss.hub.log.LogEvent;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.Outcome;
import se.sluss.hub.secrecy.UnknownFactsException;
import se.sluss.hub.server.state.EventStore;
import se.sluss.hub.server.state.EventStore.Side;
import se.sluss.hub.server.state.EventStore.Track;
import se.sluss.hub.server.state.SafetyStore;
import se.sluss.hub.server.state.SafetyStore.Ground;
import se.sluss.hub.server.state.SafetyStore.Happened;
import se.sluss.hub.server.state.StoredMessage;

/**
 * Tells the victim's side of an event what has happened with who has used violence, in codes and by
 * a step of the hub's own, each unit on a decision of its own. Nobody who meets that person is told
 * anything of it, and what is written is written on the victim's side's trail alone.
 */
@Component
public class TellVictimsSide {
  private final EventStore events;
  private final SafetyStore safety;
  private final Law law;
  private final Handling handling;
  private final Directory directory;
  private final Trail trail;

  /** The events, what the rules say, and where it is told. */
  public TellVictimsSide(
      EventStore events,
      SafetyStore safety,
      Law law,
      Handling handling,
      Directory directory,
      Trail trail) {
    this.events = events;
    this.safety = safety;
    this.law = law;
    this.handling = handling;
    this.directory = directory;
    this.trail = trail;
  }

  /** Whose rows must be locked to tell of these. */
  Set<MessageId> locks(List<Happened> these) {
    return Set.copyOf(events.alongside(these.stream().map(Happened::referral).toList()));
  }

  /**
   * Tells whoever may be told now.
   *
   * @return whether somebody who has it is still to be told: on its way to them, or without a
   *     ground that holds
   */
  boolean tell(
      Happened happened, Map<MessageId, StoredMessage> rows, Replies replies, Instant now) {
    @Nullable StoredMessage referral = rows.get(happened.referral());
    if (referral == null || happened.ground() == Ground.NOT_TO_BE_TOLD) {
      return false;
    }
    Set<MessageId> told = safety.told(happened.step());
    boolean left = false;
    for (StoredMessage notice : notices(happened, rows)) {
      if (told.contains(notice.id())) {
        continue;
      }
      @Nullable Decision decision =
          notice.takenAt() == null ? null : permits(happened, referral, notice);
      if (decision == null) {
        left = true;
      } else {
        tell(happened, notice, decision, replies, now);
      }
    }
    return left;
  }

  /** Of the victim's side, what was there when it happened and has not ended. */
  private List<StoredMessage> notices(Happened happened, Map<MessageId, StoredMessage> rows) {
    return events.of(happened.referral()).stream()
        .flatMap(track -> events.in(track.event()).stream())
        .filter(track -> track.side() == Side.VICTIM)
        .map(Track::referral)
        .flatMap(id -> Stream.ofNullable(rows.get(id)))
        .filter(notice -> notice.state() != StoredMessage.State.REFUSED)
        .filter(notice -> !notice.life().state().ends())
        .filter(notice -> !notice.acceptedAt().isAfter(happened.at()))
        .toList();
  }

  /** The decision by which this unit is told; null when it is not. */
  private @Nullable Decision permits(
      Happened happened, StoredMessage referral, StoredMessage notice) {
    @Nullable Unit from = directory.unit(referral.recipientUnit());
    @Nullable Unit to = directory.unit(notice.recipientUnit());
    if (from == null || to == null || !isVictimsSide(to)) {
      return null;
    }
    boolean weighed = happened.ground() == Ground.WEIGHED;
    PartHeader about = referral.cover().parts().getFirst();
    Set<String> flags = new TreeSet<>(about.flags());
    Handling.Safety rule = handling.safety();
    if (weighed) {
      flags.addAll(rule.weighing().flags());
    }
    @Nullable String purpose = weighed ? rule.weighing().purpose() : rule.purpose();
    if (purpose == null) {
      return null;
    }
    try {
      Decision decision =
          law.ask(
              new Law.Question(
                  from,
                  to,
                  law.answeringRegime(from),
                  purpose,
                  about.subjectKind(),
                  rule.categories(),
                  flags,
                  null,
                  null,
                  happened.ground() == Ground.AGREED ? "ACTIVE" : "NONE",
                  false));
      // What whoever weighed has ticked was checked when it was said.
      Set<String> attested = weighed ? rule.weigherTicks() : Set.of();
      return goes(decision.outcome())
              && attested.containsAll(
                  handling.demanded(new TreeSet<>(decision.obligations()), flags))
          ? decision
          : null;
    } catch (UnknownFactsException e) {
      return null;
    }
  }

  /** As the directory has it today: a unit that does not separate its functions meets him too. */
  private static boolean isVictimsSide(Unit unit) {
    return unit.function() == UnitFunction.VICTIM_SUPPORT && !unit.perpetratorFacing();
  }

  private static boolean goes(Outcome outcome) {
    return switch (outcome) {
      case PERMIT, PERMIT_WITH_OBLIGATION, MUST_DISCLOSE -> true;
      case REVIEW, DENY -> false;
    };
  }

  private void tell(
      Happened happened, StoredMessage notice, Decision decision, Replies replies, Instant now) {
    safety.tell(happened.step(), notice.id());
    trail.write(
        trail
            .of(LogEvent.SAFETY_EVENT_TOLD, notice, Actor.hub("safety"))
            .decided(decision.outcome().name(), List.copyOf(decision.grounds()), law.ruleset())
            .fact(Trail.SIDE, Trail.RECIPIENT));
    replies.status(
        notice.recipientUnit(),
        true,
        HubStatus.stepped(
            notice.id(),
            notice.conversation(),
            now,
            new ToldStep(ReferralStep.SAFETY_EVENT, happened.what(), null)));
  }
}
