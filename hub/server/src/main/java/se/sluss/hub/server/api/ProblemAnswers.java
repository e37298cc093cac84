package se.sluss.hub.server.api;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.server.rules.RulesUnavailableException;
import tools.jackson.core.JacksonException;

/** Every error of the HTTP door as a numbered problem (RFC 9457) that repeats nothing. */
@RestControllerAdvice(basePackageClasses = AdapterApi.class)
class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
  private final Problems problems;

  ProblemAnswers(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(RefusedException e) {
    return answer(e.code(), e.field());
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
    if (!(e.getCause() instanceof JacksonException cause)) {
      return answer(SlCode.MALFORMED, null);
    }
    Json.MalformedException malformed = Json.malformed(cause);
    return answer(malformed.code(), malformed.field());
  }

  @ExceptionHandler
  ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
    return answer(SlCode.MISSING_FIELD, "/" + e.getParameterName());
  }

  @ExceptionHandler
  ResponseEntity<Problem> withoutRules(RulesUnavailableException e) {
    LOG.error("{}", e.getMessage());
    return answer(SlCode.RULES_UNAVAILABLE, null);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unforeseen(RuntimeException e) {
    LOG.error("{} {}", SlCode.INTERNAL, e.getClass().getName());
    return answer(SlCode.INTERNAL, null);
  }

  private ResponseEntity<Problem> answer(SlCode code, @Nullable String field) {
    Problem problem = problems.of(code, field);
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
