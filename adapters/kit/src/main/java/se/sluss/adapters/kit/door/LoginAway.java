package se.sluss.adapters.kit.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A login that cannot be asked for its keys is told as that, not as a wrong token. */
final class LoginAway extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(LoginAway.class);

  /** Writes the answer. */
  @FunctionalInterface
  interface Busy {
    void answer(HttpServletResponse response) throws IOException;
  }

  private final Busy busy;

  LoginAway(Busy busy) {
    this.busy = busy;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
      LOG.warn("the login cannot be asked: {}", e.getClass().getSimpleName());
      busy.answer(response);
    }
  }
}
