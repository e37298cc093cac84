package se.sluss.contracts.types;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.referral.ReferralStep;
import se.sluss.contracts.referral.Side;
import se.sluss.contracts.referral.StepRecord;
import se.sluss.contracts.referral.ToldStep;

/**
 * Who is told of one step in the life of a type of referral, and of how much of it.
 *
 * @param told whether the other side ever learns of it
 * @param aboutPerson whether it says something about the person, and so needs a decision; else it
 *     is about the message alone
 * @param purpose for that decision; null when it is about the message alone: the cover then repeats
 *     the purpose of the message it replies to
 * @param categories the kinds of data it tells, for that decision
 * @param tells what is told besides the step itself
 */
public record StepRule(
    boolean told,
    boolean aboutPerson,
    @Nullable String purpose,
    SortedSet<String> categories,
    SortedSet<Detail> tells) {

  /** What can be told of a step. The safety assessment, and who attested it, never is. */
  public enum Detail {
    REASON,
    NEXT
  }

  /** Copies the sets; refuses to tell of a person without a purpose. */
  public StepRule {
    categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
    tells = Collections.unmodifiableSortedSet(new TreeSet<>(tells));
    if (told && aboutPerson && (purpose == null || categories.isEmpty())) {
      throw new IllegalArgumentException("what is told of a person has a purpose and categories");
    }
    if (!told && !tells.isEmpty()) {
      throw new IllegalArgumentException("nothing is told of what is not told");
    }
  }

  /** As much of a step as the other side may know. */
  public ToldStep tell(StepRecord record) {
    return new ToldStep(
        record.step(),
        tells.contains(Detail.REASON) ? record.reason() : null,
        tells.contains(Detail.NEXT) ? record.next() : null);
  }

  /** Whether this may be said of that step: what a sender does is always told. */
  boolean fits(ReferralStep step) {
    return step.side() == Side.RECIPIENT || (step.side() == Side.SENDER && told && !aboutPerson);
  }
}
