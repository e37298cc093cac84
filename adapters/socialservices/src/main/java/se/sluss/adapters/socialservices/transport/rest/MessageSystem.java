package se.sluss.adapters.socialservices.transport.rest;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.RestClientException;
import se.sluss.contracts.wire.Json;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** A message system over HTTP: one answer, within a time and a size, or silence. */
public final class MessageSystem {
  private static final Logger LOG = LoggerFactory.getLogger(MessageSystem.class);

  /** A message of 30 MB as base64, and what stands around it. */
  private static final int MOST_BYTES = 42 * 1024 * 1024;

  /** How many times the longest silence a whole answer may take. */
  private static final int WHOLE = 10;

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

  private static final JsonFactory BOUNDED =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxStringLength(MOST_BYTES)
                  .maxNumberLength(20)
                  .build())
          .build();

  private final URI base;
  private final Supplier<String> token;
  private final HttpClient http;
  private final Duration longest;
  private final Json json;

  /**
   * @param base such as {@code https://mt.example/v1}
   * @param token our own access token there
   * @param longest its longest silence; a whole answer may take ten times that
   * @param tls whom to trust, and as whom
   * @param json reads trees
   */
  public MessageSystem(
      URI base, Supplier<String> token, Duration longest, SSLContext tls, Json json) {
    this.base = base;
    this.token = token;
    this.longest = longest;
    this.json = json;
    // A redirect would take token and content to whoever it names.
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(longest)
            .followRedirects(Redirect.NEVER)
            .sslContext(tls)
            .build();
  }

  /** What came of a call. */
  sealed interface Reply {
    /** An answer that can be one of the interface's. */
    record Answered(int status, byte[] body) implements Reply {
      @Override
      public String toString() {
        return "Answered[" + status + "]";
      }
    }

    /**
     * None, or one that says "not now".
     *
     * @param after for how long; null when it does not say
     */
    record Silent(@Nullable Duration after) implements Reply {}

    /** One that is larger than any message may be; the rest of it was let fall. */
    record TooLarge() implements Reply {}
  }

  Reply get(String path) {
    return call(to(path).GET());
  }

  Reply post(String path, byte[] body) {
    return call(
        to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
  }

  Reply delete(String path) {
    return call(to(path).DELETE());
  }

  /** The tree of a body. */
  JsonNode tree(byte[] body) {
    return json.mapper().readTree(BOUNDED.createParser(ObjectReadContext.empty(), body));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Accept", "application/json")
        .timeout(longest);
  }

  private Reply call(HttpRequest.Builder request) {
    try {
      request.header("Authorization", "Bearer " + token.get());
    } catch (OAuth2AuthorizationException | RestClientException | IllegalArgumentException e) {
      LOG.warn("the message system's login does not answer: {}", name(e));
      return new Reply.Silent(null);
    }
    Body body = new Body();
    // The request's own time-out ends with the headers, and a body can be dribbled.
    CompletableFuture<HttpResponse<Void>> answer =
        http.sendAsync(request.build(), BodyHandlers.ofByteArrayConsumer(body));
    try {
      HttpResponse<Void> response = answer.get(longest.toMillis() * WHOLE, TimeUnit.MILLISECONDS);
      return body.tooLarge() ? new Reply.TooLarge() : reply(response, body.toArray());
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the message system does not answer: {}", name(e));
      return body.tooLarge() ? new Reply.TooLarge() : new Reply.Silent(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Silent(null);
    } finally {
      answer.cancel(true);
    }
  }

  private static Reply reply(HttpResponse<Void> response, byte[] body) {
    int status = response.statusCode();
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean json = type.toLowerCase(Locale.ROOT).startsWith("application/json");
    // 401 is for the next token; a page in answer to a question is somebody else's.
    if (status == 401 || status == 429 || status >= 500 || (status == 200 && !json)) {
      LOG.warn("the message system cannot answer now: HTTP {}", status);
      return new Reply.Silent(after(response));
    }
    return new Reply.Answered(status, body);
  }

  /** Retry-After in seconds (RFC 9110 section 10.2.3); a date is left to our own pace. */
  private static @Nullable Duration after(HttpResponse<Void> response) {
    String asked = response.headers().firstValue("Retry-After").orElse("");
    return SECONDS.matcher(asked).matches() ? Duration.ofSeconds(Long.parseLong(asked)) : null;
  }

  private static String name(Exception e) {
    Throwable cause = e.getCause();
    return (cause == null ? e : cause).getClass().getSimpleName();
  }

  /** What is kept of an answer: all of it, or no more than the bound. */
  private static final class Body implements Consumer<Optional<byte[]>> {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean over;

    @Override
    public synchronized void accept(Optional<byte[]> chunk) {
      chunk.ifPresent(
          bytes -> {
            over = over || kept.size() + bytes.length > MOST_BYTES;
            if (!over) {
              kept.writeBytes(bytes);
            }
          });
    }

    synchronized boolean tooLarge() {
      return over;
    }

    synchronized byte[] toArray() {
      return kept.toByteArray();
    }
  }
}
