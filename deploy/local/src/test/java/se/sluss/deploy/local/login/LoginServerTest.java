package se.sluss.deploy.local.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class LoginServerTest {
  /** 18:00 on a summer evening in Sweden, months from what the machine's clock says. */
  private static final Instant EVENING = Instant.parse("2026-05-04T16:00:00Z");

  private TestLogin login = TestLogin.none();

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    login = TestLogin.start(folder, EVENING);
  }

  @AfterAll
  void stop() {
    login.close();
  }

  @Test
  void anAdapterGetsATokenThatNamesAgencyAndAdapterAndTellsTheClocksTime() throws Exception {
    JWTClaimsSet claims = verified(login.clientToken("police", "adapter"));

    assertThat(claims.getIssuer()).isEqualTo(login.issuer());
    assertThat(claims.getStringClaim("agency")).isEqualTo("polisen");
    assertThat(claims.getStringClaim("adapter")).isEqualTo("police");
    assertThat(claims.getStringListClaim("scope")).containsExactly("adapter");
    assertThat(claims.getIssueTime().toInstant())
        .isBetween(EVENING.minusSeconds(1), EVENING.plus(Duration.ofMinutes(10)));
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void aCaseSystemGetsATokenForNotifyingAndNothingElse() throws Exception {
    JWTClaimsSet claims = verified(login.clientToken("police-case-system", "notify"));

    assertThat(claims.getStringListClaim("units")).containsExactly("polisen-stockholm");
    assertThat(login.askForToken("police-case-system", "adapter").statusCode()).isEqualTo(400);
  }

  @Test
  void aWrongClientSecretIsRefused() throws Exception {
    HttpResponse<String> answer =
        login.post(
            "/oauth2/token",
            Map.of(
                "grant_type", "client_credentials",
                "scope", "adapter",
                "client_id", "police",
                "client_secret", "wrong"));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void anOfficerLogsInAndBothTokensSayWhoWithoutAName() throws Exception {
    Map<String, Object> tokens = login.logIn("portal", "officer", "secret-of-officer");

    for (String kind : List.of("id_token", "access_token")) {
      JWTClaimsSet claims = verified(String.valueOf(tokens.get(kind)));
      assertThat(claims.getSubject()).isEqualTo("5f0c8a0e-6b1d-4f59-9a3e-0d6f6a1c7b01");
      assertThat(claims.getStringClaim("agency")).isEqualTo("polisen");
      assertThat(claims.getStringListClaim("units")).containsExactly("polisen-stockholm-portal");
      assertThat(claims.getStringListClaim("roles"))
          .containsExactly("officer", "responsible-officer");
      assertThat(claims.getStringClaim("locale")).isEqualTo("sv");
      assertThat(claims.getIssueTime().toInstant())
          .isBetween(EVENING.minusSeconds(1), EVENING.plus(Duration.ofMinutes(10)));
    }
    assertThat(tokens.get("expires_in")).isIn(598, 599, 600);
  }

  @Test
  void theServerAcceptsItsOwnTokensAtTheClocksTime() throws Exception {
    Map<String, Object> tokens = login.logIn("portal", "family", "secret-of-family");

    HttpResponse<String> who = login.userInfo(String.valueOf(tokens.get("access_token")));

    assertThat(who.statusCode()).isEqualTo(200);
    assertThat(who.body()).contains("5f0c8a0e-6b1d-4f59-9a3e-0d6f6a1c7b03");
  }

  @Test
  void aRefreshTokenGivesANewTokenOnce() throws Exception {
    Map<String, Object> tokens = login.logIn("portal", "violence", "secret-of-violence");
    String refresh = String.valueOf(tokens.get("refresh_token"));

    assertThat(login.refresh("portal", refresh).statusCode()).isEqualTo(200);
    assertThat(login.refresh("portal", refresh).statusCode()).isEqualTo(400);
  }

  @Test
  void aCodeWithoutProofOfWhoAskedForItIsRefused() throws Exception {
    URI back = login.codeWithoutProof("portal");

    assertThat(back.getQuery()).contains("error=invalid_request").doesNotContain("code=");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() throws Exception {
    HttpResponse<String> wrong = login.tryPassword("officer", "wrong");
    HttpResponse<String> unknown = login.tryPassword("nobody", "wrong");

    assertThat(wrong.statusCode()).isEqualTo(302);
    assertThat(wrong.headers().firstValue("Location"))
        .isEqualTo(unknown.headers().firstValue("Location"))
        .hasValueSatisfying(address -> assertThat(address).endsWith("/login?error"));
  }

  @Test
  void aStrangeReturnAddressIsNotFollowed() throws Exception {
    HttpResponse<String> answer = login.askForCode("portal", "http://evil.example/back");

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void thePageSpeaksTheBrowsersLanguageAndSwedishToAllOthers() throws Exception {
    assertThat(login.page("/login", "en-GB")).contains("lang=\"en\"").contains("Log in to Sluss");
    assertThat(login.page("/login", "sv-SE")).contains("lang=\"sv\"").contains("Logga in i Sluss");
    assertThat(login.page("/login", "fi-FI")).contains("lang=\"sv\"");
    assertThat(login.page("/login?lang=en", "sv-SE")).contains("lang=\"en\"");
  }

  @Test
  void healthIsToldWithoutLoggingIn() throws Exception {
    assertThat(login.page("/actuator/health", "sv")).contains("UP");
  }

  private JWTClaimsSet verified(String token) throws Exception {
    SignedJWT jwt = SignedJWT.parse(token);
    JWKSet keys = JWKSet.parse(login.page("/oauth2/jwks", "sv"));
    assertThat(keys.getKeys()).noneMatch(key -> key.isPrivate());
    assertThat(
            jwt.verify(
                new RSASSAVerifier(
                    keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey().toRSAPublicKey())))
        .isTrue();
    return jwt.getJWTClaimsSet();
  }
}
