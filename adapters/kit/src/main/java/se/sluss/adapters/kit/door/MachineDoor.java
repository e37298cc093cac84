package se.sluss.adapters.kit.door;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The door of a program that only machines call: who may call, and how every error looks. */
@Configuration(proxyBeanMethods = false)
@Import({DoorPieces.class, ProblemAnswers.class, SenderUnit.class})
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
  SecurityFilterChain machineDoorChain(HttpSecurity http, Opens opens, Doorway doorway)
      throws Exception {
    String scope = opens.scope();
    return doorway
        .bearersOnly(http)
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
        .build();
  }
}
