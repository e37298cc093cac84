package se.sluss.adapters.kit.door;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** Every error as a numbered problem (RFC 9457), in Swedish and English, that repeats nothing. */
@RestControllerAdvice
class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final Problems problems;
  private final Json json;

  ProblemAnswers(Problems problems, Json json) {
    this.problems = problems;
    this.json = json;
  }

  /**
   * The first fault as the problem, with all of them beside it.
   *
   * @param faults in the order of the fields
   */
  record Faulty(
      String type,
      String title,
      int status,
      String code,
      @Nullable String field,
      String sv,
      String en,
      List<Problem> faults) {}

  @ExceptionHandler
  ResponseEntity<byte[]> faults(ManyFaultsException e) {
    List<Problem> all = new ArrayList<>();
    for (Fault fault : e.faults()) {
      all.add(problems.of(fault.code(), fault.field()));
    }
    Problem first = all.getFirst();
    return answer(
        first.status(),
        new Faulty(
            first.type(),
            first.title(),
            first.status(),
            first.code(),
            first.field(),
            first.sv(),
            first.en(),
            all));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(RefusedException e) {
    return answer(e.fault());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> missing(MissingServletRequestParameterException e) {
    return answer(new Fault(SlCode.MISSING_FIELD, "/" + e.getParameterName()));
  }

  @ExceptionHandler({HttpMediaTypeException.class, HttpRequestMethodNotSupportedException.class})
  ResponseEntity<byte[]> form(Exception e) {
    return answer(new Fault(SlCode.MALFORMED, null));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> nowhere(NoResourceFoundException e) {
    return answer(new Fault(SlCode.NOT_FOUND, null));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> unforeseen(RuntimeException e) {
    LOG.error("{} {}", SlCode.INTERNAL, e.getClass().getName());
    return answer(new Fault(SlCode.INTERNAL, null));
  }

  private ResponseEntity<byte[]> answer(Fault fault) {
    Problem problem = problems.of(fault.code(), fault.field());
    return answer(problem.status(), problem);
  }

  private ResponseEntity<byte[]> answer(int status, Object body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(json.write(body));
  }
}
