package se.sluss.adapters.conformance.played;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import se.sluss.contracts.wire.Json;

/** The login's tokens, really signed (RFC 7519 with RS256, RFC 7518 section 3.3). */
public final class PlayedLogin {
  private static final String KEY = "k-1";
  private static final Duration LASTS = Duration.ofMinutes(10);

  private final Json json = new Json();
  private final PlayedHub hub;
  private final Clock clock;
  private final KeyPair keys;

  PlayedLogin(PlayedHub hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shows its key beside whatever else the hub's HTTP side answers. */
  void publish() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    Map<String, String> shown =
        Map.of(
            "kty",
            "RSA",
            "use",
            "sig",
            "alg",
            "RS256",
            "kid",
            KEY,
            "n",
            number(key.getModulus()),
            "e",
            number(key.getPublicExponent()));
    hub.http()
        .stubFor(
            get("/login/keys")
                .willReturn(okJson(new String(json.write(Map.of("keys", List.of(shown))), UTF_8))));
  }

  /** A token that is valid now. */
  public String of(String agency, String scope, String... units) {
    return signed(agency, scope, clock.instant(), units);
  }

  /** A token that was valid an hour ago. */
  public String expired(String agency, String scope, String... units) {
    return signed(agency, scope, clock.instant().minus(Duration.ofHours(1)), units);
  }

  private String signed(String agency, String scope, Instant from, String... units) {
    Map<String, Object> claims =
        Map.of(
            "iss",
            hub.url() + "/login",
            "sub",
            "case-system",
            "iat",
            from.getEpochSecond(),
            "exp",
            from.plus(LASTS).getEpochSecond(),
            "scope",
            scope,
            "agency",
            agency,
            "units",
            List.of(units));
    String content =
        coded(json.write(Map.of("alg", "RS256", "kid", KEY))) + "." + coded(json.write(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + "." + coded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 7518 section 2, Base64urlUInt: big-endian, without a leading zero. */
  private static String number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return coded(Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String coded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
