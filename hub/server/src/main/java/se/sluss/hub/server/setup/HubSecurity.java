package se.sluss.hub.server.setup;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.util.function.SingletonSupplier;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.wire.Json;
import se.sluss.hub.server.api.FairShare;
import se.sluss.hub.server.audit.RecordRights;

/** Who gets in: adapters by token to {@code /api}, people by login to the pages. */
@Configuration
class HubSecurity {
  private static final String REGISTRATION = "sluss";

  @Bean
  @Order(1)
  SecurityFilterChain adapters(HttpSecurity http, Limits limits, Problems problems, Json json)
      throws Exception {
    return http.securityMatcher("/api/**")
        .addFilterAfter(
            new FairShare(limits, problems, json), SecurityContextHolderAwareRequestFilter.class)
        .authorizeHttpRequests(any -> any.anyRequest().hasAuthority("SCOPE_adapter"))
        .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable()) // no cookie is read here
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain open(HttpSecurity http) throws Exception {
    return http.securityMatcher("/log/**", "/actuator/health/**")
        .authorizeHttpRequests(any -> any.anyRequest().permitAll())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain people(
      HttpSecurity http, ClientRegistrationRepository clients, HubSettings settings)
      throws Exception {
    // At the login too: else the next click would log the same person in again, unasked.
    OidcClientInitiatedLogoutSuccessHandler loggedOut =
        new OidcClientInitiatedLogoutSuccessHandler(clients);
    loggedOut.setPostLogoutRedirectUri("{baseUrl}/");
    URI issuer = settings.login().issuer();
    String loginHost = issuer.getScheme() + "://" + issuer.getAuthority();
    return http.authorizeHttpRequests(
            any ->
                any.requestMatchers("/hub.css", "/hub.svg")
                    .permitAll()
                    .requestMatchers("/audit/**")
                    .hasRole("auditor")
                    .requestMatchers("/operate/**")
                    .hasRole("operator")
                    .anyRequest()
                    .authenticated())
        .oauth2Login(login -> login.loginPage("/oauth2/authorization/" + REGISTRATION))
        .logout(logout -> logout.logoutSuccessHandler(loggedOut))
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    csp ->
                        csp.policyDirectives(
                            "default-src 'none'; style-src 'self'; img-src 'self'; form-action"
                                + " 'self' "
                                + loginHost
                                + "; frame-ancestors 'none'; base-uri 'none'")))
        .build();
  }

  /** The login is asked for its addresses when the first person comes. */
  @Bean
  ClientRegistrationRepository clientRegistrations(HubSettings settings) {
    HubSettings.Login login = settings.login();
    Supplier<ClientRegistration> sluss =
        SingletonSupplier.of(
            () ->
                ClientRegistrations.fromIssuerLocation(login.issuer().toString())
                    .registrationId(REGISTRATION)
                    .clientId(login.clientId())
                    .clientSecret(login.clientSecret().value())
                    .scope("openid")
                    .build());
    return id -> id.equals(REGISTRATION) ? sluss.get() : null;
  }

  /** Roles come from the login's claim {@code roles}. */
  @Bean
  OAuth2UserService<OidcUserRequest, OidcUser> rolesOfPeople(RecordRights rights) {
    OidcUserService service = new OidcUserService();
    return request -> {
      OidcUser user = service.loadUser(request);
      Set<GrantedAuthority> authorities = new HashSet<>();
      @Nullable List<String> roles = user.getClaimAsStringList("roles");
      if (roles != null) {
        roles.forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
      }
      rights.came(user.getName(), roles == null ? Set.of() : Set.copyOf(roles));
      return new DefaultOidcUser(authorities, user.getIdToken(), user.getUserInfo());
    };
  }

  /** The login's answer is checked by the injected clock too. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(Clock clock) {
    OidcIdTokenDecoderFactory factory = new OidcIdTokenDecoderFactory();
    factory.setJwtValidatorFactory(
        registration -> {
          OidcIdTokenValidator validator = new OidcIdTokenValidator(registration);
          validator.setClock(clock);
          return validator;
        });
    return factory;
  }

  /** Tokens are checked by the injected clock; the issuer is asked when the first one comes. */
  @Bean
  JwtDecoder jwtDecoder(HubSettings settings, Clock clock) {
    String issuer = settings.login().issuer().toString();
    return new SupplierJwtDecoder(
        () -> {
          NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
          JwtTimestampValidator time = new JwtTimestampValidator();
          time.setClock(clock);
          decoder.setJwtValidator(
              new DelegatingOAuth2TokenValidator<>(new JwtIssuerValidator(issuer), time));
          return decoder;
        });
  }
}
