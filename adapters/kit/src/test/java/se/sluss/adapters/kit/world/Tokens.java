package se.sluss.adapters.kit.world;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** The login's tokens, really signed. */
public final class Tokens {
  private final World world;
  private final RSAKey key;

  /**
   * @param world whose login it is
   */
  public Tokens(World world) throws JOSEException {
    this.world = world;
    this.key = new RSAKeyGenerator(2048).keyID("k-1").generate();
    world
        .hub()
        .http()
        .stubFor(get("/login/keys").willReturn(okJson(new JWKSet(key.toPublicJWK()).toString())));
  }

  /** A token that is valid now, by the world's clock. */
  public String of(String agency, String scope, String... units) throws JOSEException {
    return signed(agency, scope, world.clock().instant(), units);
  }

  /** A token that was valid an hour ago. */
  public String expired(String agency, String scope, String... units) throws JOSEException {
    return signed(agency, scope, world.clock().instant().minus(Duration.ofHours(1)), units);
  }

  private String signed(String agency, String scope, Instant from, String... units)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k-1").build(),
            new JWTClaimsSet.Builder()
                .issuer(world.hub().url() + "/login")
                .subject("case-system")
                .issueTime(Date.from(from))
                .expirationTime(Date.from(from.plus(Duration.ofMinutes(10))))
                .claim("scope", scope)
                .claim("agency", agency)
                .claim("units", List.of(units))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
