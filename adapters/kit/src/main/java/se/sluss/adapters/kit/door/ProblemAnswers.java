package se.sluss.adapters.kit.door;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
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

/**
 * Every error as a numbered problem, in Swedish and English, that repeats nothing; in the form of
 * RFC 9457, or in the one of the agency's protocol.
 */
@RestControllerAdvice
class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final Problems problems;
  private final RefusalForm form;

  ProblemAnswers(Problems problems, ObjectProvider<RefusalForm> form, Json json) {
    this.problems = problems;
    this.form = form.getIfAvailable(() -> new ProblemForm(json));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> faults(ManyFaultsException e) {
    List<Problem> all = new ArrayList<>();
    for (Fault fault : e.faults()) {
      all.add(problems.of(fault.code(), fault.field()));
    }
    return answer(all);
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
    return answer(List.of(problems.of(fault.code(), fault.field())));
  }

  private ResponseEntity<byte[]> answer(List<Problem> all) {
    return ResponseEntity.status(all.getFirst().status())
        .contentType(form.mediaType())
        .body(form.write(all));
  }
}
