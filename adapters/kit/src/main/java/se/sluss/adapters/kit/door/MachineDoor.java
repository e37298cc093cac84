package se.sluss.adapters.kit.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Json;

/** A door for machines: who may call, how much is read, how errors look. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAnswers.class, SenderUnit.class})
public class MachineDoor {
  /**
   * What an adapter opens.
   *
   * @param paths pattern of the paths behind the login, such as {@code /api/police/**}
   * @param scope that a token must have for them; absent when the adapter asks at each call for the
   *     scope of that call
   * @param open paths without login, besides the health check
   */
  public record Opens(String paths, @Nullable String scope, List<String> open) {
    /** Copies the list. */
    public Opens {
      open = List.copyOf(open);
    }
  }

  @Bean
  BoundedBody boundedBody(KitSettings settings) throws ConfigException {
    return new BoundedBody(Limits.load(settings.configDir()).requestBytes());
  }

  @Bean
  StrictReader strictReader(Json json) {
    return new StrictReader(json);
  }

  @Bean
  SecurityFilterChain machineDoorChain(
      HttpSecurity http,
      Opens opens,
      Problems problems,
      ObjectProvider<RefusalForm> asked,
      Json json)
      throws Exception {
    RefusalForm form = asked.getIfAvailable(() -> new ProblemForm(json));
    String scope = opens.scope();
    return http.addFilterBefore(
            new LoginAway(response -> answer(response, form, problems.of(SlCode.BUSY, null))),
            BearerTokenAuthenticationFilter.class)
        // No browser and no cookie: a bearer token cannot be made to ride along.
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health")
                    .permitAll()
                    .requestMatchers(opens.open().toArray(String[]::new))
                    .permitAll()
                    .requestMatchers(opens.paths())
                    .access(
                        scope == null
                            ? AuthenticatedAuthorizationManager.authenticated()
                            : AuthorityAuthorizationManager.hasAuthority("SCOPE_" + scope))
                    .anyRequest()
                    .denyAll())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(_ -> {})
                    .authenticationEntryPoint(
                        (_, response, _) ->
                            answer(response, form, problems.of(SlCode.NOT_LOGGED_IN, null)))
                    .accessDeniedHandler(
                        (_, response, _) ->
                            answer(response, form, problems.of(SlCode.FORBIDDEN, null))))
        .build();
  }

  private static void answer(HttpServletResponse response, RefusalForm form, Problem problem)
      throws IOException {
    response.setStatus(problem.status());
    response.setContentType(form.mediaType().toString());
    if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    if (problem.status() == SlCode.BUSY.status()) {
      response.setHeader("Retry-After", "1");
    }
    response.getOutputStream().write(form.write(List.of(problem)));
  }
}
