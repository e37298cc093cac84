package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Decides questions by a ruleset. Holds no state between questions; safe to share. */
public final class SecrecyEngine {
  private final Ruleset ruleset;
  private final Examiner examiner;
  private final QuestionReader reader;
  private final Assembly assembly;
  private final Codes ruleIds;
  private final Codes obligationCodes;
  private final Codes categoryCodes;
  private final Codes caseNames;

  public SecrecyEngine(Ruleset rules) {
    ruleset = rules;
    examiner = rules.examiner();
    reader = new QuestionReader(examiner.vocabulary(), examiner.order().coversFrom());
    assembly = new Assembly(examiner.order().together());
    ruleIds = examiner.rules().codes();
    obligationCodes = examiner.vocabulary().codes(Dimension.OBLIGATION);
    categoryCodes = examiner.vocabulary().codes(Dimension.CATEGORY);
    caseNames = examiner.order().cases();
  }

  /**
   * Decides whether the sender may tell the receiver these categories.
   *
   * @throws UnknownFactsException when the facts cannot be examined; there is never a guess
   */
  public Decision decide(Facts facts) throws UnknownFactsException {
    Question question = reader.read(facts);
    List<String> categories = new ArrayList<>(facts.categories());
    Collections.sort(categories);
    List<Part> parts = new ArrayList<>(categories.size());
    List<CategoryDecision> decided = new ArrayList<>(categories.size());
    BitSet stale = new BitSet();
    for (String category : categories) {
      Part part = examiner.examine(question, reader.category(category));
      parts.add(part);
      decided.add(decided(part));
      stale.or(part.stale());
    }
    Assembly.Whole whole = assembly.of(parts);
    return new Decision(
        whole.outcome(),
        names(whole.grounds(), ruleIds),
        names(whole.obligations(), obligationCodes),
        List.copyOf(decided),
        List.copyOf(FailedRules.of(parts, ruleIds)),
        names(stale, ruleIds),
        new Explanation(examiner, parts, whole),
        ruleset.hash());
  }

  private CategoryDecision decided(Part part) {
    return new CategoryDecision(
        categoryCodes.name(part.category()),
        caseNames.name(part.decidedBy().number()),
        part.outcome(),
        sorted(part.grounds(), ruleIds),
        sorted(part.obligations(), obligationCodes),
        Collections.unmodifiableSortedSet(FailedRules.of(List.of(part), ruleIds)));
  }

  private static SortedSet<String> sorted(BitSet numbers, Codes codes) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(names(numbers, codes)));
  }

  private static List<String> names(BitSet numbers, Codes codes) {
    List<String> names = new ArrayList<>(numbers.cardinality());
    for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
      names.add(codes.name(i));
    }
    return Collections.unmodifiableList(names);
  }
}
