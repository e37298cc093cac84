package se.sluss.adapters.kit.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call to the agency's system, signed as Standard Webhooks 1.0 has it. */
final class SignedCall {
  private static final Logger LOG = LoggerFactory.getLogger(SignedCall.class);
  private static final String HMAC = "HmacSHA256";
  private static final int UNAUTHORIZED = 401;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

  private final WebhookSettings settings;
  private final Clock clock;
  private final HttpClient http;

  SignedCall(WebhookSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    // A redirect would take codes and signature to whoever it names.
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.longest())
            .followRedirects(Redirect.NEVER)
            .build();
  }

  /** What came of a call. */
  sealed interface Reply {
    /** 2xx. */
    record Told() implements Reply {}

    /** An answer that this message gets, and another might not. */
    record Refused(int status) implements Reply {}

    /**
     * None, or one that says "not now".
     *
     * @param after for how long; null when it does not say
     */
    record Silent(@Nullable Duration after) implements Reply {}
  }

  /**
   * Calls.
   *
   * @param id the same for the same change, each time
   * @param body JSON
   */
  Reply post(String id, byte[] body) {
    Instant now = clock.instant();
    HttpRequest request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.longest())
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .header("webhook-signature", signature(settings.key(), id, now, body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      // What it answers is not read: only that it does.
      return reply(http.send(request, BodyHandlers.discarding()));
    } catch (IOException e) {
      LOG.warn("the agency's system does not answer: {}", e.getClass().getSimpleName());
      return new Reply.Silent(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Silent(null);
    }
  }

  /** {@code v1,} and the base64 of HMAC-SHA256 over id, seconds and body with points between. */
  static String signature(byte[] key, String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Reply reply(HttpResponse<Void> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new Reply.Told();
    }
    LOG.warn("the agency's system did not take a call: HTTP {}", status);
    // 401 is a secret that one side has changed: no other message fares better.
    if (status / 100 == 5 || status == UNAUTHORIZED || status == TIMEOUT || status == TOO_MANY) {
      String after = response.headers().firstValue("Retry-After").orElse("");
      return new Reply.Silent(
          SECONDS.matcher(after).matches() ? Duration.ofSeconds(Long.parseLong(after)) : null);
    }
    return new Reply.Refused(status);
  }
}
