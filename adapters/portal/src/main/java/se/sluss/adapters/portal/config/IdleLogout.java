package se.sluss.adapters.portal.config;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that nobody uses. The container's own timeout does not do: a list that keeps
 * itself up to date would keep the session of a telephone left on a table alive for ever.
 */
final class IdleLogout extends OncePerRequestFilter {
  private static final String LAST_USED = IdleLogout.class.getName();

  private final Clock clock;
  private final Duration longest;

  IdleLogout(Clock clock, Duration longest) {
    this.clock = clock;
    this.longest = longest;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      Instant now = clock.instant();
      Object last = session.getAttribute(LAST_USED);
      if (last instanceof Instant used && Duration.between(used, now).compareTo(longest) > 0) {
        session.invalidate();
      } else if (last == null || !isPoll(request)) {
        session.setAttribute(LAST_USED, now);
      }
    }
    chain.doFilter(request, response);
  }

  private static boolean isPoll(HttpServletRequest request) {
    return request.getServletPath().endsWith("/rows");
  }
}
