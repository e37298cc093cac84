package se.sluss.adapters.kit.door;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.wire.Json;

/** Problems as RFC 9457 has them. */
final class ProblemForm implements RefusalForm {
  private final Json json;

  ProblemForm(Json json) {
    this.json = json;
  }

  /**
   * The first problem, with all of them beside it.
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

  @Override
  public MediaType mediaType() {
    return MediaType.APPLICATION_PROBLEM_JSON;
  }

  @Override
  public byte[] write(List<Problem> problems) {
    Problem first = problems.getFirst();
    if (problems.size() == 1) {
      return json.write(first);
    }
    return json.write(
        new Faulty(
            first.type(),
            first.title(),
            first.status(),
            first.code(),
            first.field(),
            first.sv(),
            first.en(),
            problems));
  }
}
