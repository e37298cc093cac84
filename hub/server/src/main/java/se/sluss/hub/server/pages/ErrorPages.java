package se.sluss.hub.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a person is told when a page is refused, not there or broken: constant text. */
@Component
class ErrorPages implements ErrorViewResolver {
  private final Notice notice;

  ErrorPages(Notice notice) {
    this.notice = notice;
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> unused) {
    String kind =
        switch (status) {
          case FORBIDDEN, NOT_FOUND -> String.valueOf(status.value());
          default -> "other";
        };
    return new ModelAndView("hub/error", Map.of("kind", kind, "demo", notice.demo()), status);
  }
}
