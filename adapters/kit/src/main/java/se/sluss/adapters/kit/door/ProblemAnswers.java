package se.sluss.adapters.kit.door;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;

/**
 * Every error as a numbered problem, in Swedish and English, that repeats nothing; in the form of
 * RFC 9457, or in the one of the agency's protocol.
 */
@RestControllerAdvice
class ProblemAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  private final Doorway doorway;

  ProblemAnswers(Doorway doorway) {
    this.doorway = doorway;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> faults(ManyFaultsException e) {
    return doorway.refusal(e.faults());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refused(RefusedException e) {
    return doorway.refusal(e.fault());
  }

  @ExceptionHandler
  ResponseEntity<byte[]> missing(MissingServletRequestParameterException e) {
    return doorway.refusal(new Fault(SlCode.MISSING_FIELD, "/" + e.getParameterName()));
  }

  @ExceptionHandler({HttpMediaTypeException.class, HttpRequestMethodNotSupportedException.class})
  ResponseEntity<byte[]> form(Exception e) {
    return doorway.refusal(new Fault(SlCode.MALFORMED, null));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> nowhere(NoResourceFoundException e) {
    return doorway.refusal(new Fault(SlCode.NOT_FOUND, null));
  }

  @ExceptionHandler
  ResponseEntity<byte[]> unforeseen(RuntimeException e) {
    LOG.error("{} {}", SlCode.INTERNAL, e.getClass().getName());
    return doorway.refusal(new Fault(SlCode.INTERNAL, null));
  }
}
