package se.sluss.adapters.portal;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.annotation.Order;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import se.sluss.adapters.kit.hub.HubApi;
import se.sluss.adapters.kit.setup.KitAutoConfiguration;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Json;

/**
 * The portal's own beans on a faked kit: no database, broker, hub or login. No component, so that
 * the real portal does not find it.
 */
@EnableAutoConfiguration(
    exclude = {
      KitAutoConfiguration.class,
      DataSourceAutoConfiguration.class,
      FlywayAutoConfiguration.class
    },
    excludeName = "org.apache.camel.spring.boot.CamelAutoConfiguration")
@ComponentScan(
    basePackages = "se.sluss.adapters.portal",
    excludeFilters =
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PortalAdapter.class))
class PortalOnFakes {
  private static final Path CONFIG = Path.of("../../config");

  /** Who can log in to the tests, and the claims of each. */
  static final Map<String, Map<String, Object>> PEOPLE =
      Map.of(
          "reviewer", claims("reviewer-1", FakeKit.POLICE.value(), "reviewer"),
          "officer", claims("officer-1", FakeKit.POLICE.value(), "officer"),
          "responsible",
              claims("officer-2", FakeKit.POLICE.value(), "officer", "responsible-officer"),
          "violence",
              claims(
                  "handler-1",
                  FakeKit.VIOLENCE.value(),
                  "handler",
                  "responsible-officer",
                  "named-handler"),
          "colleague", claims("handler-2", FakeKit.VIOLENCE.value(), "handler"),
          "family", claims("handler-3", FakeKit.FAMILY.value(), "handler", "named-handler"),
          "auditor", claims("auditor-1", "hub", "auditor"));

  /** What somebody is answered in Swedish, with the token that a form of ours has. */
  static MockHttpServletResponse visit(
      MockMvc mvc, String person, MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(
            request.locale(Locale.of("sv")).with(authentication(person(person))).with(csrf()))
        .andReturn()
        .getResponse();
  }

  @Bean
  Clock clock() {
    return FakeKit.CLOCK;
  }

  @Bean
  FakeKit kit() {
    return new FakeKit();
  }

  @Bean
  KitSettings kitSettings() {
    return new KitSettings(
        "portal",
        CONFIG,
        Path.of("target/none"),
        new KitSettings.Secret("unused"),
        new KitSettings.Hub(List.of(URI.create("http://127.0.0.1:1"))),
        new KitSettings.Broker("tcp://127.0.0.1:1", "none", new KitSettings.Secret("unused")),
        new KitSettings.Login(
            URI.create("http://127.0.0.1:1"), "portal", new KitSettings.Secret("unused")),
        new KitSettings.Keys(Path.of("none"), new KitSettings.Secret("unused"), Path.of("none")),
        new KitSettings.Log(Path.of("none")),
        new KitSettings.Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1,
            Duration.ofSeconds(1),
            1,
            Duration.ofDays(90),
            Duration.ofSeconds(1)));
  }

  @Bean
  Directory directory() throws ConfigException {
    return Directory.load(CONFIG);
  }

  @Bean
  MessageTypes types() throws ConfigException {
    return MessageTypes.load(CONFIG);
  }

  @Bean
  Json json() {
    return new Json();
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  /** No program has a token here; one that calls is in {@code UnreadTest}. */
  @Bean
  JwtDecoder noProgram() {
    return _ -> {
      throw new BadJwtException("no program");
    };
  }

  @Bean
  HubApi hub() {
    return new FakeHub();
  }

  /** The login of a person of {@link #PEOPLE}. */
  static Authentication person(String name) {
    Map<String, Object> claims = PEOPLE.getOrDefault(name, Map.of());
    Instant now = FakeKit.NOW;
    OidcIdToken token = new OidcIdToken("none", now, now.plusSeconds(3600), claims);
    List<SimpleGrantedAuthority> roles =
        ((List<?>) claims.getOrDefault("roles", List.of()))
            .stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
    return new OAuth2AuthenticationToken(new DefaultOidcUser(roles, token), roles, "sluss");
  }

  private static Map<String, Object> claims(String sub, String unit, String... roles) {
    return Map.of(
        "sub", sub, "units", List.of(unit), "roles", List.copyOf(new TreeSet<>(List.of(roles))));
  }

  /** A way in for a browser, in tests alone. */
  @Bean
  RouterFunction<ServerResponse> testLogin() {
    return RouterFunctions.route()
        .GET(
            "/test-login/{name}",
            request -> {
              SecurityContext context = SecurityContextHolder.createEmptyContext();
              context.setAuthentication(person(request.pathVariable("name")));
              request.session().setAttribute(SPRING_SECURITY_CONTEXT_KEY, context);
              return ServerResponse.seeOther(URI.create("/")).build();
            })
        .build();
  }

  @Bean
  @Order(0)
  SecurityFilterChain testLoginIsOpen(HttpSecurity http) throws Exception {
    return http.securityMatcher("/test-login/**")
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }
}
