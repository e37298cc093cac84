package se.sluss.adapters.kriminalvarden.config;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** There is no door on the net: only whether it is alive may be asked. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Shut {
  @Bean
  SecurityFilterChain shutChain(HttpSecurity http) throws Exception {
    return http.csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests.requestMatchers("/actuator/health").permitAll().anyRequest().denyAll())
        .build();
  }
}
