package se.sluss.deploy.local.login;

import static org.springframework.security.config.Customizer.withDefaults;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The protocol's endpoints and the pages that people meet. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
  private static final Locale SWEDISH = Locale.of("sv");

  @Bean
  @Order(1)
  SecurityFilterChain protocol(HttpSecurity http) throws Exception {
    http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(withDefaults());
            })
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            errors ->
                errors.defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/login"),
                    new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http, LoginSettings settings) throws Exception {
    http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                    .permitAll()
                    .requestMatchers("/login", "/login.css", "/error")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(form -> form.loginPage("/login"))
        .headers(headers -> headers.contentSecurityPolicy(policy -> allow(policy, settings)));
    return http.build();
  }

  // The answer to the form leads back to the program that asked, so its address must be allowed.
  private static void allow(
      HeadersConfigurer<HttpSecurity>.ContentSecurityPolicyConfig policy, LoginSettings settings) {
    String homes =
        settings.clients().values().stream()
            .map(LoginSettings.Client::home)
            .filter(Objects::nonNull)
            .map(URI::toString)
            .collect(Collectors.joining(" "));
    policy.policyDirectives(
        "default-src 'none'; style-src 'self'; form-action 'self' "
            + homes
            + "; frame-ancestors 'none'; base-uri 'none'");
  }

  @Bean
  UserDetailsService people(LoginSettings settings, PasswordEncoder encoder) {
    Map<String, Person> people =
        settings.people().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry ->
                        new Person(
                            entry.getValue(),
                            Objects.requireNonNull(encoder.encode(entry.getValue().password())))));
    return name -> {
      Person person = people.get(name);
      if (person == null) {
        throw new UsernameNotFoundException("nobody of that name");
      }
      return person;
    };
  }

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("se.sluss.deploy.local.login.texts");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }

  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("SLUSS_LANGUAGE");
    resolver.setDefaultLocaleFunction(request -> known(request.getLocale()));
    return resolver;
  }

  /** English for those who ask for it; Swedish for everybody else. */
  private static Locale known(Locale asked) {
    return asked.getLanguage().equals("en") ? Locale.ENGLISH : SWEDISH;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor byParameter = new LocaleChangeInterceptor();
    byParameter.setParamName("lang");
    byParameter.setIgnoreInvalidLocale(true);
    registry.addInterceptor(byParameter);
  }
}
