package se.sluss.hub.secrecy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The law as data, read and checked whole from a folder. Immutable and safe to share. */
public final class Ruleset {
  private final String hash;
  private final Examiner examiner;
  private final Review review;

  Ruleset(String hash, Examiner examiner, Review review) {
    this.hash = hash;
    this.examiner = examiner;
    this.review = review;
  }

  /**
   * Reads the ruleset in {@code config/secrecy}, or a copy of it in a jar's file system.
   *
   * @throws RulesetException when anything in it is wrong; nothing is then loaded
   */
  public static Ruleset load(Path secrecyConfigDir) throws RulesetException {
    if (!Files.isDirectory(secrecyConfigDir)) {
      throw new RulesetException(List.of(secrecyConfigDir + ": no such folder"));
    }
    return new RulesetReader(secrecyConfigDir).read();
  }

  /** SHA-256 over the ruleset's files in lower-case hexadecimal; review.yaml is not part of it. */
  public String hash() {
    return hash;
  }

  /** Who has approved it. */
  public Review review() {
    return review;
  }

  /**
   * What is missing for it to be used in production on a day, a line for each act and role; empty
   * when a jurist and the controllers have approved every act of exactly this ruleset.
   */
  public List<String> missingApprovals(LocalDate today) {
    return review.missing(hash, today);
  }

  /** Every rule of the table, sorted by id. */
  public List<LawRule> rules() {
    return examiner.rules().rules();
  }

  /** The rule with this id, if the table has one. */
  public Optional<LawRule> rule(String ruleId) {
    return Optional.ofNullable(examiner.rules().rule(ruleId));
  }

  /** Chapter and section of a rule; its id when the table does not have it. */
  public String citation(String ruleId) {
    return rule(ruleId).map(LawRule::citation).orElse(ruleId);
  }

  /** The codes of one kind, sorted. */
  public List<String> codes(Dimension dimension) {
    return examiner.vocabulary().codes(dimension).names();
  }

  /** What a code means, in plain words. */
  public Optional<Text> text(Dimension dimension, String code) {
    return Optional.ofNullable(examiner.vocabulary().text(dimension, code));
  }

  /** What the condition is called that a rule failed on, see {@link FailedRule#onFact}. */
  public Optional<Text> conditionText(String onFact) {
    return Optional.ofNullable(examiner.vocabulary().conditionText(onFact));
  }

  /** The regimes that a party may have as a sender; empty for one that only receives. */
  public List<String> regimesOf(String party) {
    int number = examiner.vocabulary().codes(Dimension.PARTY).number(party);
    return number == Codes.UNKNOWN
        ? List.of()
        : chosen(examiner.vocabulary().party(number).regimes(), Dimension.REGIME);
  }

  /** How a party may stand to a sender when it receives. */
  public List<String> receiverTypesOf(String party) {
    int number = examiner.vocabulary().codes(Dimension.PARTY).number(party);
    return number == Codes.UNKNOWN
        ? List.of()
        : chosen(examiner.vocabulary().party(number).receiverTypes(), Dimension.RECEIVER_TYPE);
  }

  /** Whether the party meets the person who uses violence; true for one that is not known. */
  public boolean perpetratorFacing(String party) {
    return examiner.vocabulary().perpetratorFacing(party);
  }

  /** The days on which the law that the table holds changes, in order. */
  public List<LocalDate> changeDates() {
    return Arrays.stream(examiner.changes()).mapToObj(LocalDate::ofEpochDay).toList();
  }

  private List<String> chosen(boolean[] members, Dimension dimension) {
    List<String> names = codes(dimension);
    return names.stream().filter(name -> members[names.indexOf(name)]).toList();
  }

  Examiner examiner() {
    return examiner;
  }
}
