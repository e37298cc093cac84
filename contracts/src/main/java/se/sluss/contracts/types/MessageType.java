package se.sluss.contracts.types;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.UnitFunction;
import se.sluss.contracts.referral.ReferralStep;

/**
 * One type of message, as {@code config/types} describes it.
 *
 * @param type name and version
 * @param nameSv for people, in Swedish
 * @param nameEn for people, in English
 * @param to which function receives it; null for an answer, which goes back to who sent what it
 *     answers
 * @param standIn which function of the same place is sent to when the unit does not take or open it
 *     in time; null when there is none
 * @param regime the sender's secrecy regime for the content; null when there are no parts
 * @param schema the closed schema of every part; null when there are no parts
 * @param subjectKinds whom a part may be about
 * @param grounds on what it may rest, and what each demands
 * @param urgency the lane it takes unless the sender chooses another of {@code urgencies}
 * @param urgencies the lanes it may take
 * @param urgentWhen codes of the content's state that make the sender choose URGENT
 * @param steps which steps its life can have, and who is told of each; one that is missing cannot
 *     be taken
 * @param bookingLock whether a contact may be booked only when the victim's side has cleared it,
 *     or, where nobody is known there, with a responsible officer's record of how safety was
 *     checked
 * @param hold whether it waits unreleased while contact is stopped: for who has no business with
 *     the person before it is clear
 * @param victimFirst whether it waits unreleased until the victim's side has in hand all that it is
 *     sent of the event
 * @param custodyConsentProvisional whether a consent given while deprived of liberty must be
 *     confirmed outside custody
 * @param onCallWhenStuck whether the sender is shown the on-call telephone number at once when it
 *     cannot go
 * @param staleAfter a message sealed longer ago than this is refused
 */
public record MessageType(
    TypeVersion type,
    String nameSv,
    String nameEn,
    @Nullable UnitFunction to,
    @Nullable UnitFunction standIn,
    @Nullable String regime,
    @Nullable TypeVersion schema,
    SortedSet<String> subjectKinds,
    Map<GroundKind, GroundRule> grounds,
    Urgency urgency,
    SortedSet<Urgency> urgencies,
    SortedSet<String> urgentWhen,
    Map<ReferralStep, StepRule> steps,
    boolean bookingLock,
    boolean hold,
    boolean victimFirst,
    boolean custodyConsentProvisional,
    boolean onCallWhenStuck,
    Duration staleAfter) {
  /** Copies the sets; refuses a type that contradicts itself. */
  public MessageType {
    subjectKinds = Collections.unmodifiableSortedSet(new TreeSet<>(subjectKinds));
    urgencies = Collections.unmodifiableSortedSet(new TreeSet<>(urgencies));
    urgentWhen = Collections.unmodifiableSortedSet(new TreeSet<>(urgentWhen));
    grounds = Collections.unmodifiableMap(new EnumMap<>(grounds));
    steps = steps.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(steps));
    if (!steps.entrySet().stream().allMatch(one -> one.getValue().fits(one.getKey()))) {
      throw new IllegalArgumentException("a sender's step is told, and the hub's is no type's");
    }
    if (!urgencies.contains(urgency)) {
      throw new IllegalArgumentException("its usual urgency is not among those it may take");
    }
    if ((hold || victimFirst) && grounds.containsKey(GroundKind.DUTY)) {
      throw new IllegalArgumentException("a duty is never parked");
    }
    if (hold && victimFirst) {
      throw new IllegalArgumentException("it would wait for two things");
    }
    if (staleAfter.isNegative() || staleAfter.isZero()) {
      throw new IllegalArgumentException("it would be stale at once");
    }
    if (grounds.containsKey(GroundKind.DUTY) && urgencies.contains(Urgency.ROUTINE)) {
      throw new IllegalArgumentException("a duty is never routine");
    }
  }

  /** Whether it concerns who has used violence, so that contact on it can be stopped. */
  public boolean meetsPerpetrator() {
    return bookingLock || hold;
  }

  /** Whether a unit of this function may be sent it. */
  public boolean goesTo(UnitFunction function) {
    return to == null || function == to || function == standIn;
  }

  /** What this ground demands; null when the type cannot rest on it. */
  public @Nullable GroundRule rule(Ground ground) {
    return grounds.get(GroundKind.of(ground));
  }
}
