package se.sluss.adapters.kit.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.sluss.adapters.kit.setup.KitSettings.Secret;

class SignatureTest {
  /** The worked example that the libraries of Standard Webhooks are tested with. */
  @Test
  void itIsThatOfStandardWebhooks() {
    assertThat(
            SignedCall.signature(
                Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}".getBytes(UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  private static WebhookSettings settings(String url, String secret) {
    return new WebhookSettings(
        URI.create(url),
        new Secret(secret),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }

  private static String secret(int bytes) {
    return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
  }

  @ParameterizedTest
  @CsvSource({
    "http://police.example/told, 32",
    "http://127.0.0.1.example/told, 32",
    "ftp://127.0.0.1/told, 32",
    "https:/told, 32",
    "https://police.example/told, 23",
    "https://police.example/told, 65",
  })
  void anAddressInTheOpenOrAShortSecretStopsTheStart(String url, int bytes) {
    assertThatThrownBy(() -> settings(url, secret(bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sluss.webhook.");
  }

  @Test
  void aSecretThatIsNoneIsNotRepeated() {
    assertThatThrownBy(() -> settings("https://police.example/told", "whsec_hemligt!"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hemligt");
    assertThatCode(() -> settings("https://police.example/told", secret(24)))
        .doesNotThrowAnyException();
    assertThat(settings("http://localhost:1/told", secret(64)).toString())
        .doesNotContain(secret(64));
  }
}
