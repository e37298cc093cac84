package se.sluss.adapters.portal.config;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.servlet.i18n.SessionLocaleResolver;

/**
 * Swedish or English: as chosen here, else as the login says, else as the browser asks, else
 * Swedish. Never a third.
 */
final class Languages extends SessionLocaleResolver {
  private static final Locale SWEDISH = Locale.of("sv", "SE");
  private static final Locale ENGLISH = Locale.of("en", "SE");

  Languages() {
    setDefaultLocaleFunction(request -> ours(wanted(request)));
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    super.setLocale(request, response, ours(locale));
  }

  private static Locale wanted(HttpServletRequest request) {
    if (request.getUserPrincipal() instanceof OAuth2AuthenticationToken login
        && login.getPrincipal().getAttribute("locale") instanceof String tag) {
      return Locale.forLanguageTag(tag);
    }
    return request.getLocale();
  }

  private static Locale ours(@Nullable Locale wanted) {
    return wanted != null && wanted.getLanguage().equals("en") ? ENGLISH : SWEDISH;
  }
}
