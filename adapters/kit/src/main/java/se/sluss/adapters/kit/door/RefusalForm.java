package se.sluss.adapters.kit.door;

import java.util.List;
import org.springframework.http.MediaType;
import se.sluss.contracts.problem.Problem;

/** How a refusal looks in an agency's protocol. A bean of it replaces the problems of RFC 9457. */
public interface RefusalForm {
  /** What the body is. */
  MediaType mediaType();

  /**
   * The body.
   *
   * @param problems one or more, in the order of the fields; the first gives the answer's status
   */
  byte[] write(List<Problem> problems);
}
