package se.sluss.adapters.kit.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import se.sluss.adapters.kit.Fault;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;

/** How machines come in, by a bearer token and nothing else, and how they are refused. */
public final class Doorway {
  private final Problems problems;
  private final RefusalForm form;

  Doorway(Problems problems, RefusalForm form) {
    this.problems = problems;
    this.form = form;
  }

  /** Lets only bearer tokens in. Who may go where is the caller's to say. */
  public HttpSecurity bearersOnly(HttpSecurity http) throws Exception {
    return http.addFilterBefore(
            new LoginAway(response -> refuse(response, SlCode.BUSY)),
            BearerTokenAuthenticationFilter.class)
        // No browser and no cookie: a bearer token cannot be made to ride along.
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(_ -> {})
                    .authenticationEntryPoint(
                        (_, response, _) -> refuse(response, SlCode.NOT_LOGGED_IN))
                    .accessDeniedHandler((_, response, _) -> refuse(response, SlCode.FORBIDDEN)));
  }

  /** The numbered answer to what cannot be taken. */
  public ResponseEntity<byte[]> refusal(Fault fault) {
    return refusal(List.of(fault));
  }

  /**
   * The numbered answer to what cannot be taken.
   *
   * @param faults one or more; the first gives the status
   */
  ResponseEntity<byte[]> refusal(List<Fault> faults) {
    List<Problem> all = new ArrayList<>();
    for (Fault fault : faults) {
      all.add(problems.of(fault.code(), fault.field()));
    }
    return ResponseEntity.status(all.getFirst().status())
        .contentType(form.mediaType())
        .body(form.write(all));
  }

  private void refuse(HttpServletResponse response, SlCode code) throws IOException {
    Problem problem = problems.of(code, null);
    response.setStatus(problem.status());
    response.setContentType(form.mediaType().toString());
    if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    if (code == SlCode.BUSY) {
      response.setHeader("Retry-After", "1");
    }
    response.getOutputStream().write(form.write(List.of(problem)));
  }
}
