package se.sluss.hub.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Json;

/**
 * Each adapter has as many questions at once as config/limits.yaml allows; one more is told to come
 * back (429, RFC 6585 section 4). So one that floods the door, or is slow to read, takes no other's
 * place. Who asks is known before: it stands behind the login.
 */
public final class FairShare extends OncePerRequestFilter {
  private static final String SOON = "1";

  private final int atOnce;
  private final Problems problems;
  private final Json json;
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

  /** How many, and how a no is written. */
  public FairShare(Limits limits, Problems problems, Json json) {
    this.atOnce = limits.requestsAtOnce();
    this.problems = problems;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    @Nullable Principal adapter = request.getUserPrincipal();
    if (adapter == null) { // refused further on
      chain.doFilter(request, response);
      return;
    }
    Semaphore own = places.computeIfAbsent(adapter.getName(), _ -> new Semaphore(atOnce));
    if (!own.tryAcquire()) {
      Problem problem = problems.of(SlCode.BUSY, null);
      response.setStatus(problem.status());
      response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(json.write(problem));
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      own.release();
    }
  }
}
