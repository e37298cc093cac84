package se.sluss.adapters.healthcare.mapping;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.StringType;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.SlCode;

/** Numbered problems as FHIR tells them: number, words in both languages, path. Never a value. */
public final class Outcomes {
  private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

  private Outcomes() {}

  /** One issue for each problem. */
  public static OperationOutcome of(List<Problem> problems) {
    OperationOutcome outcome = new OperationOutcome();
    for (Problem problem : problems) {
      OperationOutcomeIssueComponent issue =
          outcome
              .addIssue()
              .setSeverity(IssueSeverity.ERROR)
              .setCode(type(SlCode.of(problem.code())));
      issue
          .getDetails()
          .addCoding()
          .setSystem(Systems.PROBLEM)
          .setCode(problem.code())
          .setDisplay(problem.title());
      StringType text = new StringType(problem.en());
      text.addExtension(translation("sv", problem.sv()));
      issue.getDetails().setTextElement(text);
      String path = problem.field();
      if (path != null && !path.isEmpty()) {
        issue.addExpression(path);
      }
    }
    return outcome;
  }

  /** That nothing is wrong. */
  static OperationOutcome allWell() {
    OperationOutcome outcome = new OperationOutcome();
    outcome.addIssue().setSeverity(IssueSeverity.INFORMATION).setCode(IssueType.INFORMATIONAL);
    return outcome;
  }

  private static Extension translation(String language, String content) {
    Extension translation = new Extension(TRANSLATION);
    translation.addExtension("lang", new CodeType(language));
    translation.addExtension("content", new StringType(content));
    return translation;
  }

  private static IssueType type(SlCode code) {
    return switch (code) {
      case MALFORMED, UNKNOWN_FIELD -> IssueType.STRUCTURE;
      case MISSING_FIELD -> IssueType.REQUIRED;
      case WRONG_VALUE, PERSONAL_NUMBER, FUTURE_DATE -> IssueType.VALUE;
      case OVERSIZE -> IssueType.TOOLONG;
      case NOT_FOUND -> IssueType.NOTFOUND;
      case NOT_LOGGED_IN -> IssueType.LOGIN;
      case FORBIDDEN, DENIED, NOT_YOUR_UNIT -> IssueType.FORBIDDEN;
      case SAME_ID_OTHER_CONTENT -> IssueType.CONFLICT;
      case FHIR_NOT_OFFERED, FHIR_NOT_ACCEPTABLE, UNKNOWN_FORMAT -> IssueType.NOTSUPPORTED;
      case BUSY -> IssueType.THROTTLED;
      case HUB_UNREACHABLE, RULES_UNAVAILABLE -> IssueType.TRANSIENT;
      case INTERNAL -> IssueType.EXCEPTION;
      default -> IssueType.BUSINESSRULE;
    };
  }
}
