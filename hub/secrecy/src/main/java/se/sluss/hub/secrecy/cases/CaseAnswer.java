package se.sluss.hub.secrecy.cases;

import java.util.List;
import se.sluss.hub.secrecy.Decision;
import se.sluss.hub.secrecy.UnknownFactsException;

/**
 * The answer to one row.
 *
 * @param outcome an outcome's name, or ERROR
 * @param grounds rule ids, sorted; empty for an error
 * @param obligations obligation codes, sorted; empty for an error
 */
public record CaseAnswer(
    String caseId,
    String outcome,
    List<String> grounds,
    List<String> obligations,
    String explanationSv,
    String explanationEn) {

  /** What the outcome of a row is called that was not understood. */
  public static final String ERROR = "ERROR";

  static CaseAnswer of(String caseId, Decision decision) {
    return new CaseAnswer(
        caseId,
        decision.outcome().name(),
        decision.grounds(),
        decision.obligations(),
        decision.explanationSv(),
        decision.explanationEn());
  }

  static CaseAnswer error(String caseId, UnknownFactsException why) {
    return new CaseAnswer(
        caseId,
        ERROR,
        List.of(),
        List.of(),
        "Raden kan inte prövas. " + why.words().sv(),
        "The row cannot be examined. " + why.words().en());
  }

  /** Whether the row was not understood. */
  public boolean isError() {
    return outcome.equals(ERROR);
  }
}
