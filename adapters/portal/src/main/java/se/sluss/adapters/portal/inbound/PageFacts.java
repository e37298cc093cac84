package se.sluss.adapters.portal.inbound;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows at its head: who looks, where in the portal, the other language. */
@ControllerAdvice
public class PageFacts {
  /** Who looks. */
  @ModelAttribute("who")
  public @Nullable Who who(@Nullable Authentication authentication) {
    return Who.of(authentication);
  }

  /** The room of the portal, for the menu: notify, sent, inbox or share. */
  @ModelAttribute("here")
  public String here(HttpServletRequest request) {
    String path = request.getServletPath();
    int end = path.indexOf('/', 1);
    return end < 0 ? path.substring(Math.min(1, path.length())) : path.substring(1, end);
  }

  /** Where the other language is: this page again, when asking for it again does nothing. */
  @ModelAttribute("languageLink")
  public @Nullable String languageLink(HttpServletRequest request) {
    return request.getMethod().equals("GET") ? request.getServletPath() : null;
  }
}
