package se.sluss.adapters.socialservices.config;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** Who may call. */
@Configuration(proxyBeanMethods = false)
class Security {
  /** A case system's token must have this scope. */
  private static final String CASE_SYSTEM = "SCOPE_case-system";

  @Bean
  SecurityFilterChain door(HttpSecurity http, Problems problems, Json json) throws Exception {
    return http
        // No browser and no cookie: a bearer token cannot be made to ride along.
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health")
                    .permitAll()
                    .requestMatchers("/api/social/**")
                    .hasAuthority(CASE_SYSTEM)
                    .anyRequest()
                    .denyAll())
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> {})
                    .authenticationEntryPoint(
                        (_, response, _) ->
                            answer(response, json, problems.of(SlCode.NOT_LOGGED_IN, null)))
                    .accessDeniedHandler(
                        (_, response, _) ->
                            answer(response, json, problems.of(SlCode.FORBIDDEN, null))))
        .build();
  }

  private static void answer(HttpServletResponse response, Json json, Problem problem)
      throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.getOutputStream().write(json.write(problem));
  }
}
