package se.sluss.contracts.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A log behind a URL prefix (C2SP tlog-tiles). */
public final class HttpSource implements LogSource, AutoCloseable {
  /** Above the largest entry bundle: 256 entries of 65 535 bytes. */
  private static final int MOST_BYTES = 1 << 25;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI prefix;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          // What comes is verified, from wherever.
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** The prefix with or without a slash at its end. */
  public HttpSource(URI prefix) {
    String text = prefix.toString();
    this.prefix = text.endsWith("/") ? prefix : URI.create(text + "/");
  }

  @Override
  public Optional<byte[]> fetch(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(prefix.resolve(path))
            .timeout(PATIENCE)
            .header("Accept-Encoding", "gzip, identity")
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return switch (response.statusCode()) {
          case 200 -> Optional.of(unpacked(response, bounded(body)));
          case 404, 410 -> Optional.empty();
          default -> throw new IOException(path + ": HTTP status " + response.statusCode());
        };
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(path);
    }
  }

  /** Logs may send gzip without being asked (tlog-tiles). */
  private static byte[] unpacked(HttpResponse<?> response, byte[] body) throws IOException {
    if (!response.headers().firstValue("Content-Encoding").orElse("identity").equals("gzip")) {
      return body;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return bounded(in);
    }
  }

  private static byte[] bounded(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new IOException("an answer is larger than any file of a log");
    }
    return bytes;
  }

  @Override
  public void close() {
    client.close();
  }
}
