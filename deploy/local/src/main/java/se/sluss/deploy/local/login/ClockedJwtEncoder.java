package se.sluss.deploy.local.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/**
 * Writes the injected clock's time into the tokens that others read. The server's own bookkeeping
 * (codes, refresh tokens, which token is still active) asks the machine's time and offers no other
 * way, so it keeps the machine's times, and only what is signed is moved.
 */
final class ClockedJwtEncoder implements JwtEncoder {
  private static final List<String> TIMES =
      List.of(
          JwtClaimNames.IAT, JwtClaimNames.NBF, JwtClaimNames.EXP, "auth_time" /* OIDC Core 2 */);

  private final JwtEncoder encoder;
  private final Clock clock;
  private final Clock machine;

  ClockedJwtEncoder(JwtEncoder encoder, Clock clock, Clock machine) {
    this.encoder = encoder;
    this.clock = clock;
    this.machine = machine;
  }

  @Override
  public Jwt encode(JwtEncoderParameters parameters) {
    Duration offset = Duration.between(machine.instant(), clock.instant());
    JwtClaimsSet claims = parameters.getClaims();
    JwtClaimsSet.Builder moved = JwtClaimsSet.from(claims);
    for (String name : TIMES) {
      Object time = claims.getClaim(name);
      switch (time) {
        case Instant instant -> moved.claim(name, instant.plus(offset));
        case Date date -> moved.claim(name, Date.from(date.toInstant().plus(offset)));
        case null -> {}
        default -> throw new IllegalStateException("the claim " + name + " is not a time");
      }
    }
    JwtEncoderParameters movedParameters =
        parameters.getJwsHeader() == null
            ? JwtEncoderParameters.from(moved.build())
            : JwtEncoderParameters.from(parameters.getJwsHeader(), moved.build());
    Jwt signed = encoder.encode(movedParameters);
    Map<String, Object> unmoved = new HashMap<>(signed.getClaims());
    TIMES.forEach(name -> unmoved.computeIfPresent(name, (key, value) -> claims.getClaim(key)));
    return new Jwt(
        signed.getTokenValue(),
        claims.getIssuedAt(),
        claims.getExpiresAt(),
        signed.getHeaders(),
        unmoved);
  }
}
