package se.sluss.adapters.portal.config;

import io.github.wimdeblauwe.htmx.spring.boot.security.HxRefreshHeaderAuthenticationEntryPoint;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import se.sluss.adapters.kit.door.DoorPieces;
import se.sluss.adapters.kit.door.Doorway;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.adapters.portal.inbound.Who;

/**
 * Login by OpenID Connect (authorization code with PKCE), rights by role, headers. Rights to a
 * message are the kit's to check; here is only which pages a role has at all.
 */
@Configuration(proxyBeanMethods = false)
@Import(DoorPieces.class)
class Security {
  private static final String REGISTRATION = "sluss";
  private static final String LOGIN = "/oauth2/authorization/" + REGISTRATION;

  /** The one program that may ask something here: whether people have something to read. */
  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, Doorway doorway) throws Exception {
    return doorway
        .bearersOnly(http.securityMatcher("/api/portal/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SCOPE_unread"))
        .build();
  }

  @Bean
  SecurityFilterChain rightsByRole(
      HttpSecurity http,
      ClientRegistrationRepository clients,
      KitSettings kit,
      PortalSettings portal,
      Clock clock)
      throws Exception {
    OidcClientInitiatedLogoutSuccessHandler signedOut =
        new OidcClientInitiatedLogoutSuccessHandler(clients);
    signedOut.setPostLogoutRedirectUri("{baseUrl}/");
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/error", "/sluss.svg", "/portal.css", "/portal.js", "/webjars/**")
                    .permitAll()
                    .requestMatchers("/actuator/health/**", "/actuator/health")
                    .permitAll()
                    .requestMatchers("/notify/**", "/sent/stuck/**")
                    .hasRole("officer")
                    .requestMatchers("/sent/**", "/share/**")
                    .hasAnyRole("officer", "handler")
                    .requestMatchers("/inbox/**", "/glass/**", "/glass", "/code", "/unnamed/**")
                    .hasRole("handler")
                    .requestMatchers("/review/**")
                    .hasAnyRole("reviewer", "head-of-investigation")
                    .requestMatchers("/")
                    .authenticated()
                    .anyRequest()
                    .authenticated())
        .oauth2Login(
            // One login, named, so that the issuer is not asked for its list at start.
            login -> login.loginPage(LOGIN).defaultSuccessUrl("/"))
        .logout(logout -> logout.logoutSuccessHandler(signedOut).deleteCookies("SLUSS_PORTAL"))
        .exceptionHandling(
            e ->
                e.defaultAuthenticationEntryPointFor(
                        new HxRefreshHeaderAuthenticationEntryPoint(),
                        request -> "true".equals(request.getHeader("HX-Request")))
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LOGIN), AnyRequestMatcher.INSTANCE))
        .addFilterBefore(new IdleLogout(clock, portal.idle()), SecurityContextHolderFilter.class)
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(policy(kit)))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .permissionsPolicyHeader(
                        permissions ->
                            permissions.policy(
                                "camera=(), geolocation=(), microphone=(), payment=()")))
        .build();
  }

  /** Asked of the issuer at the first login, so that the portal starts without it. */
  @Bean
  ClientRegistrationRepository clients(KitSettings kit) {
    KitSettings.Login login = kit.login();
    return new SupplierClientRegistrationRepository(
        () ->
            new InMemoryClientRegistrationRepository(
                ClientRegistrations.fromIssuerLocation(login.issuer().toString())
                    .registrationId(REGISTRATION)
                    .clientId(login.clientId())
                    .clientSecret(login.clientSecret().value())
                    .scope("openid")
                    .build()));
  }

  /** Tokens are as old as the adapter's own clock says, which a test or a scenario may set. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(Clock clock) {
    OidcIdTokenDecoderFactory idTokens = new OidcIdTokenDecoderFactory();
    idTokens.setJwtValidatorFactory(
        client -> {
          JwtTimestampValidator times = new JwtTimestampValidator();
          times.setClock(clock);
          OidcIdTokenValidator claims = new OidcIdTokenValidator(client);
          claims.setClock(clock);
          return new DelegatingOAuth2TokenValidator<>(times, claims);
        });
    return idTokens;
  }

  /** The roles of the login's claims, and nothing else, decide which pages there are. */
  @Bean
  GrantedAuthoritiesMapper roles() {
    return authorities ->
        authorities.stream()
            .flatMap(
                authority ->
                    authority instanceof OidcUserAuthority oidc
                        ? roles(oidc)
                        : Stream.<GrantedAuthority>empty())
            .toList();
  }

  private static Stream<GrantedAuthority> roles(OidcUserAuthority oidc) {
    return Who.words(oidc.getAttributes(), "roles").stream()
        .map(role -> new SimpleGrantedAuthority("ROLE_" + role));
  }

  /**
   * Own files only. {@code form-action} names the login too: logging out is a form whose answer
   * leads there, and a browser holds the whole chain to this list.
   */
  private static String policy(KitSettings kit) {
    URI issuer = kit.login().issuer();
    String login = issuer.getScheme() + "://" + issuer.getAuthority();
    return String.join(
        "; ",
        List.of(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self' " + login,
            "base-uri 'none'",
            "frame-ancestors 'none'"));
  }
}
