package se.sluss.adapters.conformance.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.conformance.plan.Body;
import se.sluss.adapters.conformance.plan.Plan.Saying;
import se.sluss.adapters.conformance.plan.Words;

/** An address; whoever speaks shows a token. */
public final class HttpDoor implements Door {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TOO_MANY = 429;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String address;
  private final Supplier<@Nullable String> token;

  /**
   * @param address of the adapter, without a slash at its end
   * @param token of the agency's system, made anew for each call; null for none
   */
  public HttpDoor(String address, Supplier<@Nullable String> token) {
    this.address = address;
    this.token = token;
  }

  @Override
  public Reply say(Saying saying, Body body, Words words) throws IOException {
    return send(saying, body.bytes(), words, token.get());
  }

  @Override
  public Reply babble(Saying saying, byte[] bytes, Words words) throws IOException {
    return send(saying, bytes, words, token.get());
  }

  /** Says it as somebody with another token, or with none. */
  public Reply say(Saying saying, Words words, @Nullable String other) throws IOException {
    return send(saying, Body.of(saying, words).bytes(), words, other);
  }

  private Reply send(Saying saying, byte[] bytes, Words words, @Nullable String bearer)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + words.in(saying.path())))
            .timeout(PATIENCE)
            .method(
                Objects.requireNonNull(saying.method(), "the plan says no method"),
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    if (saying.media() != null) {
      request.header("Content-Type", saying.media());
    }
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    try {
      return reply(http.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Reply(Reply.Kind.LATER, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Reply.Kind kind =
        status / 100 == 2
            ? Reply.Kind.TAKEN
            : status / 100 == 4 && status != TOO_MANY ? Reply.Kind.REFUSED : Reply.Kind.LATER;
    return new Reply(kind, new String(response.body(), UTF_8));
  }

  @Override
  public boolean open() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/")).timeout(Duration.ofSeconds(5)).build();
    try {
      http.send(request, BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
