package se.sluss.hub.secrecy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Why a decision came out as it did, in plain words with the citations. Written only when asked
 * for: most decisions are made many times over and read once.
 */
public final class Explanation {
  private final Examiner examiner;
  private final List<Part> parts;
  private final Assembly.Whole whole;

  Explanation(Examiner examiner, List<Part> parts, Assembly.Whole whole) {
    this.examiner = examiner;
    this.parts = parts;
    this.whole = whole;
  }

  /** In Swedish. */
  public String sv() {
    return write(Text::sv, "Stöd", "Prövat men inte uppfyllt", "saknas");
  }

  /** In English. */
  public String en() {
    return write(Text::en, "Grounds", "Tried but not met", "missing");
  }

  private String write(
      Function<Text, String> language, String grounds, String notMet, String missing) {
    List<String> sentences = new ArrayList<>();
    Map<Text, List<String>> byCase = new LinkedHashMap<>();
    for (Part part : parts) {
      Text text = part.withheld() ? examiner.order().stale().text() : part.decidedBy().text();
      byCase.computeIfAbsent(text, absent -> new ArrayList<>()).add(category(part, language));
    }
    byCase.forEach(
        (text, categories) ->
            sentences.add(
                byCase.size() == 1
                    ? language.apply(text)
                    : String.join(", ", categories) + " – " + language.apply(text)));
    if (whole.cut()) {
      sentences.add(language.apply(examiner.order().together().text()));
    }
    BitSet failed = failedRules();
    BitSet relied = (BitSet) whole.grounds().clone();
    relied.andNot(failed);
    add(sentences, grounds, relied, language, "");
    if (whole.outcome() == Outcome.DENY || whole.outcome() == Outcome.REVIEW) {
      failed.and(whole.grounds());
      add(sentences, notMet, failed, language, missing);
    }
    return String.join(" ", sentences);
  }

  private String category(Part part, Function<Text, String> language) {
    String code = examiner.vocabulary().codes(Dimension.CATEGORY).name(part.category());
    Text text = examiner.vocabulary().text(Dimension.CATEGORY, code);
    return text == null ? code : language.apply(text);
  }

  private BitSet failedRules() {
    BitSet failed = new BitSet();
    for (Part part : parts) {
      for (Examination.Tried tried : part.tried()) {
        if (tried.verdict() == Examination.Verdict.FAILED) {
          failed.set(tried.clause().rule());
        }
      }
    }
    return failed;
  }

  private void add(
      List<String> sentences,
      String heading,
      BitSet rules,
      Function<Text, String> language,
      String missing) {
    List<String> cited = new ArrayList<>();
    for (int rule = rules.nextSetBit(0); rule >= 0; rule = rules.nextSetBit(rule + 1)) {
      LawRule law = examiner.rules().rule(rule);
      String why = missing.isEmpty() ? "" : why(rule, language, missing);
      cited.add(law.citation() + ": " + language.apply(law.text()) + why);
    }
    if (!cited.isEmpty()) {
      sentences.add(heading + ": " + String.join(" ", cited));
    }
  }

  private String why(int rule, Function<Text, String> language, String missing) {
    List<String> facts = new ArrayList<>();
    BitSet failures = new BitSet();
    parts.forEach(part -> failures.or(part.failures()));
    for (int i = failures.nextSetBit(0); i >= 0; i = failures.nextSetBit(i + 1)) {
      FailedRule failed = examiner.rules().failures().get(i);
      if (failed.ruleId().equals(examiner.rules().codes().name(rule))) {
        Text words = examiner.vocabulary().conditionText(failed.onFact());
        facts.add(words == null ? failed.onFact() : language.apply(words));
      }
    }
    return facts.isEmpty() ? "" : " (" + missing + ": " + String.join(", ", facts) + ")";
  }
}
