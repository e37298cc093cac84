package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Decides questions by a ruleset. Holds no state between questions; safe to share. */
public final class SecrecyEngine {
  private final Ruleset ruleset;
  private final Examiner examiner;
  private final QuestionReader reader;
  private final Assembly assembly;
  private final List<String> ruleIds;
  private final List<String> obligationCodes;
  private final List<String> categoryCodes;
  private final List<String> caseNames;
  private final List<FailedRule> failureNames;

  public SecrecyEngine(Ruleset rules) {
    ruleset = rules;
    examiner = rules.examiner();
    reader = new QuestionReader(examiner.vocabulary(), examiner.order().coversFrom());
    assembly = new Assembly(examiner.order().together());
    ruleIds = examiner.rules().codes().names();
    obligationCodes = examiner.vocabulary().codes(Dimension.OBLIGATION).names();
    categoryCodes = examiner.vocabulary().codes(Dimension.CATEGORY).names();
    caseNames = examiner.order().cases().names();
    failureNames = examiner.rules().failures();
  }

  /**
   * Decides whether the sender may tell the receiver these categories.
   *
   * @throws UnknownFactsException when the facts cannot be examined; there is never a guess
   */
  public Decision decide(Facts facts) throws UnknownFactsException {
    Question question = reader.read(facts);
    List<String> categories = sorted(facts.categories());
    List<Part> parts = new ArrayList<>(categories.size());
    List<CategoryDecision> decided = new ArrayList<>(categories.size());
    BitSet stale = new BitSet();
    BitSet failures = new BitSet();
    for (int i = 0; i < categories.size(); i++) {
      Part part = examiner.examine(question, reader.category(categories.get(i)));
      parts.add(part);
      BitSet failed = part.failures();
      decided.add(decided(part, failed));
      stale.or(part.stale());
      failures.or(failed);
    }
    Assembly.Whole whole = assembly.of(parts);
    return new Decision(
        whole.outcome(),
        names(whole.grounds(), ruleIds),
        names(whole.obligations(), obligationCodes),
        List.copyOf(decided),
        names(failures, failureNames),
        names(stale, ruleIds),
        new Explanation(examiner, parts, whole),
        ruleset.hash());
  }

  private static List<String> sorted(Set<String> codes) {
    List<String> sorted = new ArrayList<>(codes);
    if (sorted.size() > 1) {
      Collections.sort(sorted);
    }
    return sorted;
  }

  private CategoryDecision decided(Part part, BitSet failed) {
    return new CategoryDecision(
        categoryCodes.get(part.category()),
        caseNames.get(part.decidedBy().number()),
        part.outcome(),
        new SortedNames<>(names(part.grounds(), ruleIds)),
        new SortedNames<>(names(part.obligations(), obligationCodes)),
        new SortedNames<>(names(failed, failureNames)));
  }

  private static <T> List<T> names(BitSet numbers, List<T> all) {
    int first = numbers.nextSetBit(0);
    if (first < 0) {
      return List.of();
    }
    List<T> names = new ArrayList<>();
    for (int i = first; i >= 0; i = numbers.nextSetBit(i + 1)) {
      names.add(all.get(i));
    }
    return Collections.unmodifiableList(names);
  }
}
